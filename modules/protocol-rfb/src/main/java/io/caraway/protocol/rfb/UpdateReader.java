package io.caraway.protocol.rfb;

import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads FramebufferUpdate messages (RFC 6143, 7.6.1), and knows the size of the screen. Belongs to its {@link RfbClient}. */
final class UpdateReader {
    /** Pixels collected before a part of an update is handed over: 16 MiB of them. One rectangle may have more. */
    static final int PART_PIXELS_MAX = 1 << 22;

    /** Changes collected before a part of an update is handed over. */
    static final int PART_CHANGES_MAX = 4096;

    private static final int HEADER_BYTES = 4;
    private static final int RECTANGLE_HEADER_BYTES = 12;

    /** As many rectangles as come before a LastRect. */
    private static final int UNTIL_LAST_RECT = 0xffff;

    private final RfbListener listener;
    private final UpdateRequests requests;
    private final TightState tight = new TightState();
    private final ZlibStream zrle = new ZlibStream();
    private final byte[] plain = new byte[ZrleReader.BUFFER_BYTES];
    private Rect screen = Rect.EMPTY;
    private boolean takesScanCodes;

    private boolean open;
    private int announced;
    private int begun;
    private String encoding = "";
    private @Nullable RectangleReader rectangle;
    private Consumer<RfbChange> target = this::collect;
    private List<RfbChange> changes = new ArrayList<>();
    private long pixels;

    UpdateReader(RfbListener listener, UpdateRequests requests) {
        this.listener = listener;
        this.requests = requests;
    }

    /** The whole screen. */
    Rect screen() {
        return screen;
    }

    /** The screen's first size. */
    void start(int width, int height) {
        screen = new Rect(0, 0, width, height);
    }

    /** Whether the server takes keys as scan codes. */
    boolean takesScanCodes() {
        return takesScanCodes;
    }

    /** Whether there is a message that has begun and not ended. */
    boolean isOpen() {
        return open;
    }

    /** Begins a message if its header is there. */
    boolean begin(Inbox in) throws ProtocolException {
        if (!in.has(HEADER_BYTES)) {
            return false;
        }
        ByteReader reader = in.take(HEADER_BYTES);
        reader.skip(2);
        announced = reader.u16();
        begun = 0;
        open = true;
        return true;
    }

    /** Reads what there is of one rectangle, or ends the message. False if more has to arrive. */
    boolean step(Inbox in) throws ProtocolException {
        RectangleReader reader = rectangle;
        try {
            if (reader == null) {
                if (begun == announced && announced != UNTIL_LAST_RECT) {
                    finish();
                    return true;
                }
                return rectangle(in);
            }
            if (!reader.read(in, target)) {
                return false;
            }
            rectangle = null;
            return true;
        } catch (ProtocolException e) {
            throw e.in("FramebufferUpdate, rectangle " + begun + ", " + encoding);
        }
    }

    /** Gives back the memory outside the heap. */
    void close() {
        tight.close();
        zrle.close();
    }

    private boolean rectangle(Inbox in) throws ProtocolException {
        if (!in.has(RECTANGLE_HEADER_BYTES)) {
            return false;
        }
        // 65535 means an unknown number, so counting on would be of no use.
        begun = Math.min(begun + 1, UNTIL_LAST_RECT);
        ByteReader reader = in.take(RECTANGLE_HEADER_BYTES);
        Rect area = Rect.of(reader.u16(), reader.u16(), reader.u16(), reader.u16());
        int number = reader.i32();
        encoding = Integer.toString(number);
        Optional<RfbEncoding> forPixels = RfbEncoding.of(number);
        if (forPixels.isPresent()) {
            encoding = forPixels.get().name();
            rectangle = pixelReader(forPixels.get(), area);
            return true;
        }
        Optional<PseudoEncoding> extension = PseudoEncoding.of(number);
        if (extension.isPresent()) {
            encoding = extension.get().name();
            if (extension.get() == PseudoEncoding.LAST_RECT) {
                finish();
            } else {
                rectangle = extensionReader(extension.get(), area);
            }
            return true;
        }
        throw new ProtocolException("encoding: " + number + " (expected: one that was asked for)");
    }

    private RectangleReader pixelReader(RfbEncoding kind, Rect area) throws ProtocolException {
        if (area.right() > screen.right() || area.bottom() > screen.bottom()) {
            throw new ProtocolException("rectangle: " + area + " (expected: inside " + screen + ")");
        }
        target = area.isEmpty() ? change -> {} : this::collect;
        return switch (kind) {
            case RAW -> new RawReader(area);
            case COPY_RECT -> new CopyRectReader(area, screen);
            case RRE -> new RreReader(area);
            case HEXTILE -> new HextileReader(area);
            case TIGHT -> new TightReader(area, tight, plain);
            case ZRLE -> new ZrleReader(area, zrle, plain);
        };
    }

    private RectangleReader extensionReader(PseudoEncoding kind, Rect area) throws ProtocolException {
        target = this::collect;
        return switch (kind) {
            case DESKTOP_SIZE -> {
                checkSize(area);
                target = this::resize;
                yield (in, out) -> {
                    out.accept(new RfbChange.Resize(area.width(), area.height(), List.of()));
                    return true;
                };
            }
            case EXTENDED_DESKTOP_SIZE -> {
                checkSize(area);
                target = this::resize;
                yield new DesktopSizeReader(area);
            }
            case DESKTOP_NAME -> new DesktopNameReader();
            case CURSOR, X_CURSOR, CURSOR_WITH_ALPHA -> new CursorReader(kind, area);
            case POINTER_POS, VMWARE_CURSOR_POSITION ->
                (in, out) -> {
                    out.accept(new RfbChange.Pointer(area.left(), area.top()));
                    return true;
                };
            case QEMU_EXTENDED_KEY_EVENT ->
                (in, out) -> {
                    takesScanCodes = true;
                    return true;
                };
            case LAST_RECT, FENCE, CONTINUOUS_UPDATES ->
                throw new ProtocolException("encoding: " + kind.number() + " (expected: one of rectangles)");
        };
    }

    private static void checkSize(Rect area) throws ProtocolException {
        if (!Surface.isAllowed(area.width(), area.height())) {
            throw new ProtocolException("screen: " + area.width() + "x" + area.height() + " (expected: 1.."
                    + Surface.SIDE_MAX + " a side, at most " + Surface.AREA_MAX + " pixels)");
        }
    }

    private void resize(RfbChange change) {
        collect(change);
        if (change instanceof RfbChange.Resize resize
                && (resize.width() != screen.width() || resize.height() != screen.height())) {
            screen = new Rect(0, 0, resize.width(), resize.height());
            requests.resized(screen);
        }
    }

    private void collect(RfbChange change) {
        long more = change instanceof RfbChange.Pixels drawn ? drawn.pixels().length : 0;
        if (changes.size() == PART_CHANGES_MAX || (!changes.isEmpty() && pixels + more > PART_PIXELS_MAX)) {
            handOver(false);
        }
        changes.add(change);
        pixels += more;
    }

    private void finish() {
        open = false;
        handOver(true);
        requests.updateFinished();
    }

    private void handOver(boolean last) {
        List<RfbChange> part = changes;
        changes = new ArrayList<>();
        pixels = 0;
        listener.update(part, last);
    }
}
