package io.caraway.drawing.compose;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;

/** Pictures in another format. */
public final class Conversion {
    private Conversion() {}

    /**
     * The picture in that format, as {@link CompositeOperator#SRC} makes it: fewer bits are repeated to make more, surplus bits
     * are cut off, colours stay premultiplied, A1 and A8 have black colours. The same picture if it has that format already.
     *
     * @return a picture of the same size
     */
    public static Pixels convert(Pixels pixels, PixelFormat format) {
        if (pixels.format() == format) {
            return pixels;
        }
        int[] values = new int[pixels.values().length];
        Coding.decode(pixels.format(), pixels.values(), 0, values, 0, values.length);
        Coding.encode(format, values, 0, values, 0, values.length);
        return new Pixels(format, pixels.width(), pixels.height(), values);
    }
}
