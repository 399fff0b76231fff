package io.caraway.drawing.compose;

import io.caraway.raster.PixelFormat;

/** From the values of pictures to premultiplied ARGB and back. Fewer bits are repeated to make 8; surplus bits are cut off. */
final class Coding {
    private static final int BITS_5 = 5;
    private static final int BITS_6 = 6;
    private static final int MASK_5 = (1 << BITS_5) - 1;
    private static final int MASK_6 = (1 << BITS_6) - 1;
    private static final int LOST_OF_5 = Argb.BITS - BITS_5;
    private static final int LOST_OF_6 = Argb.BITS - BITS_6;
    private static final int REPEATED_OF_5 = BITS_5 - LOST_OF_5;
    private static final int REPEATED_OF_6 = BITS_6 - LOST_OF_6;
    private static final int RED_OF_555 = 2 * BITS_5;
    private static final int RED_OF_565 = BITS_5 + BITS_6;
    private static final int LAST_BIT = Integer.SIZE - 1;

    private Coding() {}

    /** Bits of a colour in that format: red, green, blue are 5 or 6 bits in the formats of 16, else 8. */
    static int greenBits(PixelFormat format) {
        return switch (format) {
            case RGB555 -> BITS_5;
            case RGB565 -> BITS_6;
            default -> Argb.BITS;
        };
    }

    /** The same for red and blue. */
    static int redBits(PixelFormat format) {
        return format == PixelFormat.RGB555 || format == PixelFormat.RGB565 ? BITS_5 : Argb.BITS;
    }

    /** Whether a format has no alpha. */
    static boolean opaque(PixelFormat format) {
        return switch (format) {
            case RGB555, RGB565, XRGB32 -> true;
            case A1, A8, ARGB32 -> false;
        };
    }

    /** One value. */
    static int decode(PixelFormat format, int value) {
        return switch (format) {
            case A1 -> -(value & 1) << Argb.ALPHA;
            case A8 -> value << Argb.ALPHA;
            case RGB555 -> of555(value);
            case RGB565 -> of565(value);
            case XRGB32 -> value | Argb.OPAQUE;
            case ARGB32 -> value;
        };
    }

    /** A run of values. */
    static void decode(PixelFormat format, int[] values, int from, int[] argb, int at, int count) {
        switch (format) {
            case A1 -> {
                for (int i = 0; i < count; i++) {
                    argb[at + i] = -(values[from + i] & 1) << Argb.ALPHA;
                }
            }
            case A8 -> {
                for (int i = 0; i < count; i++) {
                    argb[at + i] = values[from + i] << Argb.ALPHA;
                }
            }
            case RGB555 -> {
                for (int i = 0; i < count; i++) {
                    argb[at + i] = of555(values[from + i]);
                }
            }
            case RGB565 -> {
                for (int i = 0; i < count; i++) {
                    argb[at + i] = of565(values[from + i]);
                }
            }
            case XRGB32 -> {
                for (int i = 0; i < count; i++) {
                    argb[at + i] = values[from + i] | Argb.OPAQUE;
                }
            }
            case ARGB32 -> System.arraycopy(values, from, argb, at, count);
        }
    }

    /** A run of pixels. */
    static void encode(PixelFormat format, int[] argb, int from, int[] values, int at, int count) {
        switch (format) {
            case A1 -> {
                for (int i = 0; i < count; i++) {
                    values[at + i] = argb[from + i] >>> LAST_BIT;
                }
            }
            case A8 -> {
                for (int i = 0; i < count; i++) {
                    values[at + i] = argb[from + i] >>> Argb.ALPHA;
                }
            }
            case RGB555 -> {
                for (int i = 0; i < count; i++) {
                    values[at + i] = to555(argb[from + i]);
                }
            }
            case RGB565 -> {
                for (int i = 0; i < count; i++) {
                    values[at + i] = to565(argb[from + i]);
                }
            }
            case XRGB32 -> {
                for (int i = 0; i < count; i++) {
                    values[at + i] = argb[from + i] & Argb.COLOURS;
                }
            }
            case ARGB32 -> System.arraycopy(argb, from, values, at, count);
        }
    }

    private static int of555(int value) {
        return colour((value >>> RED_OF_555) & MASK_5, from5((value >>> BITS_5) & MASK_5), value & MASK_5);
    }

    private static int of565(int value) {
        int green = (value >>> BITS_5) & MASK_6;
        return colour((value >>> RED_OF_565) & MASK_5, green << LOST_OF_6 | green >>> REPEATED_OF_6, value & MASK_5);
    }

    private static int colour(int red5, int green8, int blue5) {
        return Argb.OPAQUE | from5(red5) << Argb.RED | green8 << Argb.GREEN | from5(blue5);
    }

    private static int from5(int colour) {
        return colour << LOST_OF_5 | colour >>> REPEATED_OF_5;
    }

    private static int to5(int argb, int place) {
        return (argb >>> (place + LOST_OF_5)) & MASK_5;
    }

    private static int to555(int argb) {
        return to5(argb, Argb.RED) << RED_OF_555 | to5(argb, Argb.GREEN) << BITS_5 | to5(argb, 0);
    }

    private static int to565(int argb) {
        int green = (argb >>> (Argb.GREEN + LOST_OF_6)) & MASK_6;
        return to5(argb, Argb.RED) << RED_OF_565 | green << BITS_5 | to5(argb, 0);
    }
}
