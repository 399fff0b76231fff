package io.caraway.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.raster.Rect;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SceneTest {
    private static final long SEED = 5;

    @Test
    void compose_ofPart_equalsThatPartOfWhole() {
        DemoViewer viewer = new DemoViewer();
        Random random = new Random(SEED);
        Sheet whole = viewer.scene().compose(DemoViewer.SCREEN);

        for (int i = 0; i < 300; i++) {
            int x = random.nextInt(DemoDesktop.WIDTH);
            int y = random.nextInt(DemoDesktop.HEIGHT);
            Rect part = Rect.of(x, y, 1 + random.nextInt(200), 1 + random.nextInt(100))
                    .intersect(DemoViewer.SCREEN);
            Sheet expected = new Sheet(part.width(), part.height());
            whole.paint(expected, part, 0, 0);

            assertThat(viewer.scene().compose(part).pixels())
                    .as("seed %d, %s", SEED, part)
                    .containsExactly(expected.pixels());
        }
    }

    @Test
    void compose_ofFrontWindow_showsItsContent() {
        Scene scene = new DemoViewer().scene();
        Sheet content = scene.front().content().sheet();

        Rect place = scene.front().onScreen(content.bounds());

        assertThat(scene.compose(place).pixels()).containsExactly(content.pixels());
    }

    @Test
    void compose_ofShadow_isDarkerThanWallpaper() {
        Scene scene = new DemoViewer().scene();
        Rect below = Rect.of(scene.front().x() + 50, scene.front().bounds().bottom(), 1, 1);
        int inShadow = scene.compose(below).pixel(0, 0);
        Sheet bare = new Sheet(1, 1);
        new Wallpaper(DemoDesktop.WIDTH, DemoDesktop.HEIGHT).paint(bare, below);

        assertThat(inShadow & 0xFF).isLessThan(bare.pixel(0, 0) & 0xFF);
    }

    @Test
    void windowAt_whereWindowsOverlap_isFrontOne() {
        Scene scene = new DemoViewer().scene();
        DemoWindow back = scene.windows().get(0);
        back.moveTo(scene.front().x(), scene.front().y());

        assertThat(scene.windowAt(back.x() + 3, back.y() + 3)).contains(scene.front());
        scene.raise(back);
        assertThat(scene.windowAt(back.x() + 3, back.y() + 3)).contains(back);
        assertThat(scene.windowAt(3, scene.bar().bounds().top())).isEmpty();
    }

    @Test
    void plain_underShadowOfOther_leavesItOut() {
        Scene scene = new DemoViewer().scene();
        DemoWindow back = scene.windows().get(0);
        DemoWindow front = scene.front();
        back.moveTo(front.x() + 20, front.y() + 20);

        Rect covered = front.reach().intersect(back.bounds());
        long left = back.bounds().intersect(DemoViewer.SCREEN).area() - covered.area();

        // Other windows may take more of it, but none gives any back.
        assertThat(scene.plain(back).area()).isPositive().isLessThanOrEqualTo(left);
        assertThat(scene.plain(front).area()).isEqualTo(front.bounds().area());
    }
}
