/**
 * Pictures as JPEG, with and without alpha.
 *
 * <p>{@link io.caraway.images.jpeg.JpegImages} is the door. The work is done by a {@code JpegCodec}: {@code TurboJpeg}, the
 * library of the system, where it can be loaded, else {@code JdkJpeg}, which is always there. What either is given to read has
 * passed {@code JpegHeader}, so that neither sees a picture of another size, and none that is cut off.
 */
@NullMarked
package io.caraway.images.jpeg;

import org.jspecify.annotations.NullMarked;
