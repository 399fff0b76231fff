/**
 * The GLZ form of SPICE: LZ with matches into earlier images of the same session. Read only.
 *
 * <p>A {@link io.caraway.images.glz.GlzWindow} holds the earlier images and reads the next one; it belongs to the connection
 * the images came on. {@link io.caraway.images.glz.ZlibGlz} unpacks the images that were deflated on top. Behind them
 * {@code GlzHeader} is what a stream says of itself and {@code GlzTokenReader} knows the bytes of matches; literals are those
 * of LZ.
 */
@NullMarked
package io.caraway.images.glz;

import org.jspecify.annotations.NullMarked;
