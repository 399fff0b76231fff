package io.caraway.raster;

import java.util.Optional;

/**
 * How a pixel is kept: always in one {@code int}, of which the lowest {@link #bits} mean something ("SPICE protocol, surface
 * formats").
 */
public enum PixelFormat {
    /** One bit of alpha. */
    A1(1, 1),
    /** Eight bits of alpha. */
    A8(8, 8),
    /** 0RRRRRGG GGGBBBBB. */
    RGB555(16, 16),
    /**
     * 0xxxRRGGBB. The highest byte means nothing, but is kept: there are operations that take it for alpha. Whoever looks at
     * the colours alone has to mask it.
     */
    XRGB32(32, 32),
    /** RRRRRGGG GGGBBBBB. */
    RGB565(80, 16),
    /** 0xAARRGGBB, colours premultiplied by alpha. */
    ARGB32(96, 32);

    private final int number;
    private final int bits;

    PixelFormat(int number, int bits) {
        this.number = number;
        this.bits = bits;
    }

    /** The format of that number. */
    public static Optional<PixelFormat> of(int number) {
        for (PixelFormat format : values()) {
            if (format.number == number) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }

    /** The number SPICE has for it. */
    public int number() {
        return number;
    }

    /** Bits of a pixel. */
    public int bits() {
        return bits;
    }

    /** The bits of an {@code int} that a pixel may use. */
    public int mask() {
        return bits == Integer.SIZE ? -1 : (1 << bits) - 1;
    }
}
