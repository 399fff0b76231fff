/**
 * What of the drawables that wait to be sent need not be sent any more.
 *
 * <p>{@link io.caraway.drawing.tree.RenderTree} holds them in order. Three views of a drawable decide:
 * {@link io.caraway.drawing.tree.Touched} what it may change, {@link io.caraway.drawing.tree.Overwritten} where the pixels it
 * leaves do not depend on those it found, {@link io.caraway.drawing.tree.Displaced} what it reads elsewhere than where it
 * draws. They follow the painters of {@link io.caraway.drawing.canvas} and change with them. Each tree belongs to the thread
 * of its display; nothing here draws.
 */
@NullMarked
package io.caraway.drawing.tree;

import org.jspecify.annotations.NullMarked;
