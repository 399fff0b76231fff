package io.caraway.app.tools;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.recording.SurfaceHash;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** In what two states of a display differ. */
final class StateDifference {
    private StateDifference() {}

    /**
     * The first difference in words, if there is one. Pixels are the same when their hash is.
     *
     * @param more whether {@code played} may have surfaces that {@code keyframe} has not
     */
    static Optional<String> of(DisplayState played, DisplayState keyframe, boolean more) {
        Map<Integer, DisplayEvent.SurfaceCreate> left = surfaces(played);
        Map<Integer, DisplayEvent.SurfaceCreate> right = surfaces(keyframe);
        for (Map.Entry<Integer, DisplayEvent.SurfaceCreate> surface : right.entrySet()) {
            int id = surface.getKey();
            if (!surface.getValue().equals(left.remove(id))) {
                return Optional.of("surface " + id + " is another");
            }
            if (!isSame(played.snapshot(id), keyframe.snapshot(id))) {
                return Optional.of("surface " + id + " has other pixels");
            }
        }
        if (!left.isEmpty() && !more) {
            return Optional.of("surface " + left.keySet().iterator().next() + " is not there");
        }
        return rest(played).equals(rest(keyframe))
                ? Optional.empty()
                : Optional.of("title, monitors or pointer are others");
    }

    private static boolean isSame(Optional<SurfaceSnapshot> one, Optional<SurfaceSnapshot> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() == other.isEmpty();
        }
        SurfaceSnapshot left = one.get();
        SurfaceSnapshot right = other.get();
        return left.isSame(right)
                || left.differing(right, left.bounds()).isEmpty()
                || SurfaceHash.of(left).equals(SurfaceHash.of(right));
    }

    private static Map<Integer, DisplayEvent.SurfaceCreate> surfaces(DisplayState state) {
        Map<Integer, DisplayEvent.SurfaceCreate> surfaces = new TreeMap<>();
        for (DisplayEvent event : state.present()) {
            if (event instanceof DisplayEvent.SurfaceCreate create) {
                surfaces.put(create.id(), create);
            }
        }
        return surfaces;
    }

    /** Title, monitors and pointer. */
    private static List<DisplayEvent> rest(DisplayState state) {
        return state.present().stream()
                .filter(event -> switch (event.type()) {
                    case TITLE, MONITORS, CURSOR_SET, CURSOR_MOVE, CURSOR_HIDE, MARKER -> true;
                    case SURFACE_CREATE, SURFACE_DESTROY, DRAW -> false;
                })
                .toList();
    }
}
