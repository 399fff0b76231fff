package io.caraway.images.quic;

import io.caraway.wire.ProtocolException;
import java.util.Arrays;

/** Reader of what {@link QuicColorWriter} writes. Used once, by one thread. */
final class QuicColorReader implements QuicSpans<ProtocolException> {
    /*
     * The three symbols of a pixel are read one behind the other from bits that are looked at once; only if the first two are
     * so long that the third might not be there any more they are looked at again. The rest is as in the writer.
     */
    private static final int MASK = 0xffffff;
    private static final int BYTE_MASK = 0xff;
    private static final int RED_SHIFT = 2 * Byte.SIZE;
    private static final int TWO_BITS_MAX = QuicBitReader.PEEK_BITS - QuicCodes.LENGTH_MAX;

    private final int[] pixels;
    private final int width;
    private final int depthMask;
    private final int mask;
    private final QuicBitReader in;
    private final QuicContexts contexts;
    private final int[] escapeZeros;
    private final int[] escapeFrom;
    private final int[] escapeLength;
    private final int[] red;
    private final int[] green;
    private final int[] blue;
    private final QuicRuns runs = new QuicRuns();
    private int start;
    private int up;
    private int runFrom;

    /** Reads to {@code pixels}, all 0, in rows of {@code width}; a component has as many bits as the codes have. */
    QuicColorReader(int[] pixels, int width, QuicCodes codes, QuicBitReader in) {
        this.pixels = pixels;
        this.width = width;
        this.depthMask = (1 << codes.depth()) - 1;
        this.mask = MASK / BYTE_MASK * depthMask;
        this.in = in;
        this.contexts = new QuicContexts(codes, QuicHeader.COLORS, width);
        this.escapeZeros = codes.escapeZeros();
        this.escapeFrom = codes.escapeFrom();
        this.escapeLength = codes.escapeLength();
        this.red = contexts.best(2);
        this.green = contexts.best(1);
        this.blue = contexts.best(0);
    }

    @Override
    public void first(int y) throws ProtocolException {
        start = y * width;
        up = y == 0 ? 1 : width;
        runFrom = y == 0 ? Integer.MAX_VALUE : RUN_FROM;
        int symbol = readSymbols(contexts.first(y));
        contexts.symbols()[0] = symbol;
        pixels[start] = QuicResidual.unfold(symbol, y == 0 ? 0 : pixels[start - up], mask);
    }

    @Override
    public int span(int from, int to, int noRunAt) throws ProtocolException {
        if (from >= to) {
            return to;
        }
        int[] symbols = contexts.symbols();
        int context = symbols[from - 1];
        int at = start + from;
        int left = pixels[at - 1];
        int aboveLeft = pixels[Math.max(at - 1 - up, 0)];
        boolean leftRepeats = left == pixels[Math.max(at - 2, 0)];
        for (int x = from; x < to; x++, at++) {
            int above = pixels[at - up];
            if (above == aboveLeft && leftRepeats && x >= runFrom && x != noRunAt) {
                return x;
            }
            int symbol = readSymbols(context);
            symbols[x] = symbol;
            int pixel = QuicResidual.unfold(symbol, QuicResidual.mean(left, above), mask);
            pixels[at] = pixel;
            context = symbol;
            leftRepeats = pixel == left;
            left = pixel;
            aboveLeft = above;
        }
        return to;
    }

    @Override
    public int run(int from, int end) throws ProtocolException {
        int x = from + in.readRun(runs, end - from);
        Arrays.fill(pixels, start + from, start + x, pixels[start + from - 1]);
        return x;
    }

    @Override
    public void update(int x, int trigger) {
        contexts.update(x, trigger);
    }

    private int readSymbols(int context) throws ProtocolException {
        long position = in.position();
        long bits = in.peek(position);
        int code = red[context >>> RED_SHIFT];
        int zeros = Long.numberOfLeadingZeros(bits);
        boolean escaped = zeros >= escapeZeros[code];
        int lengthOfRed = escaped ? escapeLength[code] : zeros + 1 + code;
        int r = escaped ? escape(bits, code) : symbol(bits, zeros, code);
        bits <<= lengthOfRed;

        code = green[(context >>> Byte.SIZE) & BYTE_MASK];
        zeros = Long.numberOfLeadingZeros(bits);
        escaped = zeros >= escapeZeros[code];
        int lengthOfGreen = escaped ? escapeLength[code] : zeros + 1 + code;
        int g = escaped ? escape(bits, code) : symbol(bits, zeros, code);
        int length = lengthOfRed + lengthOfGreen;
        position += length;
        bits = length <= TWO_BITS_MAX ? bits << lengthOfGreen : in.peek(position);

        code = blue[context & BYTE_MASK];
        zeros = Long.numberOfLeadingZeros(bits);
        escaped = zeros >= escapeZeros[code];
        int lengthOfBlue = escaped ? escapeLength[code] : zeros + 1 + code;
        int b = escaped ? escape(bits, code) : symbol(bits, zeros, code);
        in.seek(position + lengthOfBlue);
        return (r << RED_SHIFT) | (g << Byte.SIZE) | b;
    }

    /** The word without its zeros is a one and the rest of the symbol; the zeros count for the rest of it. */
    private static int symbol(long bits, int zeros, int code) {
        return ((zeros - 1) << code) + (int) (bits >>> (Long.SIZE - 1 - code - zeros));
    }

    private int escape(long bits, int code) throws ProtocolException {
        int symbol = escapeFrom[code] + (int) (bits >>> (Long.SIZE - escapeLength[code]));
        if (symbol > depthMask) {
            throw in.badSymbol(symbol, depthMask);
        }
        return symbol;
    }
}
