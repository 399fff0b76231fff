package io.caraway.drawing.compose;

/** Rows of an ARGB32 picture that is neither moved between pixels nor read beyond its left and right edges: not copied. */
final class RowsInPlace implements Rows {
    private final Sampler sampler;
    private final int left;
    private final int[] nothing;
    private int[] values;

    RowsInPlace(Sampler sampler, int left, int width) {
        this.sampler = sampler;
        this.left = left;
        nothing = new int[width];
        values = nothing;
    }

    @Override
    public int read(int row) {
        int place = sampler.repeat().place(row, sampler.pixels().height());
        if (place == Repeat.OUTSIDE) {
            values = nothing;
            return 0;
        }
        values = sampler.pixels().values();
        return place * sampler.pixels().width() + left;
    }

    @Override
    public int[] values() {
        return values;
    }
}
