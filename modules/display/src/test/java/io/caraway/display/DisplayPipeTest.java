package io.caraway.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Clip;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DisplayPipeTest {
    private static final Rect BOUNDS = new Rect(0, 0, 600, 300);
    /** Lies in two cells. */
    private static final Rect WINDOW = new Rect(20, 20, 420, 120);

    private static final Rect WINDOW_IN_FIRST_CELL = new Rect(20, 20, 256, 120);
    private static final int BACKGROUND = 0x204060;
    private static final int COLOR = 0xff8000;

    private final DisplayState state = new DisplayState();
    private final DisplayState viewer = new DisplayState();
    private final News news = new News(state);
    private final DisplayPipe pipe = new DisplayPipe(new Abilities(true, true, true), state, new PictureCells(), news);
    private long now;
    private int pieces;

    @Test
    void takePiece_placeThatBecomesWhatItWas_isSentAgain() {
        begin();
        lag();
        draw(Drawable.fill(0, WINDOW, COLOR));
        squash();
        sendOnePiece();
        assertThat(viewer.snapshot(0).orElseThrow().read(WINDOW_IN_FIRST_CELL)).containsOnly(COLOR);

        draw(Drawable.fill(0, WINDOW, BACKGROUND));
        sendAll();

        assertShowsAll();
    }

    @Test
    void takePiece_placeThatTheViewerShows_isNotSent() {
        begin();
        lag();
        squash();
        sendAll();
        assertShowsAll();
        int before = pieces;
        lag();
        draw(Drawable.fill(0, new Rect(300, 0, 600, 300), COLOR));
        draw(Drawable.fill(0, new Rect(300, 0, 600, 300), BACKGROUND));
        squash();
        sendAll();

        assertShowsAll();
        assertThat(pieces - before).as("the few dots, not the right half").isLessThanOrEqualTo(2);
    }

    @Test
    void push_asPieces_isSentInPiecesAsItIsThen() {
        begin();
        draw(Drawable.fill(0, WINDOW, COLOR), true);
        sendOnePiece();
        draw(Drawable.fill(0, WINDOW_IN_FIRST_CELL, BACKGROUND));
        draw(Drawable.fill(0, WINDOW, COLOR + 1));
        sendAll();

        assertShowsAll();
        assertThat(pieces).isEqualTo(3);
    }

    /** The highest byte of the desktop's pixels is not sent, and here it would become alpha. */
    @Test
    void push_copyOfTheDesktopToASurfaceWithAlpha_isSentAsPixels() {
        begin();
        pipe.push(new DisplayEvent.SurfaceCreate(1, PixelFormat.ARGB32, 50, 40));
        state.apply(new DisplayEvent.SurfaceCreate(1, PixelFormat.ARGB32, 50, 40));
        Operation copy = new Operation.Copy(
                new Source.OfSurface(0), new Rect(0, 0, 50, 40), RopDescriptor.OP_PUT, ScaleMode.NEAREST, Mask.NONE);

        draw(new Drawable(1, new Rect(0, 0, 50, 40), Clip.NONE, copy));

        List<DisplayItem.Type> types = new ArrayList<>();
        pipe.items().forEach(item -> types.add(item.type()));
        assertThat(types).containsExactly(DisplayItem.Type.CREATE, DisplayItem.Type.REFRESH);
    }

    private void begin() {
        DisplayEvent create = new DisplayEvent.SurfaceCreate(0, BOUNDS.width(), BOUNDS.height());
        state.apply(create);
        viewer.apply(create);
        pipe.push(create);
        draw(Drawable.fill(0, BOUNDS, BACKGROUND));
        sendAll();
        assertShowsAll();
    }

    /** Draws a dot in a corner, another colour each time, and a few more than a viewer that keeps up has waiting. */
    private void lag() {
        for (int i = 0; i < 140; i++) {
            draw(Drawable.fill(0, Rect.of(i, 0, 1, 1), i));
        }
        pipe.rest();
    }

    private void squash() {
        now += 1_000_000_000L;
        pipe.hurry(now);
        assertThat(pipe.first().orElseThrow().type()).isEqualTo(DisplayItem.Type.REFRESH);
    }

    private void draw(Drawable drawable) {
        draw(drawable, false);
    }

    private void draw(Drawable drawable, boolean asPieces) {
        state.apply(new DisplayEvent.Draw(drawable));
        news.add(DisplayItem.Draw.of(drawable, now));
        news.takeUntold().forEach(draw -> pipe.push(draw, asPieces));
    }

    private void sendOnePiece() {
        int before = pieces;
        while (pieces == before) {
            sendOne();
        }
    }

    private void sendAll() {
        while (pipe.first().isPresent()) {
            sendOne();
        }
        pipe.rest();
    }

    private void sendOne() {
        DisplayItem item = pipe.first().orElseThrow();
        if (item.type() == DisplayItem.Type.REFRESH) {
            pipe.takePiece(now);
            return;
        }
        if (item instanceof DisplayItem.Draw draw) {
            viewer.apply(new DisplayEvent.Draw(draw.drawable()));
            pieces += draw.purpose() == DisplayItem.Purpose.REFRESH ? 1 : 0;
        }
        pipe.sent(false);
        pipe.checkInvariants();
        news.checkInvariants();
    }

    private void assertShowsAll() {
        assertThat(viewer.snapshot(0).orElseThrow().read(BOUNDS))
                .isEqualTo(state.snapshot(0).orElseThrow().read(BOUNDS));
    }
}
