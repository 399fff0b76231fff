/** Plain pixels: {@link io.caraway.images.bitmap.Bitmap}. */
@NullMarked
package io.caraway.images.bitmap;

import org.jspecify.annotations.NullMarked;
