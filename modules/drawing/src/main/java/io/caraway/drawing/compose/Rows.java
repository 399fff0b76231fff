package io.caraway.drawing.compose;

import io.caraway.raster.PixelFormat;

/** The rows of a picture as premultiplied ARGB, one at a time. Belongs to one call of the compositor. */
interface Rows {
    /**
     * Reads a row.
     *
     * @param row row of the target, as the picture's matrix takes it
     * @return where in {@link #values} the row begins, until the next row is read
     */
    int read(int row);

    /** Where rows are to be found; nobody but the reader may write there. */
    int[] values();

    /**
     * The reader for a picture that {@link Reach} found readable.
     *
     * @param sampler the picture
     * @param left first column that is read, as the picture's matrix takes it
     * @param width columns
     */
    static Rows of(Sampler sampler, int left, int width) {
        if (sampler.isUniform()) {
            return new UniformRows(sampler.pixels(), width);
        }
        if (sampler.matrix().isIdentity()) {
            boolean inside =
                    left >= 0 && (long) left + width <= sampler.pixels().width();
            return inside && sampler.pixels().format() == PixelFormat.ARGB32
                    ? new RowsInPlace(sampler, left, width)
                    : new StraightRows(sampler, left, width);
        }
        boolean weighs = sampler.filter().weighs() && !sampler.matrix().keepsCentres();
        if (sampler.matrix().scales()) {
            return weighs ? new WeighedRows(sampler, left, width) : new ScaledRows(sampler, left, width);
        }
        return new TurnedRows(sampler, left, width, weighs);
    }
}
