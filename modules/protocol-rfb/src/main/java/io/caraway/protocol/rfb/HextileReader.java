package io.caraway.protocol.rfb;

import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.function.Consumer;

/** A rectangle of 16 x 16 tiles, each a background and smaller rectangles on it (RFC 6143, 7.7.4). */
final class HextileReader implements RectangleReader {
    private static final int TILE_SIDE = 16;

    private static final int RAW = 1;
    private static final int BACKGROUND = 2;
    private static final int FOREGROUND = 4;
    private static final int PARTS = 8;
    private static final int COLORED = 16;
    private static final int FLAGS_MAX = 31;

    private static final int PLAIN_PART_BYTES = 2;
    private static final int COLORED_PART_BYTES = PLAIN_PART_BYTES + Integer.BYTES;
    private static final int RGB_MASK = 0xff_ffff;
    private static final int LOW_BITS = 15;
    private static final int HIGH_SHIFT = 4;

    private final Rect area;
    private final int[] pixels;
    private int x;
    private int y;
    private int background;
    private int foreground;
    private int firstBackground;
    private boolean oneColor = true;

    HextileReader(Rect area) {
        this.area = area;
        this.pixels = new int[area.width() * area.height()];
    }

    @Override
    public boolean read(Inbox in, Consumer<RfbChange> out) throws ProtocolException {
        while (y < area.height() && x < area.width()) {
            if (!tile(in)) {
                return false;
            }
            x += TILE_SIDE;
            if (x >= area.width()) {
                x = 0;
                y += TILE_SIDE;
            }
        }
        out.accept(oneColor ? new RfbChange.Fill(area, firstBackground) : new RfbChange.Pixels(area, pixels));
        return true;
    }

    /** Reads the tile at {@code x}, {@code y} if all of it is there. Two bytes tell how long it is. */
    private boolean tile(Inbox in) throws ProtocolException {
        if (!in.has(1)) {
            return false;
        }
        int flags = in.peek(0);
        if (flags > FLAGS_MAX) {
            throw new ProtocolException("subencoding: " + flags + " (expected: 0.." + FLAGS_MAX + ")");
        }
        int width = Math.min(TILE_SIDE, area.width() - x);
        int height = Math.min(TILE_SIDE, area.height() - y);
        if ((flags & RAW) != 0) {
            return rawTile(in, width, height);
        }
        int headBytes = 1
                + ((flags & BACKGROUND) != 0 ? Integer.BYTES : 0)
                + ((flags & FOREGROUND) != 0 ? Integer.BYTES : 0)
                + ((flags & PARTS) != 0 ? 1 : 0);
        if (!in.has(headBytes)) {
            return false;
        }
        int parts = (flags & PARTS) != 0 ? in.peek(headBytes - 1) : 0;
        int partBytes = (flags & COLORED) != 0 ? COLORED_PART_BYTES : PLAIN_PART_BYTES;
        if (!in.has(headBytes + parts * partBytes)) {
            return false;
        }
        ByteReader reader = in.takeLittle(headBytes + parts * partBytes);
        reader.skip(1);
        if ((flags & BACKGROUND) != 0) {
            background = reader.i32() & RGB_MASK;
        }
        if ((flags & FOREGROUND) != 0) {
            foreground = reader.i32() & RGB_MASK;
        }
        reader.skip((flags & PARTS) != 0 ? 1 : 0);
        backgroundTile(width, height, parts);
        for (int i = 0; i < parts; i++) {
            part(reader, (flags & COLORED) != 0, width, height);
        }
        return true;
    }

    private boolean rawTile(Inbox in, int width, int height) {
        if (!in.has(1 + width * height * Integer.BYTES)) {
            return false;
        }
        in.skip(1);
        for (int row = 0; row < height; row++) {
            in.pixels(pixels, (y + row) * area.width() + x, width);
        }
        oneColor = false;
        return true;
    }

    private void backgroundTile(int width, int height, int parts) {
        if (x == 0 && y == 0) {
            firstBackground = background;
        }
        oneColor &= parts == 0 && background == firstBackground;
        PixelFill.fill(pixels, y * area.width() + x, area.width(), width, height, background);
    }

    private void part(ByteReader reader, boolean colored, int width, int height) throws ProtocolException {
        int color = colored ? reader.i32() & RGB_MASK : foreground;
        int position = reader.u8();
        int size = reader.u8();
        int left = position >> HIGH_SHIFT;
        int top = position & LOW_BITS;
        int partWidth = (size >> HIGH_SHIFT) + 1;
        int partHeight = (size & LOW_BITS) + 1;
        if (left + partWidth > width || top + partHeight > height) {
            throw new ProtocolException("subrectangle: " + partWidth + "x" + partHeight + " at " + left + "," + top
                    + " (expected: inside " + width + "x" + height + ")");
        }
        int at = (y + top) * area.width() + x + left;
        PixelFill.fill(pixels, at, area.width(), partWidth, partHeight, color);
    }
}
