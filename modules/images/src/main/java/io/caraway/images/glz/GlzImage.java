package io.caraway.images.glz;

import io.caraway.raster.PixelFormat;

/**
 * An image that later ones may refer to. Nobody writes its pixels any more.
 *
 * @param id its number
 * @param format what a pixel is; only images of the same format refer to each other
 * @param pixels in the order they stood in the stream, which need not be top row first
 */
@SuppressWarnings("ArrayRecordComponent") // megabytes long and immutable: shared, compared by identity
record GlzImage(long id, PixelFormat format, int[] pixels) {}
