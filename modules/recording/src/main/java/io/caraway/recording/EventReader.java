package io.caraway.recording;

import io.caraway.drawing.Clip;
import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Head;
import io.caraway.drawing.Operation;
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Reads one batch of events as drawn in {@link EventType}. Belongs to the owner of its reader. */
final class EventReader {
    private final IntConsumer unknownType;
    private final ImageTable<Image> kept;
    private long pixelsLeft;

    private EventReader(long pixelsMax, ImageTable<Image> kept, IntConsumer unknownType) {
        this.pixelsLeft = pixelsMax;
        this.kept = kept;
        this.unknownType = unknownType;
    }

    /**
     * Reads a payload.
     *
     * @param pixelsMax most pixels of all images together
     * @param kept the images of the segment so far that may be referred to; new ones are added
     * @param unknownType is told the number of each event that was passed over
     */
    static EventBatch read(byte[] payload, long pixelsMax, ImageTable<Image> kept, IntConsumer unknownType)
            throws ProtocolException {
        return new EventReader(pixelsMax, kept, unknownType).batch(ByteReader.little(payload));
    }

    private EventBatch batch(ByteReader in) throws ProtocolException {
        int count = in.u32("event count", 0, EventLimits.EVENTS_MAX);
        List<DisplayEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = in.u8();
            ByteReader body = in.slice(in.u32("event length", 0, RecordFrame.PAYLOAD_BYTES_MAX));
            Optional<EventType> type = EventType.of(number);
            if (type.isEmpty()) {
                unknownType.accept(number);
                continue;
            }
            try {
                events.add(event(type.get(), body));
                body.requireEnd();
            } catch (ProtocolException e) {
                throw e.in("event " + i + ", " + type.get());
            }
        }
        in.requireEnd();
        return new EventBatch(events);
    }

    private DisplayEvent event(EventType type, ByteReader in) throws ProtocolException {
        Optional<Operation.Type> operation = type.operation();
        if (operation.isPresent()) {
            return draw(operation.get(), in);
        }
        return switch (type) {
            case SURFACE_CREATE -> create(in);
            case SURFACE_DESTROY -> new DisplayEvent.SurfaceDestroy(surfaceId(in));
            case MONITORS -> monitors(in);
            case TITLE -> new DisplayEvent.Title(TextField.read(in, DisplayEvent.TEXT_MAX));
            case MARKER -> new DisplayEvent.Marker(TextField.read(in, DisplayEvent.TEXT_MAX));
            case CURSOR_SET -> new DisplayEvent.CursorSet(cursor(in));
            case CURSOR_MOVE -> {
                int x = Coordinates.read(in, "x");
                yield new DisplayEvent.CursorMove(x, Coordinates.read(in, "y"));
            }
            case CURSOR_HIDE -> new DisplayEvent.CursorHide();
            case FILL,
                    COPY,
                    COPY_BITS,
                    OPAQUE,
                    BLEND,
                    BLACKNESS,
                    WHITENESS,
                    INVERS,
                    ROP3,
                    STROKE,
                    TEXT,
                    TRANSPARENT,
                    ALPHA_BLEND,
                    COMPOSITE -> throw new IllegalStateException("read above: " + type);
        };
    }

    private static int surfaceId(ByteReader in) throws ProtocolException {
        return in.u16("surface id", 0, DisplayEvent.SURFACE_ID_MAX);
    }

    private static DisplayEvent create(ByteReader in) throws ProtocolException {
        int id = surfaceId(in);
        int at = in.offset();
        int number = in.u8();
        PixelFormat format = PixelFormat.of(number)
                .orElseThrow(() -> ProtocolException.field("pixel format", number, "1, 8, 16, 32, 80 or 96", at));
        int width = in.u32("surface width", 1, Surface.SIDE_MAX);
        int height = in.u32("surface height", 1, Surface.SIDE_MAX);
        if (!Surface.isAllowed(width, height)) {
            throw ProtocolException.field(
                    "surface size", width + "x" + height, "at most " + Surface.AREA_MAX + " pixels", at);
        }
        return new DisplayEvent.SurfaceCreate(id, format, width, height);
    }

    private DisplayEvent draw(Operation.Type type, ByteReader in) throws ProtocolException {
        int id = surfaceId(in);
        Rect box = Coordinates.readBox(in);
        OperationReader reader = new OperationReader(in, pixelsLeft, kept);
        Clip clip = reader.clip();
        Operation operation = reader.operation(type);
        pixelsLeft = reader.pixelsLeft();
        return new DisplayEvent.Draw(new Drawable(id, box, clip, operation));
    }

    private static DisplayEvent monitors(ByteReader in) throws ProtocolException {
        int count = in.u8("monitors", 0, Head.COUNT_MAX);
        List<Head> heads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int id = in.u8("monitor", 0, Head.COUNT_MAX - 1);
            int surface = surfaceId(in);
            heads.add(new Head(id, surface, Coordinates.readBox(in)));
        }
        return new DisplayEvent.Monitors(heads);
    }

    private static CursorShape cursor(ByteReader in) throws ProtocolException {
        int width = in.u16("cursor width", 1, CursorShape.SIDE_MAX);
        int height = in.u16("cursor height", 1, CursorShape.SIDE_MAX);
        int hotX = in.u16("hot x", 0, width - 1);
        int hotY = in.u16("hot y", 0, height - 1);
        in.require(width * height * Integer.BYTES);
        int[] argb = new int[width * height];
        for (int i = 0; i < argb.length; i++) {
            argb[i] = in.i32();
        }
        return new CursorShape(width, height, hotX, hotY, argb);
    }
}
