package io.caraway.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Head;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EmbeddedScreenTest {
    private final List<EventBatch> batches = new ArrayList<>();
    private final EmbeddedScreen screen = new EmbeddedScreen(batches::add);

    @Test
    void commit_afterSeveralCalls_givesOneBatchInOrder() {
        Rect area = Rect.of(1, 2, 3, 4);
        CursorShape shape = new CursorShape(1, 1, 0, 0, new int[] {0xff00_0000});

        screen.resize(64, 48);
        screen.fill(area, 0x12_3456);
        screen.copy(area, 5, 6);
        screen.cursor(shape);
        screen.moveCursor(7, 8);
        screen.title("desk");
        screen.marker("here");
        assertThat(batches).isEmpty();
        screen.commit();

        assertThat(batches)
                .containsExactly(new EventBatch(List.of(
                        new DisplayEvent.SurfaceCreate(0, 64, 48),
                        new DisplayEvent.Monitors(List.of(new Head(0, 0, Rect.of(0, 0, 64, 48)))),
                        new DisplayEvent.Draw(Drawable.fill(0, area, 0x12_3456)),
                        new DisplayEvent.Draw(Drawable.copyBits(0, area, 5, 6)),
                        new DisplayEvent.CursorSet(shape),
                        new DisplayEvent.CursorMove(7, 8),
                        new DisplayEvent.Title("desk"),
                        new DisplayEvent.Marker("here"))));
    }

    @Test
    void commit_twice_givesOnlyWhatIsNew() {
        screen.resize(8, 8);
        screen.commit();
        screen.title("new");
        screen.commit();

        assertThat(batches).hasSize(2);
        assertThat(batches.get(1).events()).containsExactly(new DisplayEvent.Title("new"));
    }

    @Test
    void commit_withNothingDrawn_givesNoBatch() {
        screen.commit();
        screen.resize(8, 8);
        screen.commit();
        screen.commit();

        assertThat(batches).hasSize(1);
    }

    @Test
    void draw_beyondTheEdge_showsWhatLiesInside() {
        screen.resize(4, 2);
        screen.fill(Rect.of(0, 0, 4, 2), 0x01_0101);
        screen.draw(2, 1, 3, 3, new int[] {11, 12, 13, 14, 15, 16, 17, 18, 19});
        screen.commit();

        DisplayState state = new DisplayState();
        batches.get(0).events().forEach(state::apply);
        assertThat(state.snapshot(0).orElseThrow().read(Rect.of(0, 0, 4, 2)))
                .containsExactly(0x01_0101, 0x01_0101, 0x01_0101, 0x01_0101, 0x01_0101, 0x01_0101, 11, 12);
    }

    @Test
    void resize_toNoSize_failsAndAddsNothing() {
        assertThatThrownBy(() -> screen.resize(0, 10)).isInstanceOf(IllegalArgumentException.class);
        screen.commit();

        assertThat(batches).isEmpty();
    }

    @Test
    void draw_withWrongNumberOfPixels_failsAndAddsNothing() {
        assertThatThrownBy(() -> screen.draw(0, 0, 2, 2, new int[3])).isInstanceOf(IllegalArgumentException.class);
        screen.commit();

        assertThat(batches).isEmpty();
    }
}
