package io.caraway.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.raster.SurfaceSnapshot;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayStateTest {
    private static final int SURFACES = 4;

    @Test
    void present_nothingHappened_saysSo() {
        assertThat(new DisplayState().present())
                .containsExactly(
                        new DisplayEvent.Title(""),
                        new DisplayEvent.Monitors(List.of()),
                        new DisplayEvent.CursorMove(0, 0),
                        new DisplayEvent.CursorHide());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void present_replayedIntoAFreshState_givesTheSameState(long seed) {
        Random random = new Random(seed);
        DisplayState state = new DisplayState();
        for (int step = 0; step < 200; step++) {
            state.apply(event(random));
            if (step % 5 == 0) {
                String how = "seed " + seed + ", step " + step;
                assertSame(replayed(state.present(), how), state, how);
                assertSame(replayed(state.keyframe(), how), state, how);
            }
        }
    }

    @Test
    void cursor_isThereWhileItIsShown_andWhereItWasMoved() {
        DisplayState state = new DisplayState();
        CursorShape shape = new CursorShape(1, 1, 0, 0, new int[] {0xff123456});
        state.apply(new DisplayEvent.CursorMove(3, 4));
        assertThat(state.cursor()).isEmpty();
        state.apply(new DisplayEvent.CursorSet(shape));
        assertThat(state.cursor()).contains(shape);
        assertThat(state.cursorX()).isEqualTo(3);
        assertThat(state.cursorY()).isEqualTo(4);
        state.apply(new DisplayEvent.CursorHide());
        assertThat(state.cursor()).isEmpty();
    }

    @Test
    void present_nothingDrawnSince_givesTheSameImages() {
        DisplayState state = stateWithSurface();
        state.apply(fill(new Rect(0, 0, 5, 5), 1));
        Image first = presentImage(state);
        state.apply(new DisplayEvent.CursorMove(3, 3));
        assertThat(presentImage(state)).isSameAs(first);
        state.apply(fill(new Rect(0, 0, 5, 5), 2));
        assertThat(presentImage(state)).isNotSameAs(first);
        assertThat(first.pixels().values()[0]).isEqualTo(1);
    }

    @Test
    void present_surfaceMadeAnew_givesItsOwnImage() {
        DisplayState state = stateWithSurface();
        state.apply(fill(new Rect(0, 0, 5, 5), 1));
        Image first = presentImage(state);
        state.apply(new DisplayEvent.SurfaceCreate(0, 100, 80));
        assertThat(presentImage(state)).isNotSameAs(first);
        assertThat(presentImage(state).pixels().values()).containsOnly(0);
    }

    @Test
    void apply_surfaceDestroyed_isGone() {
        DisplayState state = stateWithSurface();
        assertThat(state.apply(new DisplayEvent.SurfaceDestroy(0))).isTrue();
        assertThat(state.snapshot(0)).isEmpty();
        assertThat(state.apply(new DisplayEvent.SurfaceDestroy(0))).isFalse();
        assertThat(state.apply(fill(new Rect(0, 0, 5, 5), 1))).isFalse();
        assertThat(state.present()).noneMatch(DisplayEvent.SurfaceCreate.class::isInstance);
    }

    @Test
    void apply_drawableWhollyOutside_changesNothing() {
        DisplayState state = stateWithSurface();
        SurfaceSnapshot before = state.snapshot(0).orElseThrow();
        assertThat(state.apply(fill(new Rect(100, 0, 120, 5), 1))).isFalse();
        assertThat(state.apply(fill(new Rect(-20, 0, 0, 5), 1))).isFalse();
        assertThat(state.snapshot(0)).containsSame(before);
    }

    @Test
    void apply_drawableAcrossTheEdge_drawsWhatLiesInside() {
        DisplayState state = stateWithSurface();
        assertThat(state.apply(fill(new Rect(99, 79, 120, 120), 1))).isTrue();
        int[] expected = new int[100 * 80];
        expected[100 * 80 - 1] = 1;
        assertThat(pixels(state, 0).orElseThrow()).isEqualTo(expected);
    }

    @Test
    void apply_cursorHiddenAfterSet_presentsNoShape() {
        DisplayState state = new DisplayState();
        state.apply(new DisplayEvent.CursorSet(new CursorShape(1, 1, 0, 0, new int[] {-1})));
        state.apply(new DisplayEvent.CursorMove(-4, 9));
        state.apply(new DisplayEvent.CursorHide());
        assertThat(state.present()).endsWith(new DisplayEvent.CursorMove(-4, 9), new DisplayEvent.CursorHide());
    }

    @Test
    void apply_markerAndTitle_areTold() {
        DisplayState state = new DisplayState();
        assertThat(state.apply(new DisplayEvent.Marker("here"))).isTrue();
        assertThat(state.apply(new DisplayEvent.Title("desk"))).isTrue();
        assertThat(state.present())
                .contains(new DisplayEvent.Title("desk"))
                .doesNotContain(new DisplayEvent.Marker("here"));
    }

    @Test
    void snapshot_unknownSurface_isEmpty() {
        assertThat(new DisplayState().snapshot(5)).isEmpty();
    }

    private static DisplayState stateWithSurface() {
        DisplayState state = new DisplayState();
        assertThat(state.apply(new DisplayEvent.SurfaceCreate(0, 100, 80))).isTrue();
        return state;
    }

    private static DisplayEvent fill(Rect box, int color) {
        return new DisplayEvent.Draw(Drawable.fill(0, box, color));
    }

    private static Image presentImage(DisplayState state) {
        return state.present().stream()
                .filter(DisplayEvent.Draw.class::isInstance)
                .map(event -> ((DisplayEvent.Draw) event)
                        .drawable()
                        .operation()
                        .images()
                        .get(0))
                .findFirst()
                .orElseThrow();
    }

    private static DisplayState replayed(List<DisplayEvent> events, String how) {
        DisplayState fresh = new DisplayState();
        events.forEach(
                event -> assertThat(fresh.apply(event)).as("%s: %s", how, event).isTrue());
        return fresh;
    }

    private static void assertSame(DisplayState fresh, DisplayState state, String how) {
        for (int id = 0; id < SURFACES; id++) {
            Optional<int[]> expected = pixels(state, id);
            Optional<int[]> found = pixels(fresh, id);
            assertThat(found.isPresent()).as(how).isEqualTo(expected.isPresent());
            if (expected.isPresent()) {
                assertThat(found.orElseThrow()).as(how).isEqualTo(expected.orElseThrow());
            }
        }
        assertThat(withoutDrawables(fresh)).as(how).isEqualTo(withoutDrawables(state));
    }

    /** Sizes, monitors, cursor and title; pixels are compared apart. */
    private static List<DisplayEvent> withoutDrawables(DisplayState state) {
        return state.present().stream()
                .filter(event -> event.type() != DisplayEvent.Type.DRAW)
                .toList();
    }

    private static Optional<int[]> pixels(DisplayState state, int id) {
        return state.snapshot(id).map(snapshot -> snapshot.read(snapshot.bounds()));
    }

    private static DisplayEvent event(Random random) {
        int id = random.nextInt(SURFACES);
        return switch (random.nextInt(14)) {
            case 0, 1 -> new DisplayEvent.SurfaceCreate(id, 1 + random.nextInt(150), 1 + random.nextInt(150));
            case 2 -> new DisplayEvent.SurfaceDestroy(id);
            case 3 ->
                new DisplayEvent.Monitors(
                        List.of(new Head(0, id, box(random)), new Head(1 + random.nextInt(9), id, box(random)))
                                .subList(0, random.nextInt(3)));
            case 4 -> new DisplayEvent.CursorSet(cursor(random));
            case 5 -> new DisplayEvent.CursorMove(random.nextInt(9999) - 99, random.nextInt(9999) - 99);
            case 6 -> new DisplayEvent.CursorHide();
            case 7 -> new DisplayEvent.Title(random.nextBoolean() ? "" : "title " + random.nextInt());
            case 8 -> new DisplayEvent.Marker("marker");
            default -> new DisplayEvent.Draw(drawable(random, id));
        };
    }

    private static CursorShape cursor(Random random) {
        int width = 1 + random.nextInt(8);
        int height = 1 + random.nextInt(8);
        int[] argb = random.ints((long) width * height).toArray();
        return new CursorShape(width, height, random.nextInt(width), random.nextInt(height), argb);
    }

    private static Drawable drawable(Random random, int id) {
        Rect box = box(random);
        return switch (random.nextInt(3)) {
            case 0 -> Drawable.fill(id, box, random.nextInt(1 << 24));
            case 1 -> {
                int[] pixels = random.ints(box.area(), 0, 1 << 24).toArray();
                yield Drawable.copy(id, box.left(), box.top(), Image.ofPixels(box.width(), box.height(), pixels));
            }
            default -> Drawable.copyBits(id, box, random.nextInt(200) - 50, random.nextInt(200) - 50);
        };
    }

    private static Rect box(Random random) {
        return Rect.of(
                random.nextInt(200) - 50, random.nextInt(200) - 50, 1 + random.nextInt(90), 1 + random.nextInt(90));
    }
}
