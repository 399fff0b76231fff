package io.caraway.protocol.rfb;

import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.function.Consumer;

/** A rectangle in Tight encoding (rfbproto, "Tight Encoding"). */
final class TightReader implements RectangleReader {
    /*
     * The compressed bytes are collected until they are all there: their length has 22 bits, so 4 MiB is the most. What they
     * become is decompressed a few rows at a time, into a buffer that serves all rectangles.
     */
    private static final int RESET_BITS = 15;
    private static final int TYPE_SHIFT = 4;
    private static final int STREAM_BITS = 3;
    private static final int FILTER_FLAG = 4;
    private static final int BASIC_MAX = 7;
    private static final int FILL = 8;
    private static final int JPEG = 9;

    /** Not announced, but LibVNCServer sends it at compression level 0. */
    private static final int BASIC_WITHOUT_ZLIB = 10;

    private static final int FILTER_COPY = 0;
    private static final int FILTER_PALETTE = 1;
    private static final int FILTER_GRADIENT = 2;

    /** Shorter data come as they are. */
    private static final int COMPRESSED_MIN_BYTES = 12;

    private static final int GOES_ON = 0x80;
    private static final int LENGTH_BYTES_MAX = 3;
    private static final int LENGTH_BITS = 7;

    private enum Step {
        CONTROL,
        FILL,
        FILTER,
        PALETTE,
        SHORT_DATA,
        LENGTH,
        DATA,
        DONE
    }

    private final Rect area;
    private final TightState state;
    private final byte[] plain;
    private Step step = Step.CONTROL;
    private int type;
    private TightFilter filter;
    private int dataBytes;

    /** A rectangle whose bytes pass through {@code plain} if a row fits. */
    TightReader(Rect area, TightState state, byte[] plain) {
        this.area = area;
        this.state = state;
        this.plain = plain;
        this.filter = new TightFilter.Copy(area.width());
    }

    @Override
    public boolean read(Inbox in, Consumer<RfbChange> out) throws ProtocolException {
        boolean more = true;
        while (more && step != Step.DONE) {
            more = switch (step) {
                case CONTROL -> control(in);
                case FILL -> fill(in, out);
                case FILTER -> filter(in);
                case PALETTE -> palette(in);
                case SHORT_DATA -> shortData(in, out);
                case LENGTH -> length(in);
                case DATA -> data(in, out);
                case DONE -> false;
            };
        }
        return step == Step.DONE;
    }

    private boolean control(Inbox in) throws ProtocolException {
        if (!in.has(1)) {
            return false;
        }
        int control = in.take(1).u8();
        state.reset(control & RESET_BITS);
        type = control >> TYPE_SHIFT;
        if (type <= BASIC_MAX || withoutZlib()) {
            if ((type & FILTER_FLAG) != 0) {
                step = Step.FILTER;
            } else {
                expectData();
            }
        } else if (type == FILL) {
            step = Step.FILL;
        } else if (type == JPEG) {
            step = Step.LENGTH;
        } else {
            throw new ProtocolException("compression: " + type + " (expected: 0..10, 14)");
        }
        return true;
    }

    private boolean fill(Inbox in, Consumer<RfbChange> out) {
        if (!in.has(TightFilter.COLOR_BYTES)) {
            return false;
        }
        out.accept(new RfbChange.Fill(area, TightFilter.color(in.array(), in.position())));
        in.skip(TightFilter.COLOR_BYTES);
        step = Step.DONE;
        return true;
    }

    private boolean filter(Inbox in) throws ProtocolException {
        if (!in.has(1)) {
            return false;
        }
        int id = in.take(1).u8();
        switch (id) {
            case FILTER_COPY -> expectData();
            case FILTER_PALETTE -> step = Step.PALETTE;
            case FILTER_GRADIENT -> {
                filter = new TightFilter.Gradient(area.width());
                expectData();
            }
            default -> throw new ProtocolException("filter: " + id + " (expected: 0.." + FILTER_GRADIENT + ")");
        }
        return true;
    }

