package io.caraway.images.quic;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reader of pictures in the QUIC form of SPICE ("SPICE protocol, QUIC").
 *
 * <p>Memory is taken only after a stream has shown the right type and size, and has as many bytes as a picture of that size
 * needs at least. Each method refuses a stream that is damaged, of another type, of another size, or longer than its picture.
 */
public final class QuicReader {
    private static final int ALPHA_SHIFT = 24;
    private static final int BYTE_MASK = 0xff;
    private static final int HALF_GREEN_SHIFT = 5;
    private static final int HALF_RED_SHIFT = 10;

    private QuicReader() {}

    /** Reads a stream of any type: to XRGB32, ARGB32, RGB555, or type GRAY to A8. */
    public static Pixels read(byte[] bytes, int width, int height) throws ProtocolException {
        QuicType type = QuicHeader.read(ByteReader.little(bytes)).type();
        return switch (type) {
            case RGB24, RGB32 -> new Pixels(PixelFormat.XRGB32, width, height, readRgb32(bytes, width, height));
            case RGBA -> new Pixels(PixelFormat.ARGB32, width, height, readArgb(bytes, width, height));
            case RGB16 -> new Pixels(PixelFormat.RGB555, width, height, readRgb16(bytes, width, height));
            case GRAY -> new Pixels(PixelFormat.A8, width, height, readGray(bytes, width, height));
        };
    }

    /** Reads a stream of type RGB32 or RGB24 to pixels 0x00RRGGBB, top row first. */
    public static int[] readRgb32(byte[] bytes, int width, int height) throws ProtocolException {
        QuicBitReader in = begin(EnumSet.of(QuicType.RGB24, QuicType.RGB32), bytes, width, height);
        int[] pixels = new int[width * height];
        rows(in, new QuicColorReader(pixels, width, QuicCodes.OF_8_BITS, in), width, height);
        return pixels;
    }

    /** Reads a stream of type RGBA to pixels 0xAARRGGBB, top row first. */
    public static int[] readArgb(byte[] bytes, int width, int height) throws ProtocolException {
        QuicBitReader in = begin(EnumSet.of(QuicType.RGBA), bytes, width, height);
        int[] pixels = new int[width * height];
        int[] alphas = new int[width * height];
        QuicColorReader colors = new QuicColorReader(pixels, width, QuicCodes.OF_8_BITS, in);
        QuicPlaneReader plane = new QuicPlaneReader(alphas, width, in);
        QuicSchedule colorSchedule = new QuicSchedule();
        QuicSchedule planeSchedule = new QuicSchedule();
        for (int y = 0; y < height; y++) {
            colorSchedule.row(colors, y, width);
            planeSchedule.row(plane, y, width);
        }
        in.requireEnd();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] |= alphas[i] << ALPHA_SHIFT;
        }
        return pixels;
    }

    /** Reads a stream of type RGB16 to pixels of 15 bits, red highest, top row first. */
    public static int[] readRgb16(byte[] bytes, int width, int height) throws ProtocolException {
        QuicBitReader in = begin(EnumSet.of(QuicType.RGB16), bytes, width, height);
        int[] pixels = new int[width * height];
        rows(in, new QuicColorReader(pixels, width, QuicCodes.OF_5_BITS, in), width, height);
        for (int i = 0; i < pixels.length; i++) {
            int red = pixels[i] >>> (2 * Byte.SIZE);
            int green = (pixels[i] >>> Byte.SIZE) & BYTE_MASK;
            pixels[i] = (red << HALF_RED_SHIFT) | (green << HALF_GREEN_SHIFT) | (pixels[i] & BYTE_MASK);
        }
        return pixels;
    }

    /** Reads a stream of type GRAY to pixels 0..255, top row first. */
    public static int[] readGray(byte[] bytes, int width, int height) throws ProtocolException {
        QuicBitReader in = begin(EnumSet.of(QuicType.GRAY), bytes, width, height);
        int[] pixels = new int[width * height];
        rows(in, new QuicPlaneReader(pixels, width, in), width, height);
        return pixels;
    }

    private static void rows(QuicBitReader in, QuicSpans<ProtocolException> spans, int width, int height)
            throws ProtocolException {
        QuicSchedule schedule = new QuicSchedule();
        for (int y = 0; y < height; y++) {
            schedule.row(spans, y, width);
        }
        in.requireEnd();
    }

    private static QuicBitReader begin(Set<QuicType> types, byte[] bytes, int width, int height)
            throws ProtocolException {
        ByteReader in = ByteReader.little(bytes);
        QuicHeader header = QuicHeader.read(in);
        if (!types.contains(header.type())) {
            throw new ProtocolException("QUIC type: " + header.type() + " (expected: " + types + ")");
        }
        if (header.width() != width || header.height() != height) {
            throw new ProtocolException("QUIC size: " + header.width() + "x" + header.height() + " (expected: " + width
                    + "x" + height + ")");
        }
        long count = (long) width * height;
        if (count > QuicHeader.PIXELS_MAX) {
            throw new ProtocolException("QUIC pixels: " + count + " (expected: 1.." + QuicHeader.PIXELS_MAX + ")");
        }
        long leastBytes = header.leastBits() / Byte.SIZE + Integer.BYTES;
        int found = in.remaining();
        if (found < leastBytes || found % Integer.BYTES != 0) {
            throw ProtocolException.field("QUIC bytes", found, "words, at least " + leastBytes, in.offset());
        }
        return new QuicBitReader(bytes, in.offset());
    }
}
