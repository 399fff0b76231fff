package io.caraway.images.quic;

import io.caraway.wire.ProtocolException;
import java.util.Arrays;

/** Reader of what {@link QuicPlaneWriter} writes. Used once, by one thread. */
final class QuicPlaneReader implements QuicSpans<ProtocolException> {
    private static final int MASK = 0xff;

    private final int[] values;
    private final int width;
    private final QuicBitReader in;
    private final QuicContexts contexts;
    private final QuicCodes codes = QuicCodes.OF_8_BITS;
    private final int[] best;
    private final QuicRuns runs = new QuicRuns();
    private int start;
    private int up;
    private int runFrom;

    /** Reads to {@code values} in rows of {@code width}. */
    QuicPlaneReader(int[] values, int width, QuicBitReader in) {
        this.values = values;
        this.width = width;
        this.in = in;
        this.contexts = new QuicContexts(codes, 1, width);
        this.best = contexts.best(0);
    }

    @Override
    public void first(int y) throws ProtocolException {
        start = y * width;
        up = y == 0 ? 1 : width;
        runFrom = y == 0 ? Integer.MAX_VALUE : RUN_FROM;
        read(0, contexts.first(y), y == 0 ? 0 : values[start - up]);
    }

    @Override
    public int span(int from, int to, int noRunAt) throws ProtocolException {
        for (int x = from; x < to; x++) {
            int at = start + x;
            int left = values[at - 1];
            int above = values[at - up];
            if (x >= runFrom && x != noRunAt && above == values[at - up - 1] && left == values[at - 2]) {
                return x;
            }
            read(x, contexts.symbols()[x - 1], (left + above) >> 1);
        }
        return to;
    }

    @Override
    public int run(int from, int end) throws ProtocolException {
        int x = from + in.readRun(runs, end - from);
        Arrays.fill(values, start + from, start + x, values[start + from - 1]);
        return x;
    }

    @Override
    public void update(int x, int trigger) {
        contexts.update(x, trigger);
    }

    private void read(int x, int context, int prediction) throws ProtocolException {
        long position = in.position();
        long bits = in.peek(position);
        int code = best[context];
        int zeros = Long.numberOfLeadingZeros(bits);
        boolean escaped = zeros >= codes.escapeZeros()[code];
        int length = escaped ? codes.escapeLength()[code] : zeros + 1 + code;
        int symbol = (int) (bits >>> (Long.SIZE - length)) + (escaped ? codes.escapeFrom()[code] : (zeros - 1) << code);
        if (symbol > MASK) {
            throw in.badSymbol(symbol, MASK);
        }
        in.seek(position + length);
        contexts.symbols()[x] = symbol;
        values[start + x] = QuicResidual.unfold(symbol, prediction, MASK);
    }
}