    private boolean palette(Inbox in) throws ProtocolException {
        if (!in.has(1)) {
            return false;
        }
        int size = in.peek(0) + 1;
        if (!in.has(1 + size * TightFilter.COLOR_BYTES)) {
            return false;
        }
        in.skip(1);
        int[] colors = new int[size];
        for (int i = 0; i < size; i++) {
            colors[i] = TightFilter.color(in.array(), in.position() + i * TightFilter.COLOR_BYTES);
        }
        in.skip(size * TightFilter.COLOR_BYTES);
        filter = size == 2
                ? new TightFilter.TwoColors(area.width(), colors[0], colors[1])
                : new TightFilter.Indexed(area.width(), colors);
        expectData();
        return true;
    }

    private void expectData() {
        long plainBytes = (long) filter.rowBytes() * area.height();
        if (plainBytes < COMPRESSED_MIN_BYTES) {
            dataBytes = (int) plainBytes;
            step = Step.SHORT_DATA;
        } else {
            step = Step.LENGTH;
        }
    }

    private boolean withoutZlib() {
        return (type & ~FILTER_FLAG) == BASIC_WITHOUT_ZLIB;
    }

    private boolean shortData(Inbox in, Consumer<RfbChange> out) throws ProtocolException {
        if (!in.has(dataBytes)) {
            return false;
        }
        out.accept(new RfbChange.Pixels(area, plainPixels(in)));
        step = Step.DONE;
        return true;
    }

    private int[] plainPixels(Inbox in) throws ProtocolException {
        long expected = (long) filter.rowBytes() * area.height();
        if (dataBytes != expected) {
            throw new ProtocolException("length: " + dataBytes + " (expected: " + expected + ")");
        }
        byte[] bytes = in.take(dataBytes).bytes(dataBytes);
        int[] pixels = new int[area.width() * area.height()];
        if (pixels.length > 0) {
            filter.rows(bytes, area.height(), pixels, 0);
        }
        return pixels;
    }

    private boolean length(Inbox in) {
        int length = 0;
        for (int i = 0; i < LENGTH_BYTES_MAX; i++) {
            if (!in.has(i + 1)) {
                return false;
            }
            int part = in.peek(i);
            boolean last = i == LENGTH_BYTES_MAX - 1 || part < GOES_ON;
            length |= (last ? part : part - GOES_ON) << (i * LENGTH_BITS);
            if (last) {
                in.skip(i + 1);
                break;
            }
        }
        dataBytes = length;
        step = Step.DATA;
        return true;
    }

    private boolean data(Inbox in, Consumer<RfbChange> out) throws ProtocolException {
        if (!in.has(dataBytes)) {
            return false;
        }
        int[] pixels;
        if (type == JPEG) {
            ByteReader reader = in.take(dataBytes);
            pixels = TightJpeg.decode(reader.bytes(dataBytes), area.width(), area.height());
        } else if (withoutZlib()) {
            pixels = plainPixels(in);
        } else {
            ZlibStream zlib = state.stream(type & STREAM_BITS);
            zlib.input(in.array(), in.position(), dataBytes);
            pixels = decompress(zlib);
            zlib.finishInput();
            in.skip(dataBytes);
        }
        out.accept(new RfbChange.Pixels(area, pixels));
        step = Step.DONE;
        return true;
    }

    private int[] decompress(ZlibStream zlib) throws ProtocolException {
        int[] pixels = new int[area.width() * area.height()];
        int rowBytes = filter.rowBytes();
        byte[] buffer = rowBytes <= plain.length ? plain : new byte[rowBytes];
        int rowsAtOnce = buffer.length / rowBytes;
        for (int row = 0; row < area.height(); row += rowsAtOnce) {
            int rows = Math.min(rowsAtOnce, area.height() - row);
            zlib.readFully(buffer, rows * rowBytes);
            filter.rows(buffer, rows, pixels, row * area.width());
        }
        return pixels;
    }
}
