package io.caraway.images.lz;

import io.caraway.images.bitmap.Bitmap;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;

/**
 * Reader of pictures in the LZ form of SPICE ("SPICE protocol, LZ"). Memory is taken only after a stream has shown the right
 * size and enough bytes to fill it. Each method throws {@link ProtocolException} if the stream is damaged, of another type,
 * not of the size asked for, or longer than its picture.
 */
public final class LzReader {
    private LzReader() {}

    /** Reads a stream without a palette: RGB32 and RGB24 to XRGB32, RGBA to ARGB32, RGB16 to RGB555, A8 to A8. */
    public static Pixels read(byte[] bytes, int width, int height) throws ProtocolException {
        LzHeader header = header(bytes, width, height);
        LzType type = header.type();
        PixelFormat format = type.format();
        int count = width * height;
        LzPass pass = LzTokenReader.read(bytes, LzHeader.BYTES, count, type.unit());
        int[] values = pass.units();
        if (type == LzType.RGBA) {
            pass = LzTokenReader.read(bytes, pass.position(), count, LzUnit.ALPHA);
            pass.putAlpha(values);
        }
        pass.requireEnd();
        turnOver(header, values);
        return new Pixels(format, width, height, values);
    }

    /**
     * Reads a stream of numbers in a palette to XRGB32. Colours of a palette in RGB555 are widened as the reference client
     * does. A number of four bits counts around the end of a shorter palette, as it does there; another number for which there
     * is no colour is refused, since what the reference client shows for it is not defined.
     */
    public static Pixels readPalette(byte[] bytes, int width, int height, Palette palette) throws ProtocolException {
        LzHeader header = header(bytes, width, height);
        if (!header.type().isPaletted()) {
            throw new ProtocolException("LZ type: " + header.type() + " (expected: one with a palette)");
        }
        LzPass pass = LzTokenReader.read(bytes, LzHeader.BYTES, header.strideBytes() * height, LzUnit.BYTE);
        pass.requireEnd();
        int[] values = new LzColors(header.type(), palette).of(pass.units(), header.strideBytes(), width, height);
        turnOver(header, values);
        return new Pixels(PixelFormat.XRGB32, width, height, values);
    }

    /**
     * Reads a stream of type XXXA into the highest bytes of {@code width * height} pixels, top row first, which stay as they
     * are if it is refused.
     *
     * @param topDown what the stream must say of the order of its rows
     */
    public static void readAlpha(byte[] bytes, int width, int height, boolean topDown, int[] argb)
            throws ProtocolException {
        LzHeader header = header(bytes, width, height);
        if (argb.length != width * height) {
            throw new IllegalArgumentException("pixels: " + argb.length + " (expected: " + width * height + ")");
        }
        if (header.type() != LzType.XXXA) {
            throw new ProtocolException("LZ type: " + header.type() + " (expected: XXXA)");
        }
        if (header.topDown() != topDown) {
            throw new ProtocolException("LZ top down: " + header.topDown() + " (expected: " + topDown + ")");
        }
        LzPass pass = LzTokenReader.read(bytes, LzHeader.BYTES, width * height, LzUnit.ALPHA);
        pass.requireEnd();
        turnOver(header, pass.units());
        pass.putAlpha(argb);
    }

    private static LzHeader header(byte[] bytes, int width, int height) throws ProtocolException {
        LzHeader header = LzHeader.read(ByteReader.big(bytes));
        header.requireSize(width, height);
        return header;
    }

    private static void turnOver(LzHeader header, int[] values) {
        if (!header.topDown()) {
            Bitmap.turnOver(values, header.width());
        }
    }
}
