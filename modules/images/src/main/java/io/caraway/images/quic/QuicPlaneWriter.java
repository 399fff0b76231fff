package io.caraway.images.quic;

/** Writer of one component, 0..255 each: of grey pixels, or of the alpha of others. Used once, by one thread. */
final class QuicPlaneWriter implements QuicSpans<RuntimeException> {
    private static final int MASK = 0xff;

    private final int[] values;
    private final int width;
    private final QuicBitWriter out;
    private final QuicContexts contexts;
    private final int[] words = QuicCodes.OF_8_BITS.words();
    private final int[] best;
    private final QuicRuns runs = new QuicRuns();
    private int start;
    private int up;
    private int runFrom;

    /** Writes {@code values} in rows of {@code width}. */
    QuicPlaneWriter(int[] values, int width, QuicBitWriter out) {
        this.values = values;
        this.width = width;
        this.out = out;
        this.contexts = new QuicContexts(QuicCodes.OF_8_BITS, 1, width);
        this.best = contexts.best(0);
    }

    @Override
    public void first(int y) {
        start = y * width;
        up = y == 0 ? 1 : width;
        runFrom = y == 0 ? Integer.MAX_VALUE : RUN_FROM;
        out.reserve();
        write(0, contexts.first(y), y == 0 ? 0 : values[start - up]);
    }

    @Override
    public int span(int from, int to, int noRunAt) {
        out.reserve();
        for (int x = from; x < to; x++) {
            int at = start + x;
            int left = values[at - 1];
            int above = values[at - up];
            if (x >= runFrom && x != noRunAt && above == values[at - up - 1] && left == values[at - 2]) {
                return x;
            }
            write(x, contexts.symbols()[x - 1], (left + above) >> 1);
        }
        return to;
    }

    @Override
    public int run(int from, int end) {
        int x = from;
        while (x < end && values[start + x] == values[start + x - 1]) {
            x++;
        }
        out.writeRun(runs, x - from);
        return x;
    }

    @Override
    public void update(int x, int trigger) {
        contexts.update(x, trigger);
    }

    private void write(int x, int context, int prediction) {
        int symbol = QuicResidual.fold(values[start + x], prediction, Byte.SIZE, MASK);
        contexts.symbols()[x] = symbol;
        int word = words[(symbol << QuicCodes.CODE_BITS) | best[context]];
        out.write(word & QuicCodes.WORD_MASK, word >>> QuicCodes.LENGTH_SHIFT);
    }
}
