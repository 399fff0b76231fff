package io.caraway.source;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Head;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The embedding API: a screen that a program draws on.
 *
 * <p>What is drawn is collected, and shown to the viewers all at once by {@link #commit}. Belongs to one thread at a time,
 * that of the program. Areas are in pixels; what lies outside the screen is cut off. Colours are 0x00RRGGBB.
 */
public final class EmbeddedScreen {
    private static final int COLOR_MASK = 0xffffff;

    private final Consumer<EventBatch> sink;
    private final List<DisplayEvent> pending = new ArrayList<>();

    /** A screen whose batches go to {@code sink}, called on the thread that commits. */
    public EmbeddedScreen(Consumer<EventBatch> sink) {
        this.sink = sink;
    }

    /** Gives the screen a size, and makes it black. The first call of all. */
    public void resize(int width, int height) {
        pending.add(new DisplayEvent.SurfaceCreate(DisplayEvent.PRIMARY_SURFACE, width, height));
        Head head = new Head(0, DisplayEvent.PRIMARY_SURFACE, new Rect(0, 0, width, height));
        pending.add(new DisplayEvent.Monitors(List.of(head)));
    }

    /** Fills an area with one colour. */
    public void fill(Rect area, int color) {
        draw(Drawable.fill(DisplayEvent.PRIMARY_SURFACE, area, color));
    }

    /**
     * Draws pixels, rows without gaps, with the first one at {@code x}, {@code y}. The array is the screen's from now on; what
     * its pixels hold above the colour is cleared.
     */
    public void draw(int x, int y, int width, int height, int[] pixels) {
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] &= COLOR_MASK;
        }
        draw(Drawable.copy(DisplayEvent.PRIMARY_SURFACE, x, y, Image.ofPixels(width, height, pixels)));
    }

    /** Copies pixels of the screen to {@code area}, whose upper left corner takes the one at {@code srcX}, {@code srcY}. */
    public void copy(Rect area, int srcX, int srcY) {
        draw(Drawable.copyBits(DisplayEvent.PRIMARY_SURFACE, area, srcX, srcY));
    }

    /** Shows a pointer of that shape. */
    public void cursor(CursorShape shape) {
        pending.add(new DisplayEvent.CursorSet(shape));
    }

    /** Moves the pointer's hot spot. */
    public void moveCursor(int x, int y) {
        pending.add(new DisplayEvent.CursorMove(x, y));
    }

    /** Names the desktop, for title bars. */
    public void title(String text) {
        pending.add(new DisplayEvent.Title(text));
    }

    /** Leaves a note in the recording, if there is one. */
    public void marker(String text) {
        pending.add(new DisplayEvent.Marker(text));
    }

    /** Shows the viewers everything that was drawn since the last call. */
    public void commit() {
        if (!pending.isEmpty()) {
            EventBatch batch = new EventBatch(pending);
            pending.clear();
            sink.accept(batch);
        }
    }

    private void draw(Drawable drawable) {
        pending.add(new DisplayEvent.Draw(drawable));
    }
}
