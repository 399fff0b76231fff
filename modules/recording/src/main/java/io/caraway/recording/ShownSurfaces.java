package io.caraway.recording;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which surfaces the displays have to who has played a recording up to its present end, passing over keyframes. Belongs to the
 * owner of its writer.
 */
final class ShownSurfaces {
    private final Map<Integer, Set<Integer>> surfaces = new TreeMap<>();
    private final Set<Integer> inSegment = new HashSet<>();

    /** A segment begins: displays without a keyframe in the one before are forgotten. */
    void segment() {
        surfaces.keySet().retainAll(inSegment);
        inSegment.clear();
    }

    /** Whether a player shows that display already, so that it passes over the keyframe. */
    boolean has(int display) {
        return surfaces.containsKey(display);
    }

    /** A keyframe was written. */
    void keyframe(int display) {
        inSegment.add(display);
    }

    /** The first state of a display, or one more batch, was written. */
    void events(int display, byte[] plain) throws ProtocolException {
        Set<Integer> ids = of(display);
        EventHeads.each(plain, (type, body) -> event(ids, type, body));
    }

    /** The first state of a display, or one more batch, was written. */
    void events(int display, EventBatch batch) {
        Set<Integer> ids = of(display);
        for (DisplayEvent event : batch.events()) {
            if (event instanceof DisplayEvent.SurfaceCreate create) {
                ids.add(create.id());
            } else if (event instanceof DisplayEvent.SurfaceDestroy destroy) {
                ids.remove(destroy.id());
            }
        }
    }

    /**
     * The events that lead a player from what it shows to a whole state: what that does not have is taken away, and what it
     * does not speak of is as it is where nothing has happened.
     */
    EventBatch over(int display, EventBatch state) {
        Set<Integer> gone = new TreeSet<>(of(display));
        Set<DisplayEvent.Type> told = EnumSet.noneOf(DisplayEvent.Type.class);
        for (DisplayEvent event : state.events()) {
            told.add(event.type());
            if (event instanceof DisplayEvent.SurfaceCreate create) {
                gone.remove(create.id());
            }
        }
        List<DisplayEvent> events = new ArrayList<>();
        gone.forEach(id -> events.add(new DisplayEvent.SurfaceDestroy(id)));
        if (!told.contains(DisplayEvent.Type.TITLE)) {
            events.add(new DisplayEvent.Title(""));
        }
        if (!told.contains(DisplayEvent.Type.MONITORS)) {
            events.add(new DisplayEvent.Monitors(List.of()));
        }
        if (!told.contains(DisplayEvent.Type.CURSOR_MOVE)) {
            events.add(new DisplayEvent.CursorMove(0, 0));
        }
        if (!told.contains(DisplayEvent.Type.CURSOR_SET)) {
            events.add(new DisplayEvent.CursorHide());
        }
        events.addAll(state.events());
        return new EventBatch(events);
    }

    private Set<Integer> of(int display) {
        return surfaces.computeIfAbsent(display, number -> new TreeSet<>());
    }

    private static void event(Set<Integer> ids, int type, ByteReader body) throws ProtocolException {
        if (type == EventType.SURFACE_CREATE.number()) {
            ids.add(body.u16());
        } else if (type == EventType.SURFACE_DESTROY.number()) {
            ids.remove(body.u16());
        }
    }
}
