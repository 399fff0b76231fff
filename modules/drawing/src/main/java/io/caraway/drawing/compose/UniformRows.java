package io.caraway.drawing.compose;

import io.caraway.raster.Pixels;
import java.util.Arrays;

/** Rows of a picture that is the same everywhere. */
final class UniformRows implements Rows {
    private final int[] argb;

    UniformRows(Pixels pixels, int width) {
        argb = new int[width];
        Arrays.fill(argb, Coding.decode(pixels.format(), pixels.values()[0]));
    }

    @Override
    public int read(int row) {
        return 0;
    }

    @Override
    public int[] values() {
        return argb;
    }
}
