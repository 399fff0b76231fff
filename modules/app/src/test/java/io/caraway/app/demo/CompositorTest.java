package io.caraway.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.raster.Rect;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.source.EmbeddedScreen;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompositorTest {
    private static final Rect SCREEN = new Rect(0, 0, 300, 240);

    private final DisplayState state = new DisplayState();
    private final EmbeddedScreen screen =
            new EmbeddedScreen(batch -> batch.events().forEach(state::apply));
    private final DrawCounts counts = new DrawCounts();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void move_ofWindowBehindOthers_showsSceneInEveryPixel(long seed) {
        Random random = new Random(seed);
        DemoWindow wide = window("wide", new Speckles(random, 200, 120), 30, 30);
        DemoWindow narrow = window("narrow", new Speckles(random, 12, 60), 120, 60);
        DemoWindow small = window("small", new Speckles(random, 30, 9), 180, 100);
        Scene scene = scene(List.of(wide, narrow, small));
        Compositor compositor = start(scene);

        for (int i = 0; i < 300; i++) {
            int dx = random.nextInt(121) - 60;
            int dy = random.nextInt(61) - 30;
            DemoWindow window = random.nextInt(4) == 0 ? narrow : wide;
            int x = Math.max(-60, Math.min(150, window.x() + dx));
            int y = Math.max(-20, Math.min(150, window.y() + dy));
            compositor.move(window, x, y);
            assertShown(scene, "seed " + seed + ", step " + i + ", to " + x + "," + y);
        }
        assertThat(counts.copies()).isGreaterThan(300);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void scrolledUp_ofContentBehindOthers_showsSceneInEveryPixel(long seed) {
        Random random = new Random(seed);
        Speckles content = new Speckles(random, 200, 120);
        DemoWindow wide = window("wide", content, 30, 30);
        DemoWindow narrow = window("narrow", new Speckles(random, 12, 20), 120, 60);
        Scene scene = scene(List.of(wide, narrow));
        Compositor compositor = start(scene);

        for (int i = 0; i < 50; i++) {
            Rect area =
                    Rect.of(random.nextInt(50), random.nextInt(50), 1 + random.nextInt(150), 2 + random.nextInt(68));
            int rows = 1 + random.nextInt(area.height() - 1);
            content.scrollUp(area, rows, compositor.changesOf(wide));
            assertShown(scene, "seed " + seed + ", step " + i + ", " + area + " by " + rows);
        }
        assertThat(counts.copies()).isGreaterThan(25);
    }

    private Compositor start(Scene scene) {
        screen.resize(SCREEN.width(), SCREEN.height());
        Compositor compositor = new Compositor(screen, scene, counts);
        compositor.drawAll();
        return compositor;
    }

    private static Scene scene(List<DemoWindow> windows) {
        TaskBar bar = new TaskBar(SCREEN, Font.load(), List.of("wide"), () -> Instant.EPOCH, ZoneOffset.UTC);
        return new Scene(SCREEN, new Wallpaper(SCREEN.width(), SCREEN.height()), windows, bar);
    }

    private static DemoWindow window(String title, WindowContent content, int x, int y) {
        return DemoWindow.still(title, content, Font.load(), x, y);
    }

    private void assertShown(Scene scene, String when) {
        screen.commit();
        SurfaceSnapshot snapshot = state.snapshot(DisplayEvent.PRIMARY_SURFACE).orElseThrow();
        int at = Arrays.mismatch(
                snapshot.read(snapshot.bounds()), scene.compose(SCREEN).pixels());
        assertThat(at)
                .as("%s: first wrong pixel, %d,%d", when, at % SCREEN.width(), at / SCREEN.width())
                .isEqualTo(-1);
    }

    /** A content in which no two places look alike. */
    private static final class Speckles implements WindowContent {
        private final Random random;
        private final Sheet sheet;

        Speckles(Random random, int width, int height) {
            this.random = random;
            sheet = new Sheet(width, height);
            speckle(sheet.bounds());
        }

        @Override
        public Sheet sheet() {
            return sheet;
        }

        @Override
        public void tick(long elapsedNanos, Changes changes) {}

        void scrollUp(Rect area, int rows, Changes changes) {
            sheet.scrollUp(area, rows);
            speckle(new Rect(area.left(), area.bottom() - rows, area.right(), area.bottom()));
            changes.scrolledUp(area, rows);
        }

        private void speckle(Rect area) {
            for (int y = area.top(); y < area.bottom(); y++) {
                for (int x = area.left(); x < area.right(); x++) {
                    sheet.set(x, y, random.nextInt(1 << 24));
                }
            }
        }
    }
}
