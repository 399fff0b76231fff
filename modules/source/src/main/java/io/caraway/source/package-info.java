/**
 * Who draws: each source yields {@link io.caraway.drawing.DisplayEvent}s and takes the viewers' input.
 *
 * <p>{@link io.caraway.source.EmbeddedScreen} is drawn on by the program that holds it; the sub-packages {@code vnc} and
 * {@code spice} are the desktop of a VNC and of a SPICE server. {@link io.caraway.source.SourceTitle} tells viewers how it is with one. A source never waits for a viewer, and does not know that there are any.
 */
@NullMarked
package io.caraway.source;

import org.jspecify.annotations.NullMarked;
