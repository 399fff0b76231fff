package io.caraway.protocol.rfb;

import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.function.Consumer;

/** A rectangle of 64 x 64 tiles of palettes and runs (RFC 6143, 7.7.6). */
final class ZrleReader implements RectangleReader {
    /*
     * Idea: what arrives is decompressed at once, into a buffer that holds more than the largest tile. A tile is read when
     * the buffer has that many bytes, or when all of the rectangle has arrived: so no tile is ever begun in vain, and
     * compressed bytes are not collected.
     */
    private static final int TILE_SIDE = 64;
    private static final int TILE_PIXELS = TILE_SIDE * TILE_SIDE;
    private static final int COLOR_BYTES = 3;

    /** The dearest tile: every pixel a run of its own. */
    private static final int TILE_BYTES_MAX = 1 + TILE_PIXELS * (COLOR_BYTES + 1);

    /** Room for the decompressed bytes. */
    static final int BUFFER_BYTES = 4 * TILE_PIXELS * Integer.BYTES;

    /** Most compressed bytes a rectangle may have besides five a pixel, which is more than any tile needs. */
    private static final int EXTRA_BYTES_MAX = 1 << 16;

    private static final int PIXEL_BYTES_MAX = 5;

    private static final int RAW = 0;
    private static final int SOLID = 1;
    private static final int PACKED_MAX = 16;
    private static final int PLAIN_RUNS = 128;
    private static final int PALETTE_RUNS = 130;
    private static final int RUN_BIT = 0x80;
    private static final int RUN_GOES_ON = 255;

    private final Rect area;
    private final int[] pixels;
    private final ZlibStream zlib;
    private final byte[] plain;
    private final int[] palette = new int[RUN_BIT];
    private int from;
    private int to;
    private long left = -1;
    private int x;
    private int y;
    private int firstColor;
    private boolean oneColor = true;

    /** A rectangle whose bytes pass through {@code plain}, which has {@link #BUFFER_BYTES}. */
    ZrleReader(Rect area, ZlibStream zlib, byte[] plain) {
        this.area = area;
        this.pixels = new int[area.width() * area.height()];
        this.zlib = zlib;
        this.plain = plain;
    }

    @Override
    public boolean read(Inbox in, Consumer<RfbChange> out) throws ProtocolException {
        if (left < 0 && !length(in)) {
            return false;
        }
        while (y < area.height() && x < area.width()) {
            if (!fill(in)) {
                return false;
            }
            tile();
            x += TILE_SIDE;
            if (x >= area.width()) {
                x = 0;
                y += TILE_SIDE;
            }
        }
        if (!fill(in)) {
            return false;
        }
        if (from < to) {
            throw new ProtocolException("zlib data longer than its rectangle");
        }
        out.accept(oneColor ? new RfbChange.Fill(area, firstColor) : new RfbChange.Pixels(area, pixels));
        return true;
    }

    private boolean length(Inbox in) throws ProtocolException {
        if (!in.has(Integer.BYTES)) {
            return false;
        }
        long length = in.take(Integer.BYTES).u32();
        long most = EXTRA_BYTES_MAX + PIXEL_BYTES_MAX * area.area();
        if (length > most) {
            throw new ProtocolException("length: " + length + " (expected: 0.." + most + ")");
        }
        left = length;
        return true;
    }

    /** Decompresses until a whole tile must be there; false if more has to arrive before that is certain. */
    private boolean fill(Inbox in) throws ProtocolException {
        if (to - from < TILE_BYTES_MAX && plain.length - from < TILE_BYTES_MAX) {
            System.arraycopy(plain, from, plain, 0, to - from);
            to -= from;
            from = 0;
        }
        while (to - from < TILE_BYTES_MAX) {
            int count = (int) Math.min(left, in.available());
            zlib.input(in.array(), in.position(), count);
            int more = zlib.read(plain, to, plain.length - to);
            int used = count - zlib.unused();
            in.skip(used);
            left -= used;
            to += more;
            if (more == 0 && used == 0) {
                return left == 0;
            }
        }
        return true;
    }

