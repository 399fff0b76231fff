package io.caraway.images.quic;

import java.util.Arrays;

/** Writer of the red, green and blue of pixels. What is above them in an int is left alone. Used once, by one thread. */
final class QuicColorWriter implements QuicSpans<RuntimeException> {
    /*
     * This loop is where the time goes. It looks at the three components at once wherever it can, and joins their three words
     * to write them in one step unless they are longer than that step takes. In the first row the pixel to the left stands
     * for the one above too: the mean of both is then the left one, as is wanted there.
     */
    private static final int MASK = 0xffffff;
    private static final int BYTE_MASK = 0xff;
    private static final int RED_SHIFT = 2 * Byte.SIZE;

    /** Pixels of a run that are compared one by one before a whole rest of a row is. */
    private static final int SHORT_RUN_PIXELS = 8;

    private final int[] pixels;
    private final int width;
    private final int depth;
    private final int mask;
    private final QuicBitWriter out;
    private final QuicContexts contexts;
    private final int[] words;
    private final int[] red;
    private final int[] green;
    private final int[] blue;
    private final QuicRuns runs = new QuicRuns();
    private int start;
    private int up;
    private int runFrom;

    /** Writes {@code pixels} in rows of {@code width}; a component has as many bits as the codes have. */
    QuicColorWriter(int[] pixels, int width, QuicCodes codes, QuicBitWriter out) {
        this.pixels = pixels;
        this.width = width;
        this.depth = codes.depth();
        this.mask = MASK / BYTE_MASK * ((1 << depth) - 1);
        this.out = out;
        this.contexts = new QuicContexts(codes, QuicHeader.COLORS, width);
        this.words = codes.words();
        this.red = contexts.best(2);
        this.green = contexts.best(1);
        this.blue = contexts.best(0);
    }

    @Override
    public void first(int y) {
        start = y * width;
        up = y == 0 ? 1 : width;
        runFrom = y == 0 ? Integer.MAX_VALUE : RUN_FROM;
        int context = contexts.first(y);
        int symbol = QuicResidual.fold(pixels[start], y == 0 ? 0 : pixels[start - up], depth, mask);
        contexts.symbols()[0] = symbol;
        out.reserve();
        write(context, symbol);
    }

    @Override
    public int span(int from, int to, int noRunAt) {
        if (from >= to) {
            return to;
        }
        int[] symbols = contexts.symbols();
        int context = symbols[from - 1];
        int at = start + from;
        int left = pixels[at - 1];
        int aboveLeft = pixels[Math.max(at - 1 - up, 0)];
        boolean leftRepeats = same(left, pixels[Math.max(at - 2, 0)]);
        out.reserve();
        for (int x = from; x < to; x++, at++) {
            int above = pixels[at - up];
            if (same(above, aboveLeft) && leftRepeats && x >= runFrom && x != noRunAt) {
                return x;
            }
            int pixel = pixels[at];
            int symbol = QuicResidual.fold(pixel, QuicResidual.mean(left, above), depth, mask);
            symbols[x] = symbol;
            write(context, symbol);
            context = symbol;
            leftRepeats = same(pixel, left);
            left = pixel;
            aboveLeft = above;
        }
        return to;
    }

    @Override
    public int run(int from, int end) {
        int last = start + end;
        int at = start + from;
        int color = pixels[at - 1];
        int near = Math.min(at + SHORT_RUN_PIXELS, last);
        while (at < near && same(pixels[at], color)) {
            at++;
        }
        if (at == near) {
            at = far(at, last, color);
        }
        int x = at - start;
        out.writeRun(runs, x - from);
        return x;
    }

    @Override
    public void update(int x, int trigger) {
        contexts.update(x, trigger);
    }

    /** The end of a run that has come to {@code from}: whole ints are compared fast, and differences above the colours skipped. */
    private int far(int from, int last, int color) {
        int at = from;
        while (at < last && same(pixels[at], color)) {
            int equal = Arrays.mismatch(pixels, at, last, pixels, at - 1, last - 1);
            at = equal < 0 ? last : Math.max(at + equal, at + 1);
        }
        return at;
    }

    private void write(int context, int symbol) {
        int r = word(symbol >>> RED_SHIFT, red[context >>> RED_SHIFT]);
        int g = word((symbol >>> Byte.SIZE) & BYTE_MASK, green[(context >>> Byte.SIZE) & BYTE_MASK]);
        int b = word(symbol & BYTE_MASK, blue[context & BYTE_MASK]);
        int lengthOfGreen = g >>> QuicCodes.LENGTH_SHIFT;
        int lengthOfBlue = b >>> QuicCodes.LENGTH_SHIFT;
        int lengthOfRed = r >>> QuicCodes.LENGTH_SHIFT;
        long two = ((long) (r & QuicCodes.WORD_MASK) << lengthOfGreen) | (g & QuicCodes.WORD_MASK);
        int length = lengthOfRed + lengthOfGreen + lengthOfBlue;
        if (length <= Integer.SIZE) {
            out.write((two << lengthOfBlue) | (b & QuicCodes.WORD_MASK), length);
        } else {
            out.write(r & QuicCodes.WORD_MASK, lengthOfRed);
            out.write(g & QuicCodes.WORD_MASK, lengthOfGreen);
            out.write(b & QuicCodes.WORD_MASK, lengthOfBlue);
        }
    }

    private int word(int symbol, int code) {
        return words[(symbol << QuicCodes.CODE_BITS) | code];
    }

    private static boolean same(int a, int b) {
        return (a ^ b) << Byte.SIZE == 0;
    }
}
