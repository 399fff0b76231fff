package io.caraway.export.avi;

import io.caraway.export.Picture;
import io.caraway.images.jpeg.JpegImages;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;

/** JPEG in which four pixels share a colour, which is what every player knows; by the fastest codec there is. */
final class UsualFrames implements JpegFrames {
    @Override
    public byte[] encode(Picture picture) {
        Pixels pixels = new Pixels(
                PixelFormat.XRGB32, picture.size().width(), picture.size().height(), picture.rgb());
        return JpegImages.write(pixels, QUALITY);
    }
}
