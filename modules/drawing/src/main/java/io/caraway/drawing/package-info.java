/**
 * What is drawn, and how it becomes pixels.
 *
 * <p>{@link io.caraway.drawing.DisplayEvent} is the waist of the whole house: every source yields these events, every
 * viewer and recorder is fed by them. {@link io.caraway.drawing.Drawable} is one drawing command,
 * {@link io.caraway.drawing.canvas.Canvas} renders it, {@link io.caraway.drawing.DisplayState} is what all events so far add up
 * to. Events and drawables are immutable; a state belongs to one thread. Nothing here knows a protocol.
 */
@NullMarked
package io.caraway.drawing;

import org.jspecify.annotations.NullMarked;
