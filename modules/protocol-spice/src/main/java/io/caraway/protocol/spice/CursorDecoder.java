package io.caraway.protocol.spice;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the messages of a server's cursor channel into events. Owned by whoever reads that channel.
 *
 * <p>It holds the shapes that the server asks to be kept: the {@link #SHAPES_MAX} last ones, of at most
 * {@link CursorShape#SIDE_MAX} pixels a side. Messages that every channel knows mean nothing here.
 */
public final class CursorDecoder {
    /** Most shapes that are kept: twice what the reference server asks for. When one more comes, the oldest goes. */
    public static final int SHAPES_MAX = 512;

    private static final int RESET = 102;
    private static final int TRAIL = 106;
    private static final int INVAL_ONE = 107;
    private static final int INVAL_ALL = 108;
    private static final int NO_SHAPE = 1;
    private static final int KEEP = 2;
    private static final int KEPT = 4;

    private final Map<Long, CursorShape> kept = new LinkedHashMap<>();
    private @Nullable CursorShape shape;
    private boolean visible;

    /**
     * Takes the next message of the server.
     *
     * @return what it does; empty if nothing that is seen
     * @throws ProtocolException if it is damaged, or makes no sense now
     */
    public List<DisplayEvent> receive(RawMessage message) throws ProtocolException {
        try {
            return message.type() < CommonMessage.FIRST_OF_CHANNEL ? List.of() : read(message.type(), message.reader());
        } catch (ProtocolException e) {
            throw e.in("cursor: message " + message.type());
        }
    }

    private List<DisplayEvent> read(int type, ByteReader in) throws ProtocolException {
        switch (type) {
            case CursorMessage.Init.TYPE -> {
                DisplayEvent move = place(in);
                in.skip(2 * Short.BYTES);
                return shown(in.u8() != 0, shape(in), move);
            }
            case CursorMessage.Set.TYPE -> {
                DisplayEvent move = place(in);
                return shown(in.u8() != 0, shape(in), move);
            }
            case CursorMessage.Move.TYPE -> {
                return moved(place(in));
            }
            case CursorMessage.Hide.TYPE -> {
                visible = false;
                return List.of(new DisplayEvent.CursorHide());
            }
            case RESET -> {
                shape = null;
                return List.of(new DisplayEvent.CursorHide());
            }
            case INVAL_ONE -> kept.remove(in.i64());
            case INVAL_ALL -> kept.clear();
            case TRAIL -> {}
            default -> throw new ProtocolException("none that a cursor channel knows");
        }
        return List.of();
    }

    private List<DisplayEvent> shown(boolean nowVisible, @Nullable CursorShape nowShape, DisplayEvent move) {
        visible = nowVisible;
        shape = nowShape;
        return List.of(present(), move);
    }

    /** A pointer that was hidden and moves is shown again: the reference server says no more than that. */
    private List<DisplayEvent> moved(DisplayEvent move) {
        List<DisplayEvent> events = new ArrayList<>();
        if (!visible && shape != null) {
            visible = true;
            events.add(present());
        }
        events.add(move);
        return events;
    }

    private DisplayEvent present() {
        CursorShape present = shape;
        return visible && present != null ? new DisplayEvent.CursorSet(present) : new DisplayEvent.CursorHide();
    }

    private static DisplayEvent place(ByteReader in) throws ProtocolException {
        return new DisplayEvent.CursorMove(in.i16(), in.i16());
    }

    /** Reads a shape, or finds the one that is meant; null if there is none, or one without pixels. */
    private @Nullable CursorShape shape(ByteReader in) throws ProtocolException {
        int flags = in.u16();
        if ((flags & NO_SHAPE) != 0) {
            return null;
        }
        long id = in.i64();
        if ((flags & KEPT) != 0) {
            CursorShape found = kept.get(id);
            if (found == null) {
                throw new ProtocolException(
                        "cursor: " + Long.toUnsignedString(id) + " (expected: one that was to be kept)");
            }
            return found;
        }
        int type = in.u8();
        int width = in.u16("cursor width", 0, CursorShape.SIDE_MAX);
        int height = in.u16("cursor height", 0, CursorShape.SIDE_MAX);
        // A guest says where the hot spot is, and may say nonsense.
        int hotX = Math.min(in.u16(), Math.max(0, width - 1));
        int hotY = Math.min(in.u16(), Math.max(0, height - 1));
        if (width == 0 || height == 0) {
            return null;
        }
        CursorShape read = WireCursor.read(in, type, width, height, hotX, hotY);
        if ((flags & KEEP) != 0) {
            keep(id, read);
        }
        return read;
    }

    private void keep(long id, CursorShape read) {
        kept.remove(id);
        kept.put(id, read);
        if (kept.size() > SHAPES_MAX) {
            Iterator<CursorShape> oldest = kept.values().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
