package io.caraway.source.vnc;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.protocol.rfb.RfbChange;
import io.caraway.protocol.rfb.RfbEvents;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns what a VNC server says of its screen into events of a display. Owned by source; lives through reconnects. */
final class Screen {
    /*
     * Idea: changes become events one by one. Only a new size is held back until the server has sent the whole picture that
     * belongs to it, so that nobody is shown a black desktop in between: the client has asked for all of it, so the areas
     * drawn since add up to the screen sooner or later. A server that does not keep to that is given up on after
     * HELD_UPDATES_MAX updates, or when what it sent is more than two pictures.
     */
    private static final int HELD_UPDATES_MAX = 8;
    private static final int HELD_PICTURES_MAX = 2;

    private final List<DisplayEvent> held = new ArrayList<>();
    private int width;
    private int height;
    private boolean holding;
    private Region drawn = Region.EMPTY;
    private long heldPixels;
    private int heldUpdates;

    /** The server has let us in. A screen of the size that viewers see already goes on from there. */
    void connected(int newWidth, int newHeight, String name) {
        held.add(RfbEvents.title(name));
        resize(newWidth, newHeight, List.of());
        if (holding) {
            hold();
        }
    }

    /** Columns of the server's screen, 0 before it has let us in. */
    int width() {
        return width;
    }

    /** Rows of the server's screen, 0 before it has let us in. */
    int height() {
        return height;
    }

    /**
     * Takes part of an update.
     *
     * @return what viewers are to be shown now, if anything
     */
    Optional<EventBatch> update(List<RfbChange> changes, boolean last) {
        changes.forEach(this::change);
        if (last) {
            heldUpdates++;
        }
        boolean whole = drawn.area() == (long) width * height;
        boolean givenUp = heldUpdates >= HELD_UPDATES_MAX || heldPixels > (long) HELD_PICTURES_MAX * width * height;
        if (holding && !(whole && last) && !givenUp) {
            return Optional.empty();
        }
        holding = false;
        if (held.isEmpty()) {
            return Optional.empty();
        }
        EventBatch batch = new EventBatch(held);
        held.clear();
        return Optional.of(batch);
    }

    private void change(RfbChange change) {
        if (change instanceof RfbChange.Resize resize) {
            resize(resize.width(), resize.height(), resize.screens());
            return;
        }
        DisplayEvent event = RfbEvents.of(change);
        held.add(event);
        if (holding && event instanceof DisplayEvent.Draw draw) {
            Rect box = draw.drawable().box();
            drawn = drawn.union(Region.of(box));
            heldPixels += box.area();
        }
    }

    private void resize(int newWidth, int newHeight, List<RfbChange.Screen> screens) {
        if (newWidth != width || newHeight != height) {
            width = newWidth;
            height = newHeight;
            held.add(new DisplayEvent.SurfaceCreate(DisplayEvent.PRIMARY_SURFACE, width, height));
            hold();
        }
        held.add(RfbEvents.monitors(width, height, screens));
    }

    /** Waits for a whole picture, and begins anew with it. */
    private void hold() {
        held.removeIf(event -> event.type() == DisplayEvent.Type.DRAW);
        holding = true;
        drawn = Region.EMPTY;
        heldPixels = 0;
        heldUpdates = 0;
    }
}
