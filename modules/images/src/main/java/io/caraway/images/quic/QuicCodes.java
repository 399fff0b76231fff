package io.caraway.images.quic;

/**
 * A family of Golomb-Rice codes, as many as a component has bits, none of whose words is longer than 26 bits.
 *
 * <p>Code {@code c} writes a symbol {@code s} as {@code s >> c} zeros, a one and the low {@code c} bits of {@code s}. A symbol
 * that is {@link #escapeFrom} or more is {@code escapeZeros} zeros and what it is more, in a fixed number of bits.
 */
final class QuicCodes {
    /** For components of 8 bits. */
    static final QuicCodes OF_8_BITS = new QuicCodes(Byte.SIZE);

    /** For components of 5 bits. */
    static final QuicCodes OF_5_BITS = new QuicCodes(5);

    /** Longest word. */
    static final int LENGTH_MAX = 26;

    /** Codes there is room for in the tables: a symbol's words lie at {@code symbol << CODE_BITS}. */
    static final int CODE_BITS = 3;

    /** Where a word's length lies above the word. */
    static final int LENGTH_SHIFT = 16;

    static final int WORD_MASK = 0xffff;

    private static final int CODES_MAX = 1 << CODE_BITS;
    private static final int LANES = Long.BYTES / Short.BYTES;

    private final int depth;
    private final int[] words;
    private final long[] lengths;
    private final int[] escapeZeros = new int[CODES_MAX];
    private final int[] escapeFrom = new int[CODES_MAX];
    private final int[] escapeLength = new int[CODES_MAX];

    private QuicCodes(int depth) {
        this.depth = depth;
        int symbols = 1 << depth;
        for (int code = 0; code < depth; code++) {
            escapeZeros[code] = Math.min(LENGTH_MAX - depth, (symbols >> code) - 1);
            escapeFrom[code] = escapeZeros[code] << code;
            int escaped = symbols - escapeFrom[code];
            escapeLength[code] = escapeZeros[code] + Integer.SIZE - Integer.numberOfLeadingZeros(escaped - 1);
        }
        this.words = new int[symbols * CODES_MAX];
        this.lengths = new long[symbols * (CODES_MAX / LANES)];
        for (int i = 0; i < words.length; i++) {
            words[i] = word(i >> CODE_BITS, i % CODES_MAX);
            lengths[i / LANES] |= (long) (words[i] >> LENGTH_SHIFT) << (i % LANES * Short.SIZE);
        }
    }

    /** A code that is not there gets a length no other has, so it is never the best. */
    private int word(int symbol, int code) {
        if (code >= depth) {
            return LENGTH_MAX << LENGTH_SHIFT;
        }
        if (symbol >= escapeFrom[code]) {
            return (escapeLength[code] << LENGTH_SHIFT) | (symbol - escapeFrom[code]);
        }
        int one = 1 << code;
        return (((symbol >> code) + 1 + code) << LENGTH_SHIFT) | one | (symbol & (one - 1));
    }

    /** Bits of a symbol, and number of codes. */
    int depth() {
        return depth;
    }

    /** The word of each symbol in each code, with its length above it. Nobody may write it. */
    int[] words() {
        return words;
    }

    /** For each symbol two longs with the lengths of its eight words, 16 bits each, code 0 lowest. Nobody may write it. */
    long[] lengths() {
        return lengths;
    }

    /** Zeros before an escaped symbol, by code. Nobody may write it. */
    int[] escapeZeros() {
        return escapeZeros;
    }

    /** Least escaped symbol, by code. Nobody may write it. */
    int[] escapeFrom() {
        return escapeFrom;
    }

    /** Length of an escaped symbol's word, by code. Nobody may write it. */
    int[] escapeLength() {
        return escapeLength;
    }
}
