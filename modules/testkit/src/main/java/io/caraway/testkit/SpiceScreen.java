package io.caraway.testkit;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.protocol.spice.DisplayDecoder;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.wire.ProtocolException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a viewer of a display channel shows: reads the server's messages, decodes every image, and draws.
 *
 * <p>It is as strict as the reference client is lenient: a message that client would skip is an exception here.
 */
public final class SpiceScreen {
    private static final int COLOR_MASK = 0xffffff;

    private final DisplayDecoder decoder = new DisplayDecoder();
    private final DisplayState state = new DisplayState();
    private final Map<Integer, Integer> counts = new HashMap<>();
    private boolean marked;

    /** Takes a message of the server. */
    public void receive(RawMessage message) throws ProtocolException {
        counts.merge(message.type(), 1, Integer::sum);
        for (DisplayEvent event : decoder.receive(message)) {
            apply(event);
        }
        if (message.type() == DisplayMessage.MARK) {
            require(state.snapshot(DisplayEvent.PRIMARY_SURFACE).isPresent(), "MARK without a desktop");
            marked = true;
        }
        marked &= message.type() != DisplayMessage.RESET;
    }

    /** The pixels of the desktop, 0x00RRGGBB, once it has been marked complete. */
    public Optional<int[]> pixels() {
        return marked ? pixels(DisplayEvent.PRIMARY_SURFACE) : Optional.empty();
    }

    /** The pixels of a surface; of one of XRGB32 the colours alone. */
    public Optional<int[]> pixels(int surfaceId) {
        return state.snapshot(surfaceId).map(SpiceScreen::colors);
    }

    /** The area of the desktop, empty if there is none. */
    public Rect bounds() {
        return state.snapshot(DisplayEvent.PRIMARY_SURFACE)
                .map(SurfaceSnapshot::bounds)
                .orElse(Rect.EMPTY);
    }

    /** How many pictures of each form came. */
    public Map<String, Long> imageCounts() {
        return decoder.imageCounts();
    }

    /** How many messages of a number came. */
    public int count(int type) {
        return counts.getOrDefault(type, 0);
    }

    private void apply(DisplayEvent event) throws ProtocolException {
        switch (event.type()) {
            case SURFACE_CREATE -> {
                int id = ((DisplayEvent.SurfaceCreate) event).id();
                require(state.snapshot(id).isEmpty(), "surface " + id + " created, which is there already");
                state.apply(event);
            }
            case SURFACE_DESTROY -> {
                state.apply(event);
                marked &= ((DisplayEvent.SurfaceDestroy) event).id() != DisplayEvent.PRIMARY_SURFACE;
            }
            case DRAW -> require(state.apply(event), "drawn where nothing is: " + event);
            case MONITORS, CURSOR_SET, CURSOR_MOVE, CURSOR_HIDE, TITLE, MARKER -> state.apply(event);
        }
    }

    private static int[] colors(SurfaceSnapshot snapshot) {
        int[] pixels = snapshot.read(snapshot.bounds());
        if (snapshot.format() == PixelFormat.XRGB32) {
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] &= COLOR_MASK;
            }
        }
        return pixels;
    }

    private static void require(boolean condition, String fault) throws ProtocolException {
        if (!condition) {
            throw new ProtocolException(fault);
        }
    }
}
