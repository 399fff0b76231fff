package io.caraway.images.lz;

/** What one pass of tokens is counted in. */
public enum LzUnit {
    /** A pixel 0x00RRGGBB in bytes B, G, R. */
    COLOR(3),
    /** A pixel xRRRRRGG GGGBBBBB, upper byte first; the highest bit means nothing, but is kept. */
    COLOR_16(2),
    /** A byte: numbers in a palette, or alpha alone. */
    BYTE(1),
    /** A byte of alpha, kept in the highest byte of its {@code int}. */
    ALPHA(1);

    private static final int LONGEST_BYTES = 3;

    private final int bytes;

    LzUnit(int bytes) {
        this.bytes = bytes;
    }

    /** Bytes of a literal. */
    int bytes() {
        return bytes;
    }

    /** What is added to the length in a match: the fewer the bytes of a unit, the more of them are worth a match. */
    int lengthBias() {
        return LONGEST_BYTES - bytes;
    }
}
