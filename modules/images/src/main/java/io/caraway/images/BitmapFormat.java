package io.caraway.images;

import java.util.Optional;

/** How the pixels of a bitmap are packed ("SPICE protocol, BITMAP, formats"). */
public enum BitmapFormat {
    /** One bit, least significant first: with a palette a number in it, without one a mask. */
    ONE_BIT_LE(1, 1),
    /** One bit, most significant first. */
    ONE_BIT_BE(2, 1),
    /** Number in a palette, four bits, lower half of a byte first. */
    FOUR_BIT_LE(3, 4),
    /** Number in a palette, four bits, upper half of a byte first. */
    FOUR_BIT_BE(4, 4),
    /** Number in a palette, eight bits. */
    EIGHT_BIT(5, 8),
    /** 0RRRRRGG GGGBBBBB, lower byte first. */
    SIXTEEN_BIT(6, 16),
    /** B, G, R. */
    TWENTY_FOUR_BIT(7, 24),
    /** B, G, R, and a byte that means nothing. */
    THIRTY_TWO_BIT(8, 32),
    /** B, G, R, A. */
    RGBA(9, 32),
    /** Alpha, eight bits. */
    EIGHT_BIT_A(10, 8);

    private final int number;
    private final int bits;

    BitmapFormat(int number, int bits) {
        this.number = number;
        this.bits = bits;
    }

    /** The format of that number. */
    public static Optional<BitmapFormat> of(int number) {
        return number >= 1 && number <= values().length ? Optional.of(values()[number - 1]) : Optional.empty();
    }

    /** The number on the wire, 1..10. */
    public int number() {
        return number;
    }

    /** Bits of a pixel. */
    public int bits() {
        return bits;
    }

    /** Bytes of a row of {@code width} pixels without surplus. */
    public int rowBytes(int width) {
        return Math.toIntExact(((long) width * bits + Byte.SIZE - 1) / Byte.SIZE);
    }

    /** Whether its pixels are numbers in a palette, of which there are {@code 1 << bits()}. */
    public boolean isPaletted() {
        return bits <= Byte.SIZE && this != EIGHT_BIT_A;
    }
}
