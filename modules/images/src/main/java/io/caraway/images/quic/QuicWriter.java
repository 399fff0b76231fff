package io.caraway.images.quic;

import io.caraway.raster.Pixels;
import io.caraway.wire.ByteWriter;

/** Writer of pictures in the QUIC form of SPICE ("SPICE protocol, QUIC"). */
public final class QuicWriter {
    private static final int ALPHA_SHIFT = 24;
    private static final int BYTE_MASK = 0xff;

    /** Where the components of 5 bits lie in 16, and in the bytes of an int. */
    private static final int HALF_MASK = 0x1f;

    private static final int HALF_GREEN_SHIFT = 5;
    private static final int HALF_RED_SHIFT = 10;

    private QuicWriter() {}

    /** Writes pixels of format XRGB32, ARGB32, RGB555, or A8 as type GRAY. */
    public static byte[] write(Pixels pixels) {
        int[] values = pixels.values();
        int width = pixels.width();
        int height = pixels.height();
        return switch (pixels.format()) {
            case XRGB32 -> writeRgb32(values, width, height);
            case ARGB32 -> writeArgb(values, width, height);
            case RGB555 -> writeRgb16(values, width, height);
            case A8 -> writeGray(values, width, height);
            case A1, RGB565 ->
                throw new IllegalArgumentException(
                        "format: " + pixels.format() + " (expected: XRGB32, ARGB32, RGB555 or A8)");
        };
    }

    /**
     * Writes {@code width * height} pixels 0x00RRGGBB, top row first, as a stream of type RGB32. What is above the red is not
     * looked at.
     */
    public static byte[] writeRgb32(int[] pixels, int width, int height) {
        QuicBitWriter out = begin(QuicType.RGB32, pixels, width, height);
        return rows(out, new QuicColorWriter(pixels, width, QuicCodes.OF_8_BITS, out), width, height);
    }

    /** Writes {@code width * height} pixels 0xAARRGGBB, top row first, as a stream of type RGBA. */
    public static byte[] writeArgb(int[] pixels, int width, int height) {
        QuicBitWriter out = begin(QuicType.RGBA, pixels, width, height);
        int[] alphas = new int[width * height];
        for (int i = 0; i < alphas.length; i++) {
            alphas[i] = pixels[i] >>> ALPHA_SHIFT;
        }
        QuicColorWriter colors = new QuicColorWriter(pixels, width, QuicCodes.OF_8_BITS, out);
        QuicPlaneWriter plane = new QuicPlaneWriter(alphas, width, out);
        QuicSchedule colorSchedule = new QuicSchedule();
        QuicSchedule planeSchedule = new QuicSchedule();
        for (int y = 0; y < height; y++) {
            colorSchedule.row(colors, y, width);
            planeSchedule.row(plane, y, width);
        }
        return out.toByteArray();
    }

    /** Writes {@code width * height} pixels of 15 bits, red highest, top row first, as a stream of type RGB16. */
    public static byte[] writeRgb16(int[] pixels, int width, int height) {
        QuicBitWriter out = begin(QuicType.RGB16, pixels, width, height);
        int[] spread = new int[width * height];
        for (int i = 0; i < spread.length; i++) {
            int red = (pixels[i] >>> HALF_RED_SHIFT) & HALF_MASK;
            int green = (pixels[i] >>> HALF_GREEN_SHIFT) & HALF_MASK;
            spread[i] = (red << (2 * Byte.SIZE)) | (green << Byte.SIZE) | (pixels[i] & HALF_MASK);
        }
        return rows(out, new QuicColorWriter(spread, width, QuicCodes.OF_5_BITS, out), width, height);
    }

    /** Writes {@code width * height} pixels of 8 bits, top row first, as a stream of type GRAY. */
    public static byte[] writeGray(int[] pixels, int width, int height) {
        QuicBitWriter out = begin(QuicType.GRAY, pixels, width, height);
        int[] values = new int[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = pixels[i] & BYTE_MASK;
        }
        return rows(out, new QuicPlaneWriter(values, width, out), width, height);
    }

    private static byte[] rows(QuicBitWriter out, QuicSpans<RuntimeException> spans, int width, int height) {
        QuicSchedule schedule = new QuicSchedule();
        for (int y = 0; y < height; y++) {
            schedule.row(spans, y, width);
        }
        return out.toByteArray();
    }

    private static QuicBitWriter begin(QuicType type, int[] pixels, int width, int height) {
        int count = Math.multiplyExact(width, height);
        if (width < 1 || height < 1 || pixels.length < count || count > QuicHeader.PIXELS_MAX) {
            throw new IllegalArgumentException(
                    "picture: " + width + "x" + height + " of " + pixels.length + " pixels (expected: at least 1x1)");
        }
        ByteWriter header = ByteWriter.little(QuicHeader.BYTES);
        new QuicHeader(type, width, height).write(header);
        return new QuicBitWriter(header.toByteArray(), count);
    }
}
