package io.caraway.export.avi;

import io.caraway.export.Picture;
import io.caraway.images.jpeg.JpegImages;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;

/** JPEG in which four pixels share a colour, as cameras write it; by the fastest codec there is. */
final class HalfColorFrames implements JpegFrames {
    @Override
    public byte[] encode(Picture picture) {
        Pixels pixels = new Pixels(
                PixelFormat.XRGB32, picture.size().width(), picture.size().height(), picture.rgb());
        return JpegImages.write(pixels, QUALITY);
    }
}
