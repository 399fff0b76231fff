package io.caraway.source.vnc;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Head;
import io.caraway.protocol.rfb.RfbChange;
import io.caraway.raster.Rect;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final int WIDTH = 40;
    private static final int HEIGHT = 20;
    private static final Rect ALL = Rect.of(0, 0, WIDTH, HEIGHT);
    private static final Rect LEFT = Rect.of(0, 0, WIDTH / 2, HEIGHT);
    private static final Rect RIGHT = Rect.of(WIDTH / 2, 0, WIDTH / 2, HEIGHT);
    private static final Rect DOT = Rect.of(0, 0, 1, 1);
    private static final int RED = 0xff_0000;
    private static final int BLUE = 0x00_00ff;

    private final Screen screen = new Screen();
    private final DisplayState viewer = new DisplayState();

    @Test
    void connected_showsSizeTitleAndPictureOnlyWhenItIsWhole() {
        screen.connected(WIDTH, HEIGHT, "desk");

        assertThat(update(true)).isEmpty();
        assertThat(update(true, pixels(LEFT, RED))).isEmpty();
        Optional<EventBatch> shown = update(true, pixels(RIGHT, BLUE));

        assertThat(shown).isPresent();
        assertThat(shown.orElseThrow().events())
                .startsWith(
                        new DisplayEvent.Title("desk"),
                        new DisplayEvent.SurfaceCreate(0, WIDTH, HEIGHT),
                        new DisplayEvent.Monitors(List.of(new Head(0, 0, ALL))));
        assertThat(picture(ALL)).containsExactly(halves(RED, BLUE));
    }

    @Test
    void update_thatIsWholeButNotOver_isStillHeldBack() {
        screen.connected(WIDTH, HEIGHT, "desk");

        assertThat(update(false, pixels(ALL, RED))).isEmpty();
        assertThat(update(true, fill(DOT, BLUE))).isPresent();
    }

    @Test
    void update_sameAreaTwice_doesNotCountTwice() {
        screen.connected(WIDTH, HEIGHT, "desk");

        assertThat(update(true, fill(LEFT, RED), fill(LEFT, BLUE))).isEmpty();
    }

    @Test
    void update_onceShown_isPassedOnPartByPart() {
        show(WIDTH, HEIGHT, RED);

        Optional<EventBatch> part = update(false, fill(DOT, BLUE));

        assertThat(part).contains(new EventBatch(List.of(new DisplayEvent.Draw(Drawable.fill(0, DOT, BLUE)))));
    }

    @Test
    void update_withoutChanges_givesNothing() {
        show(WIDTH, HEIGHT, RED);

        assertThat(update(true)).isEmpty();
    }

    @Test
    void update_ofEachKind_becomesItsEvent() {
        show(WIDTH, HEIGHT, RED);
        int[] shape = {0xff00_0000, 0};

        Optional<EventBatch> batch = update(
                true,
                new RfbChange.CopyRect(RIGHT, 0, 0),
                new RfbChange.Cursor(2, 1, 1, 0, shape),
                new RfbChange.Pointer(3, 4),
                new RfbChange.Cursor(0, 0, 0, 0, new int[0]),
                new RfbChange.Name("other"));

        assertThat(batch.orElseThrow().events())
                .containsExactly(
                        new DisplayEvent.Draw(Drawable.copyBits(0, RIGHT, 0, 0)),
                        new DisplayEvent.CursorSet(new CursorShape(2, 1, 1, 0, shape)),
                        new DisplayEvent.CursorMove(3, 4),
                        new DisplayEvent.CursorHide(),
                        new DisplayEvent.Title("other"));
    }

    @Test
    void update_withLongName_isCutToWhatTitlesHold() {
        show(WIDTH, HEIGHT, RED);

        Optional<EventBatch> batch = update(true, new RfbChange.Name("n".repeat(DisplayEvent.TEXT_MAX + 1)));

        assertThat(batch.orElseThrow().events())
                .containsExactly(new DisplayEvent.Title("n".repeat(DisplayEvent.TEXT_MAX)));
    }

    @Test
    void update_withNewSize_keepsOldPictureUntilNewOneIsWhole() {
        show(WIDTH, HEIGHT, RED);
        Rect grown = Rect.of(0, 0, 2 * WIDTH, HEIGHT);

        assertThat(update(true, resize(2 * WIDTH, HEIGHT))).isEmpty();
        assertThat(update(false, fill(ALL, BLUE))).isEmpty();
        assertThat(picture(ALL)).containsOnly(RED);
        assertThat(update(true, fill(Rect.of(WIDTH, 0, WIDTH, HEIGHT), BLUE))).isPresent();

        assertThat(picture(grown)).hasSize(2 * WIDTH * HEIGHT).containsOnly(BLUE);
    }

    @Test
    void update_withNewSize_dropsWhatWasDrawnOnOldOne() {
        show(WIDTH, HEIGHT, RED);

        update(false, fill(DOT, BLUE));
        Optional<EventBatch> batch =
                update(true, fill(ALL, BLUE), resize(WIDTH, 10), fill(Rect.of(0, 0, WIDTH, 10), 7));

        assertThat(batch.orElseThrow().events().stream().filter(event -> event.type() == DisplayEvent.Type.DRAW))
                .containsExactly(new DisplayEvent.Draw(Drawable.fill(0, Rect.of(0, 0, WIDTH, 10), 7)));
    }

    @Test
    void update_withSecondNewSizeWhileHolding_waitsForTheLatter() {
        screen.connected(WIDTH, HEIGHT, "desk");
        update(true, fill(LEFT, RED));

        assertThat(update(true, resize(WIDTH / 2, HEIGHT))).isEmpty();
        assertThat(update(true, fill(LEFT, BLUE))).isPresent();

        assertThat(picture(LEFT)).hasSize(WIDTH / 2 * HEIGHT).containsOnly(BLUE);
    }

    @Test
    void update_ofServerThatNeverSendsAll_isShownAfterEightUpdates() {
        screen.connected(WIDTH, HEIGHT, "desk");
        for (int i = 0; i < 7; i++) {
            assertThat(update(true, fill(DOT, RED))).isEmpty();
        }

        assertThat(update(true, fill(DOT, BLUE))).isPresent();
        assertThat(picture(DOT)).containsExactly(BLUE);
        assertThat(update(false, fill(DOT, RED))).as("from now on at once").isPresent();
    }

    @Test
    void update_ofServerThatSendsOneCornerOverAndOver_isShownAfterTwoPictures() {
        screen.connected(WIDTH, HEIGHT, "desk");
        for (int i = 0; i < 4; i++) {
            assertThat(update(false, fill(LEFT, RED))).isEmpty();
        }

        assertThat(update(false, fill(DOT, BLUE))).isPresent();
    }

    @Test
    void connected_againWithSameSize_goesOnWithoutNewSurface() {
        show(WIDTH, HEIGHT, RED);

        screen.connected(WIDTH, HEIGHT, "desk again");
        Optional<EventBatch> batch = update(false, fill(DOT, BLUE));

        assertThat(batch.orElseThrow().events())
                .containsExactly(
                        new DisplayEvent.Title("desk again"),
                        new DisplayEvent.Monitors(List.of(new Head(0, 0, ALL))),
                        new DisplayEvent.Draw(Drawable.fill(0, DOT, BLUE)));
    }

    @Test
    void connected_againWithOtherSize_isHeldBackLikeAnyNewSize() {
        show(WIDTH, HEIGHT, RED);

        screen.connected(WIDTH / 2, HEIGHT, "desk");

        assertThat(update(true, fill(DOT, BLUE))).isEmpty();
        assertThat(update(true, fill(LEFT, BLUE))).isPresent();
        assertThat(picture(LEFT)).containsOnly(BLUE);
    }

    @Test
    void resize_withScreens_makesHeadsOfThoseThatShowSomething() {
        show(WIDTH, HEIGHT, RED);

        Optional<EventBatch> batch = update(
                true,
                new RfbChange.Resize(
                        WIDTH,
                        HEIGHT,
                        List.of(
                                new RfbChange.Screen(90, LEFT),
                                new RfbChange.Screen(91, Rect.of(WIDTH, 0, 5, 5)),
                                new RfbChange.Screen(92, Rect.of(WIDTH / 2, 0, WIDTH, HEIGHT)))));

        assertThat(batch.orElseThrow().events())
                .containsExactly(new DisplayEvent.Monitors(List.of(new Head(0, 0, LEFT), new Head(1, 0, RIGHT))));
    }

    @Test
    void resize_withScreensAllOutside_makesOneHeadOfAll() {
        show(WIDTH, HEIGHT, RED);

        Optional<EventBatch> batch = update(
                true,
                new RfbChange.Resize(WIDTH, HEIGHT, List.of(new RfbChange.Screen(1, Rect.of(WIDTH, HEIGHT, 5, 5)))));

        assertThat(batch.orElseThrow().events())
                .containsExactly(new DisplayEvent.Monitors(List.of(new Head(0, 0, ALL))));
    }

    @Test
    void resize_withMoreScreensThanHeads_leavesOutTheRest() {
        show(WIDTH, HEIGHT, RED);
        List<RfbChange.Screen> screens = IntStream.range(0, Head.COUNT_MAX + 3)
                .mapToObj(i -> new RfbChange.Screen(i, Rect.of(i, 0, 1, 1)))
                .toList();

        Optional<EventBatch> batch = update(true, new RfbChange.Resize(WIDTH, HEIGHT, screens));

        DisplayEvent.Monitors monitors =
                (DisplayEvent.Monitors) batch.orElseThrow().events().get(0);
        assertThat(monitors.heads()).hasSize(Head.COUNT_MAX);
        assertThat(monitors.heads().get(Head.COUNT_MAX - 1).area()).isEqualTo(Rect.of(Head.COUNT_MAX - 1, 0, 1, 1));
    }

    @Test
    void connected_againWhileHolding_doesNotMixOldAndNewPicture() {
        screen.connected(WIDTH, HEIGHT, "desk");
        update(true, fill(LEFT, RED));

        screen.connected(WIDTH, HEIGHT, "desk");

        assertThat(update(true, fill(RIGHT, BLUE)))
                .as("the left half is of the connection that was lost")
                .isEmpty();
    }

    private void show(int width, int height, int color) {
        screen.connected(width, height, "desk");
        assertThat(update(true, fill(Rect.of(0, 0, width, height), color))).isPresent();
    }

    /** Gives the screen part of an update, and viewers what comes of it. */
    private Optional<EventBatch> update(boolean last, RfbChange... changes) {
        Optional<EventBatch> batch = screen.update(List.of(changes), last);
        batch.ifPresent(shown -> shown.events().forEach(viewer::apply));
        return batch;
    }

    private int[] picture(Rect area) {
        return viewer.snapshot(0).orElseThrow().read(area);
    }

    private static int[] halves(int left, int right) {
        return IntStream.range(0, WIDTH * HEIGHT)
                .map(i -> i % WIDTH < WIDTH / 2 ? left : right)
                .toArray();
    }

    private static RfbChange pixels(Rect area, int color) {
        int[] pixels = new int[(int) area.area()];
        Arrays.fill(pixels, color);
        return new RfbChange.Pixels(area, pixels);
    }

    private static RfbChange fill(Rect area, int color) {
        return new RfbChange.Fill(area, color);
    }

    private static RfbChange resize(int width, int height) {
        return new RfbChange.Resize(width, height, List.of());
    }
}
