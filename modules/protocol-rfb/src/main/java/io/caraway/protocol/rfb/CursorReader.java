package io.caraway.protocol.rfb;

import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.function.Consumer;

/** The shape of the pointer, in each of the forms servers send it. */
final class CursorReader implements RectangleReader {
    private static final int COLOR_BYTES = 3;
    private static final int OPAQUE = 0xff00_0000;
    private static final int RGB_MASK = 0xff_ffff;
    private static final int U8_MASK = 0xff;

    private final PseudoEncoding form;
    private final int hotX;
    private final int hotY;
    private final int width;
    private final int height;

    /** A shape in one of the three forms; the rectangle has the hot spot where others have their place. */
    CursorReader(PseudoEncoding form, Rect rectangle) throws ProtocolException {
        this.form = form;
        this.width = rectangle.width();
        this.height = rectangle.height();
        if (width > RfbChange.Cursor.SIDE_MAX || height > RfbChange.Cursor.SIDE_MAX) {
            throw new ProtocolException(
                    "cursor: " + width + "x" + height + " (expected: 0.." + RfbChange.Cursor.SIDE_MAX + " a side)");
        }
        // Some servers let themselves be told a hot spot beside the shape; nobody can point with that.
        this.hotX = Math.min(rectangle.left(), Math.max(0, width - 1));
        this.hotY = Math.min(rectangle.top(), Math.max(0, height - 1));
    }

    @Override
    public boolean read(Inbox in, Consumer<RfbChange> out) throws ProtocolException {
        int bytes = bytes();
        if (!in.has(bytes)) {
            return false;
        }
        ByteReader reader = in.takeLittle(bytes);
        if (width == 0 || height == 0) {
            out.accept(new RfbChange.Cursor(0, 0, 0, 0, new int[0]));
            return true;
        }
        int[] argb = switch (form) {
            case CURSOR -> masked(reader);
            case X_CURSOR -> twoColors(reader);
            default -> withAlpha(reader);
        };
        out.accept(new RfbChange.Cursor(width, height, hotX, hotY, argb));
        return true;
    }

    private int bytes() {
        int pixelBytes = width * height * Integer.BYTES;
        int maskBytes = maskRowBytes() * height;
        return switch (form) {
            case CURSOR -> pixelBytes + maskBytes;
            case X_CURSOR -> width == 0 || height == 0 ? 0 : 2 * COLOR_BYTES + 2 * maskBytes;
            default -> Integer.BYTES + pixelBytes;
        };
    }

    private int maskRowBytes() {
        return (width + Byte.SIZE - 1) / Byte.SIZE;
    }

    /** Cursor (RFC 6143, 7.8.1). */
    private int[] masked(ByteReader reader) throws ProtocolException {
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = (reader.i32() & RGB_MASK) | OPAQUE;
        }
        byte[] mask = reader.bytes(reader.remaining());
        for (int i = 0; i < argb.length; i++) {
            argb[i] = bit(mask, i) ? argb[i] : 0;
        }
        return argb;
    }

    /** X Cursor (rfbproto, "X Cursor Pseudo-encoding"). */
    private int[] twoColors(ByteReader reader) throws ProtocolException {
        int primary = color(reader);
        int secondary = color(reader);
        byte[] bitmap = reader.bytes(maskRowBytes() * height);
        byte[] mask = reader.bytes(maskRowBytes() * height);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            if (bit(mask, i)) {
                argb[i] = bit(bitmap, i) ? primary : secondary;
            }
        }
        return argb;
    }

    /** Cursor With Alpha (rfbproto, "Cursor With Alpha Pseudo-encoding"): red, green, blue, alpha. */
    private int[] withAlpha(ByteReader reader) throws ProtocolException {
        int encoding = Integer.reverseBytes(reader.i32());
        if (encoding != RfbEncoding.RAW.number()) {
            // Others are allowed, but hold no alpha in the forms known here; servers send what they sent for years:
            // raw.
            throw new ProtocolException("cursor encoding: " + encoding + " (expected: 0)");
        }
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            int red = reader.u8();
            int green = reader.u8();
            int blue = reader.u8();
            int alpha = reader.u8();
            // Cut, because blending overflows with a colour greater than its alpha.
            argb[i] = alpha << 24 | Math.min(red, alpha) << 16 | Math.min(green, alpha) << 8 | Math.min(blue, alpha);
        }
        return argb;
    }

    private static int color(ByteReader reader) throws ProtocolException {
        return OPAQUE | reader.u8() << 16 | reader.u8() << 8 | reader.u8();
    }

    /** Whether pixel {@code index} of the shape is set in a bitmap whose rows are whole bytes. */
    private boolean bit(byte[] bitmap, int index) {
        int x = index % width;
        int bits = bitmap[index / width * maskRowBytes() + x / Byte.SIZE] & U8_MASK;
        return (bits >> (Byte.SIZE - 1 - x % Byte.SIZE) & 1) != 0;
    }
}
