package io.caraway.imports.qxl;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.imports.ForeignRecording;
import io.caraway.recording.RecordedBatch;
import io.caraway.wire.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recording of spice-server: what a guest told its QXL card. Belongs to one thread, its owner's.
 *
 * <pre>
 * "SPICE_REPLAY 1" LF, and then for each event
 * "event" number what type nanoseconds LF, and
 *   what 0   a guest's command: 1 drawable, 2 update, 3 pointer, 4 message, 5 surface
 *   what 1   a message inside the server: those that make the primary go on, others end here
 * </pre>
 *
 * <p>Each event becomes one batch. A file that ends inside an event ends before that event. A command that makes no sense is
 * left out, as the server left it out, and told in {@link #warnings}.
 */
public final class QxlRecording implements ForeignRecording {
    /** How such a file begins. */
    public static final String MAGIC = "SPICE_REPLAY ";

    private static final int VERSION = 1;
    private static final int EVENT_WORDS = 5;
    private static final int TIME_AT = 4;
    private static final String EVENT = "event";

    private static final int GUEST = 0;
    private static final int SERVER = 1;

    private static final int DRAWABLE = 1;
    private static final int UPDATE = 2;
    private static final int CURSOR = 3;
    private static final int MESSAGE = 4;
    private static final int SURFACE = 5;

    private static final int DESTROY_SURFACES = 19;
    private static final int CREATE_PRIMARY = 20;
    private static final int DESTROY_PRIMARY = 21;
    private static final int RESET_CURSOR = 22;
    private static final int DESTROY_SURFACES_ASYNC = 28;
    private static final int CREATE_PRIMARY_ASYNC = 29;
    private static final int DESTROY_PRIMARY_ASYNC = 30;

    private final QxlText in;
    private final QxlSurfaceReader surfaces;
    private final QxlDrawableReader drawables;
    private final QxlCursor cursor;
    private String place = "first line";
    private boolean begun;
    private boolean ended;
    private boolean cut;
    private long firstNanos = -1;
    private long timeNanos;
    private long leftOut;
    private @Nullable String firstLeftOut;

    /** A recording that begins with the next byte of the stream, which is not packed and has a buffer. */
    public QxlRecording(InputStream stream) {
        this.in = new QxlText(stream);
        QxlSurfaces known = new QxlSurfaces();
        this.surfaces = new QxlSurfaceReader(in, known);
        this.drawables = new QxlDrawableReader(in, known);
        this.cursor = new QxlCursor(in);
    }

    @Override
    public Optional<RecordedBatch> next() throws IOException, ProtocolException {
        while (!ended) {
            List<DisplayEvent> events = nextEvent();
            if (!events.isEmpty()) {
                return Optional.of(new RecordedBatch(timeNanos, false, new EventBatch(events)));
            }
        }
        return Optional.empty();
    }

    @Override
    public long timeNanos() {
        return timeNanos;
    }

    @Override
    public boolean isCut() {
        return cut;
    }

    @Override
    public List<String> warnings() {
        return firstLeftOut == null
                ? List.of()
                : List.of("commands that make no sense, left out: " + leftOut + "; the first: " + firstLeftOut);
    }

    @Override
    public void close() throws IOException {
        ended = true;
        in.close();
    }

    /** Reads one event; nothing if it does nothing that is seen, or is the end. */
    private List<DisplayEvent> nextEvent() throws IOException, ProtocolException {
        try {
            try {
                return read();
            } catch (LeftOut e) {
                leftOut++;
                firstLeftOut = firstLeftOut == null ? place + ": " + e.getMessage() : firstLeftOut;
                in.skipTo(EVENT);
                return List.of();
            }
        } catch (EOFException e) {
            ended = true;
            cut = true;
            return List.of();
        } catch (ProtocolException e) {
            ended = true;
            throw e.in(place);
        }
    }

    private List<DisplayEvent> read() throws IOException, ProtocolException, LeftOut {
        if (!begun) {
            QxlLine line = in.next();
            line.require(false, 2, MAGIC.strip());
            int version = line.i32(1);
            if (version != VERSION) {
                throw line.damage("version", version, Integer.toString(VERSION));
            }
            begun = true;
        }
        Optional<QxlLine> next = in.peek();
        if (next.isEmpty()) {
            ended = true;
            return List.of();
        }
        QxlLine line = next.get();
        line.require(false, EVENT_WORDS, EVENT);
        place = "event " + Long.toUnsignedString(line.u64(1)) + " at offset " + line.offset();
        int what = line.i32(2);
        int type = line.i32(3);
        note(line);
        in.next();
        return switch (what) {
            case GUEST -> command(type);
            case SERVER -> message(type);
            default -> throw line.damage("event", what, "0 or 1");
        };
    }

    /** Takes the time of an event; a clock that goes back stands still instead. */
    private void note(QxlLine line) throws ProtocolException {
        long nanos = line.u64(TIME_AT);
        if (nanos < 0) {
            throw line.damage("time", line.words().get(TIME_AT), "at most " + Long.MAX_VALUE);
        }
        firstNanos = firstNanos < 0 ? nanos : firstNanos;
        timeNanos = Math.max(timeNanos, nanos - firstNanos);
    }

    private List<DisplayEvent> command(int type) throws IOException, ProtocolException, LeftOut {
        switch (type) {
            case DRAWABLE -> {
                return drawables.read();
            }
            case CURSOR -> {
                return cursor.read();
            }
            case SURFACE -> {
                return surfaces.command();
            }
            case UPDATE -> {
                in.word("update");
                in.rect("area");
                in.i32("update_id");
                in.i32("surface_id");
            }
            case MESSAGE -> in.bytes("message", QxlText.BYTES_MAX);
            default -> in.skipTo(EVENT);
        }
        return List.of();
    }

    /** Numbers of messages differ between releases of the server; what makes the primary is told by what follows it. */
    private List<DisplayEvent> message(int type) throws IOException, ProtocolException, LeftOut {
        Optional<QxlLine> next = in.peek();
        if (next.isEmpty() && (type == CREATE_PRIMARY || type == CREATE_PRIMARY_ASYNC)) {
            throw new EOFException();
        }
        if (next.isPresent() && !next.get().name().equals(EVENT)) {
            return surfaces.primary();
        }
        List<DisplayEvent> events = new ArrayList<>();
        switch (type) {
            case DESTROY_SURFACES, DESTROY_SURFACES_ASYNC -> {
                events.addAll(surfaces.destroyAll());
                events.addAll(cursor.reset());
            }
            case DESTROY_PRIMARY, DESTROY_PRIMARY_ASYNC -> {
                surfaces.destroyPrimary();
                events.addAll(cursor.reset());
            }
            case RESET_CURSOR -> events.addAll(cursor.reset());
            default -> {}
        }
        return events;
    }
}
