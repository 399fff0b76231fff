package io.caraway.imports.qxl;

import io.caraway.drawing.DisplayEvent;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Surface;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The surfaces of a guest, whose numbers may be any, and the numbers they have here. Owned by the {@link QxlRecording} it is
 * part of. As many as there are numbers here, and all together of at most {@link #AREA_MAX} pixels.
 */
final class QxlSurfaces {
    /** The surface that stands for what a drawable reads back of the one it draws on; there for that drawable alone. */
    static final int SCRATCH = DisplayEvent.SURFACE_ID_MAX;

    /** Most pixels of all surfaces: a keyframe holds them all, and a record of ours holds no more. */
    static final long AREA_MAX = 4 * Surface.AREA_MAX;

    private final Map<Integer, DisplayEvent.SurfaceCreate> surfaces = new HashMap<>();
    private final BitSet used = new BitSet();
    private long area;

    /**
     * Makes a surface, in place of one that has its number. The primary keeps its number, others get the lowest that is free.
     */
    DisplayEvent.SurfaceCreate create(int guestId, PixelFormat format, int width, int height) throws LeftOut {
        if (!Surface.isAllowed(width, height)) {
            throw new LeftOut("surface: " + Integer.toUnsignedString(width) + "x" + Integer.toUnsignedString(height)
                    + " (expected: 1.." + Surface.SIDE_MAX + " a side, at most " + Surface.AREA_MAX + " pixels)");
        }
        long others = area - find(guestId).map(QxlSurfaces::area).orElse(0L);
        if (others + (long) width * height > AREA_MAX) {
            throw new LeftOut("surface: " + width + "x" + height + " (expected: at most " + (AREA_MAX - others)
                    + " pixels beside all others)");
        }
        destroy(guestId);
        int id = guestId == DisplayEvent.PRIMARY_SURFACE ? guestId : used.nextClearBit(1);
        if (id == SCRATCH) {
            throw new LeftOut("surfaces: one more (expected: at most " + SCRATCH + ")");
        }
        DisplayEvent.SurfaceCreate made = new DisplayEvent.SurfaceCreate(id, format, width, height);
        surfaces.put(guestId, made);
        used.set(id);
        area += area(made);
        return made;
    }

    /** Takes a surface away, if it is there; tells which number it had here. */
    Optional<Integer> destroy(int guestId) {
        DisplayEvent.SurfaceCreate gone = surfaces.remove(guestId);
        if (gone == null) {
            return Optional.empty();
        }
        used.clear(gone.id());
        area -= area(gone);
        return Optional.of(gone.id());
    }

    /** Takes all away; tells which numbers those beside the primary had here. */
    List<Integer> destroyAll() {
        List<Integer> gone = new ArrayList<>();
        for (int guestId : List.copyOf(surfaces.keySet())) {
            destroy(guestId).filter(id -> id != DisplayEvent.PRIMARY_SURFACE).ifPresent(gone::add);
        }
        return gone;
    }

    /** The surface that a command names. */
    DisplayEvent.SurfaceCreate surface(int guestId) throws LeftOut {
        return find(guestId)
                .orElseThrow(() -> new LeftOut(
                        "surface: " + Integer.toUnsignedString(guestId) + " (expected: one that was created)"));
    }

    private Optional<DisplayEvent.SurfaceCreate> find(int guestId) {
        return Optional.ofNullable(surfaces.get(guestId));
    }

    private static long area(DisplayEvent.SurfaceCreate surface) {
        return (long) surface.width() * surface.height();
    }
}
