package io.caraway.recording;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Head;
import io.caraway.wire.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes batches of events as drawn in {@link EventType}. Belongs to the owner of its writer. */
final class EventWriter {
    private static final byte[] NOTHING = {};

    private final Payload payload;
    private final ByteWriter body = ByteWriter.little();
    private final ImageBudget budget;
    private final OperationWriter operations;
    private final Tally tally = new Tally();

    /**
     * A writer to {@code payload} of batches whose images have at most {@code pixelsMax} pixels together, and are remembered
     * in {@code images}.
     */
    EventWriter(Payload payload, long pixelsMax, WrittenImages images) {
        this.payload = payload;
        this.budget = new ImageBudget(pixelsMax);
        this.operations = new OperationWriter(body, budget, images);
    }

    /** What the last batch holds; valid until the next. */
    Tally tally() {
        return tally;
    }

    /** Makes the payload that batch; one beyond {@link EventLimits} is an {@link IllegalArgumentException}. */
    void write(EventBatch batch) {
        List<DisplayEvent> events = batch.events();
        if (events.size() > EventLimits.EVENTS_MAX) {
            throw new IllegalArgumentException(
                    "events: " + events.size() + " (expected: at most " + EventLimits.EVENTS_MAX + ")");
        }
        payload.clear();
        tally.clear();
        budget.restart();
        payload.fields().u32(events.size());
        for (DisplayEvent event : events) {
            body.clear();
            write(event);
        }
    }

    private void write(DisplayEvent event) {
        switch (event.type()) {
            case SURFACE_CREATE -> create((DisplayEvent.SurfaceCreate) event);
            case SURFACE_DESTROY -> {
                body.u16(((DisplayEvent.SurfaceDestroy) event).id());
                put(EventType.SURFACE_DESTROY);
            }
            case DRAW -> draw(((DisplayEvent.Draw) event).drawable());
            case MONITORS -> monitors(((DisplayEvent.Monitors) event).heads());
            case CURSOR_SET -> cursor(((DisplayEvent.CursorSet) event).shape());
            case CURSOR_MOVE -> {
                DisplayEvent.CursorMove move = (DisplayEvent.CursorMove) event;
                body.i32(move.x()).i32(move.y());
                put(EventType.CURSOR_MOVE);
            }
            case CURSOR_HIDE -> put(EventType.CURSOR_HIDE);
            case TITLE -> text(EventType.TITLE, ((DisplayEvent.Title) event).text());
            case MARKER -> text(EventType.MARKER, ((DisplayEvent.Marker) event).text());
        }
    }

    private void create(DisplayEvent.SurfaceCreate create) {
        body.u16(create.id()).u8(create.format().number()).u32(create.width()).u32(create.height());
        put(EventType.SURFACE_CREATE);
    }

    private void draw(Drawable drawable) {
        body.u16(drawable.surfaceId());
        Coordinates.write(body, drawable.box());
        operations.write(drawable.clip());
        byte[] tail = operations.write(drawable.operation());
        put(EventType.of(drawable.operation().type()), tail);
    }

    private void monitors(List<Head> heads) {
        body.u8(heads.size());
        for (Head head : heads) {
            body.u8(head.id()).u16(head.surfaceId());
            Coordinates.write(body, head.area());
        }
        put(EventType.MONITORS);
    }

    private void cursor(CursorShape shape) {
        body.u16(shape.width()).u16(shape.height()).u16(shape.hotX()).u16(shape.hotY());
        for (int pixel : shape.argb()) {
            body.i32(pixel);
        }
        put(EventType.CURSOR_SET);
    }

    private void text(EventType type, String text) {
        body.bytes(text.getBytes(StandardCharsets.UTF_8));
        put(type);
    }

    private void put(EventType type) {
        put(type, NOTHING);
    }

    private void put(EventType type, byte[] tail) {
        long length = (long) body.size() + tail.length;
        payload.requireRoom(EventType.OVERHEAD_BYTES + length);
        payload.fields().u8(type.number()).u32(length).bytes(body.toByteArray());
        payload.add(tail);
        tally.add(type.number(), EventType.OVERHEAD_BYTES + length);
    }
}
