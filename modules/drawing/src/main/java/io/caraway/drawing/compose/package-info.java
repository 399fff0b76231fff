/**
 * Composes pictures: one is laid over another, seen through a third, moved, scaled, repeated.
 *
 * <p>{@link io.caraway.drawing.compose.Compositor} does it, {@link io.caraway.drawing.compose.Sampler} says how a picture is
 * read, {@link io.caraway.drawing.compose.Conversion} changes a picture's format. Results are those of the pixman library,
 * version 0.42.2, to the last bit: SPICE viewers draw with it, and a canvas that is off by one drifts away from theirs.
 * Nothing here keeps state; everything may be called from any thread.
 */
@NullMarked
package io.caraway.drawing.compose;

import org.jspecify.annotations.NullMarked;
