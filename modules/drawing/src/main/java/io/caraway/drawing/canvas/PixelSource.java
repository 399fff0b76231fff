package io.caraway.drawing.canvas;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;

/** A picture that an operation reads: of an image, or of a surface as it is at the moment of reading. */
interface PixelSource {
    /** The pixels of an image. */
    static PixelSource of(Pixels pixels) {
        return new PixelsSource(pixels);
    }

    /** The pixels of a surface. */
    static PixelSource of(Surface surface) {
        return new SurfaceSource(surface, surface.format());
    }

    /** What a pixel is. */
    PixelFormat format();

    /** The same bits, taken for pixels of another format of the same size. */
    PixelSource as(PixelFormat other);

    /** The whole area. */
    Rect bounds();

    /** Copies {@code count} pixels of a row, which must lie inside, to {@code target} from {@code offset} on. */
    void read(int x, int y, int count, int[] target, int offset);

    /** The pixels of {@code area}, which must lie inside and not be empty. */
    Pixels pixels(Rect area);

    /** Whether {@link #pixels} of the whole costs nothing. */
    boolean isWholeAtHand();

    /** Puts pixels on a surface of the same pixel size; the one at {@code x}, {@code y} goes to the corner of {@code area}. */
    void copyTo(Surface target, Rect area, int x, int y);
}
