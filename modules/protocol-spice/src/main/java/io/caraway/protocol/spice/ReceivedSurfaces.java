package io.caraway.protocol.spice;

import io.caraway.drawing.DisplayEvent;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ProtocolException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The surfaces that a server has made. Owned by the {@link DisplayDecoder} it is part of. Ids bound how many. */
final class ReceivedSurfaces {
    private final Map<Integer, DisplayEvent.SurfaceCreate> surfaces = new HashMap<>();

    void add(DisplayEvent.SurfaceCreate surface) {
        surfaces.put(surface.id(), surface);
    }

    void remove(int id) throws ProtocolException {
        surface(id);
        surfaces.remove(id);
    }

    DisplayEvent.SurfaceCreate surface(int id) throws ProtocolException {
        DisplayEvent.SurfaceCreate surface = surfaces.get(id);
        if (surface == null) {
            throw new ProtocolException(
                    "surface: " + Integer.toUnsignedString(id) + " (expected: one that was created)");
        }
        return surface;
    }

    Optional<DisplayEvent.SurfaceCreate> find(int id) {
        return Optional.ofNullable(surfaces.get(id));
    }

    /** The format of a surface; if there is none, the usual one. */
    PixelFormat format(int id) {
        return find(id).map(DisplayEvent.SurfaceCreate::format).orElse(PixelFormat.XRGB32);
    }
}
