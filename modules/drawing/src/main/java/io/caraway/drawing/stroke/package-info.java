/**
 * Which pixels lines and letters cover, to the pixel as SPICE viewers draw them.
 *
 * <p>{@link io.caraway.drawing.stroke.Stroker} turns a path into spans, {@link io.caraway.drawing.stroke.GlyphMask} a line of
 * text into a mask. A viewer draws these commands itself, so what is rendered here has to agree with it down to how ties are
 * rounded; oddities of viewers are therefore kept, and named where they stand. Nothing here knows colours, clips or surfaces.
 */
@NullMarked
package io.caraway.drawing.stroke;

import org.jspecify.annotations.NullMarked;