    private void tile() throws ProtocolException {
        int width = Math.min(TILE_SIDE, area.width() - x);
        int height = Math.min(TILE_SIDE, area.height() - y);
        int at = y * area.width() + x;
        ByteReader reader = ByteReader.little(plain, from, to - from);
        int type = reader.u8();
        if (type == SOLID) {
            solidTile(color(reader), at, width, height);
        } else {
            oneColor = false;
            if (type == RAW) {
                rawTile(reader, at, width, height);
            } else if (type <= PACKED_MAX) {
                readPalette(reader, type);
                packedTile(reader, type, at, width, height);
            } else if (type == PLAIN_RUNS) {
                runs(reader, 0, at, width, height);
            } else if (type >= PALETTE_RUNS) {
                readPalette(reader, type - PLAIN_RUNS);
                runs(reader, type - PLAIN_RUNS, at, width, height);
            } else {
                throw new ProtocolException("subencoding: " + type + " (expected: 0..16, 128, 130..255)");
            }
        }
        from += reader.offset();
    }

    private void solidTile(int color, int at, int width, int height) {
        if (x == 0 && y == 0) {
            firstColor = color;
        }
        oneColor &= color == firstColor;
        PixelFill.fill(pixels, at, area.width(), width, height, color);
    }

    private void rawTile(ByteReader reader, int at, int width, int height) throws ProtocolException {
        for (int row = 0; row < height; row++) {
            int rowAt = at + row * area.width();
            for (int i = rowAt; i < rowAt + width; i++) {
                pixels[i] = color(reader);
            }
        }
    }

    private void readPalette(ByteReader reader, int size) throws ProtocolException {
        for (int i = 0; i < size; i++) {
            palette[i] = color(reader);
        }
    }

    private void packedTile(ByteReader reader, int size, int at, int width, int height) throws ProtocolException {
        int bits = size == 2 ? 1 : size <= 4 ? 2 : 4;
        int mask = (1 << bits) - 1;
        for (int row = 0; row < height; row++) {
            int rowAt = at + row * area.width();
            int shift = 0;
            int packed = 0;
            for (int i = rowAt; i < rowAt + width; i++) {
                if (shift == 0) {
                    packed = reader.u8();
                    shift = Byte.SIZE;
                }
                shift -= bits;
                pixels[i] = paletteColor((packed >> shift) & mask, size);
            }
        }
    }

    /** Runs, each of a colour of its own, or of one of the palette if that has any. */
    private void runs(ByteReader reader, int paletteSize, int at, int width, int height) throws ProtocolException {
        int total = width * height;
        int done = 0;
        while (done < total) {
            int color;
            int length = 1;
            if (paletteSize == 0) {
                color = color(reader);
                length = runLength(reader, total - done);
            } else {
                int index = reader.u8();
                color = paletteColor(index & ~RUN_BIT, paletteSize);
                if ((index & RUN_BIT) != 0) {
                    length = runLength(reader, total - done);
                }
            }
            run(color, at, width, done, length);
            done += length;
        }
    }

    private void run(int color, int at, int width, int done, int length) {
        int end = done + length;
        for (int next = done; next < end; ) {
            int column = next % width;
            int count = Math.min(width - column, end - next);
            int rowAt = at + next / width * area.width() + column;
            Arrays.fill(pixels, rowAt, rowAt + count, color);
            next += count;
        }
    }

    private static int runLength(ByteReader reader, int most) throws ProtocolException {
        int length = 1;
        int part;
        do {
            part = reader.u8();
            length += part;
            if (length > most) {
                throw new ProtocolException("run: " + length + " pixels (expected: 1.." + most + ")");
            }
        } while (part == RUN_GOES_ON);
        return length;
    }

    private int paletteColor(int index, int size) throws ProtocolException {
        if (index >= size) {
            throw new ProtocolException("palette index: " + index + " (expected: 0.." + (size - 1) + ")");
        }
        return palette[index];
    }

    private static int color(ByteReader reader) throws ProtocolException {
        return reader.u16() | reader.u8() << Short.SIZE;
    }
}
