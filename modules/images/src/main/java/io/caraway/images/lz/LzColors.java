package io.caraway.images.lz;

import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ProtocolException;

/** The colours behind the numbers of one type of stream. */
final class LzColors {
    private static final int COLOR_MASK = 0xffffff;
    private static final int FOUR_BITS = 4;

    /** The upper three of eight bits in each of R, G, B, and how far they are from the lowest three. */
    private static final int THREES = 0xe0e0e0;

    private static final int THREES_SHIFT = 5;
    private static final int RED = 0x7c00;
    private static final int RED_SHIFT = 9;
    private static final int GREEN = 0x3e0;
    private static final int GREEN_SHIFT = 6;
    private static final int BLUE = 0x1f;
    private static final int BLUE_SHIFT = 3;

    private final int bits;
    private final boolean lowestFirst;
    private final int[] colors;

    LzColors(LzType type, Palette palette) {
        this.bits = type.bits();
        this.lowestFirst = type == LzType.PLT1_LE || type == LzType.PLT4_LE;
        int known = palette.colors().length;
        this.colors = new int[bits == FOUR_BITS ? 1 << FOUR_BITS : Math.min(known, 1 << bits)];
        for (int i = 0; i < colors.length; i++) {
            int color = palette.colors()[i % known];
            colors[i] = palette.format() == PixelFormat.RGB555 ? widened(color) : color & COLOR_MASK;
        }
    }

    /** The colours of rows of {@code strideBytes} bytes each. */
    int[] of(int[] bytes, int strideBytes, int width, int height) throws ProtocolException {
        int[] values = new int[width * height];
        int perByte = Byte.SIZE / bits;
        int placeMask = perByte - 1;
        int placeBits = Integer.numberOfTrailingZeros(perByte);
        int turned = lowestFirst ? 0 : placeMask;
        int numberMask = (1 << bits) - 1;
        for (int y = 0; y < height; y++) {
            int row = y * strideBytes;
            for (int x = 0; x < width; x++) {
                int shift = ((x & placeMask) ^ turned) * bits;
                int number = (bytes[row + (x >> placeBits)] >> shift) & numberMask;
                if (number >= colors.length) {
                    throw new ProtocolException(
                            "number in palette: " + number + " (expected: 0.." + (colors.length - 1) + ")");
                }
                values[y * width + x] = colors[number];
            }
        }
        return values;
    }

    /** Five bits of a colour become eight, the upper three repeated below them. */
    private static int widened(int color) {
        int upper = ((color & RED) << RED_SHIFT) | ((color & GREEN) << GREEN_SHIFT) | ((color & BLUE) << BLUE_SHIFT);
        return upper | ((upper & THREES) >> THREES_SHIFT);
    }
}
