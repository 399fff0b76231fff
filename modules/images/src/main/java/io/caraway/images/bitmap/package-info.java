/**
 * Pixels as they are: {@link io.caraway.images.bitmap.Bitmaps} reads and writes them in each
 * {@link io.caraway.images.BitmapFormat}, a row at a time by {@code RowReader} and {@code RowWriter}. Pure functions of their
 * input.
 */
@NullMarked
package io.caraway.images.bitmap;

import org.jspecify.annotations.NullMarked;
