package io.caraway.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SurfaceSnapshotTest {
    @Test
    void read_area_givesItsPixelsWithoutGaps() {
        int[] noise = new Random(1).ints(150 * 130).toArray();
        Surface surface = new Surface(150, 130);
        surface.put(surface.bounds(), noise, 0, 150);
        Rect area = new Rect(60, 61, 131, 129);
        int[] expected = new int[71 * 68];
        for (int y = 0; y < 68; y++) {
            System.arraycopy(noise, (61 + y) * 150 + 60, expected, y * 71, 71);
        }
        assertThat(surface.snapshot().read(area)).isEqualTo(expected);
    }

    @Test
    void read_emptyArea_givesNothing() {
        assertThat(new Surface(10, 10).snapshot().read(new Rect(3, 3, 3, 8))).isEmpty();
    }

    @Test
    void read_areaOutside_isRefused() {
        SurfaceSnapshot snapshot = new Surface(10, 10).snapshot();
        assertThatThrownBy(() -> snapshot.read(new Rect(0, 0, 11, 1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> snapshot.read(new Rect(-1, 0, 1, 1))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void read_result_isACopy() {
        SurfaceSnapshot snapshot = new Surface(10, 10).snapshot();
        snapshot.read(snapshot.bounds())[0] = 1;
        assertThat(snapshot.read(snapshot.bounds())).containsOnly(0);
    }

    @Test
    void changedSince_nothingDrawn_isEmpty() {
        Surface surface = new Surface(150, 130);
        SurfaceSnapshot older = surface.snapshot();
        assertThat(surface.snapshot().changedSince(older)).isEqualTo(Region.EMPTY);
    }

    @Test
    void changedSince_onePixel_isItsTileCutAtTheEdge() {
        Surface surface = new Surface(150, 130);
        SurfaceSnapshot older = surface.snapshot();
        surface.fill(new Rect(149, 129, 150, 130), 5);
        assertThat(surface.snapshot().changedSince(older)).isEqualTo(Region.of(new Rect(128, 128, 150, 130)));
    }

    @Test
    void changedSince_otherSize_isEverything() {
        SurfaceSnapshot older = new Surface(150, 130).snapshot();
        Surface surface = new Surface(150, 131);
        assertThat(surface.snapshot().changedSince(older)).isEqualTo(Region.of(surface.bounds()));
        assertThat(older.changedSince(surface.snapshot())).isEqualTo(Region.of(new Rect(0, 0, 150, 130)));
    }

    @Test
    void changedSince_randomDrawing_isTheTilesTouchedInBetween() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            Surface surface = new Surface(300, 200);
            surface.fill(new Rect(10, 10, 200, 90), 3);
            SurfaceSnapshot older = surface.snapshot();
            Region touched = Region.EMPTY;
            for (int step = random.nextInt(6); step >= 0; step--) {
                Rect area = Rect.of(
                        random.nextInt(290), random.nextInt(190), 1 + random.nextInt(40), 1 + random.nextInt(40));
                surface.fill(area, 1 + random.nextInt(1000));
                touched = touched.union(Region.of(wholeTiles(area.intersect(surface.bounds()), surface.bounds())));
                if (random.nextInt(3) == 0) {
                    surface.snapshot();
                }
            }
            assertThat(surface.snapshot().changedSince(older))
                    .as("seed %d", seed)
                    .isEqualTo(touched);
        }
    }

    private static Rect wholeTiles(Rect area, Rect bounds) {
        return new Rect(
                        area.left() / 64 * 64,
                        area.top() / 64 * 64,
                        (area.right() + 63) / 64 * 64,
                        (area.bottom() + 63) / 64 * 64)
                .intersect(bounds);
    }

    @Test
    void part_anywhere_hasThePixelsOfItsTiles() {
        Surface surface = new Surface(200, 150);
        Random random = new Random(3);
        for (int i = 0; i < 60; i++) {
            surface.fill(Rect.of(random.nextInt(200), random.nextInt(150), 30, 20), random.nextInt(1 << 24));
        }
        SurfaceSnapshot whole = surface.snapshot();
        for (int i = 0; i < 200; i++) {
            int left = random.nextInt(199);
            int top = random.nextInt(149);
            Rect area = new Rect(left, top, left + 1 + random.nextInt(199 - left), top + 1 + random.nextInt(149 - top));
            SurfaceSnapshot part = whole.part(area);
            assertThat(part.read(SurfaceSnapshot.inPart(area))).as("%s", area).isEqualTo(whole.read(area));
        }
    }

    @Test
    void differing_pixelsOfSomeTiles_namesTheseTilesInsideTheArea() {
        Surface surface = new Surface(200, 150);
        surface.fill(surface.bounds(), 5);
        SurfaceSnapshot before = surface.snapshot();
        surface.fill(Rect.of(70, 10, 3, 3), 6);
        surface.fill(Rect.of(0, 64, 64, 64), 5);
        SurfaceSnapshot after = surface.snapshot();

        assertThat(after.differing(before, surface.bounds())).isEqualTo(Region.of(new Rect(64, 0, 128, 64)));
        assertThat(after.differing(before, new Rect(0, 0, 90, 11))).isEqualTo(Region.of(new Rect(64, 0, 90, 11)));
        assertThat(after.differing(before, new Rect(0, 0, 90, 10))).isEqualTo(Region.EMPTY);
        assertThat(after.differing(new Surface(10, 10).snapshot(), new Rect(1, 2, 3, 4)))
                .isEqualTo(Region.of(new Rect(1, 2, 3, 4)));
    }

    @Test
    void differing_fromAPicture_namesTheTilesInsideTheBox() {
        int[] values = new int[100 * 90];
        Arrays.setAll(values, i -> i);
        Pixels picture = new Pixels(PixelFormat.XRGB32, 100, 90, values);
        Surface surface = new Surface(200, 150);
        surface.put(Rect.of(50, 40, 100, 90), values, 0, 100);
        SurfaceSnapshot put = surface.snapshot();
        surface.fill(Rect.of(70, 60, 1, 1), 6);
        SurfaceSnapshot drawnOver = surface.snapshot();

        Rect box = Rect.of(52, 43, 98, 87);
        Rect area = Rect.of(2, 3, 98, 87);
        assertThat(put.differing(picture, area, box)).isEqualTo(Region.EMPTY);
        assertThat(drawnOver.differing(picture, area, box)).isEqualTo(Region.of(new Rect(64, 43, 128, 64)));
        assertThat(put.differing(picture, area, box.translate(1, 0))).isEqualTo(Region.of(box.translate(1, 0)));
        assertThatThrownBy(() -> put.differing(picture, area, Rect.of(52, 43, 97, 87)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isSame_untilSomethingIsDrawn() {
        Surface surface = new Surface(200, 150);
        SurfaceSnapshot before = surface.snapshot();
        surface.fill(Rect.of(70, 10, 3, 3), 0);
        SurfaceSnapshot after = surface.snapshot();

        assertThat(after.isSame(before)).isFalse();
        assertThat(after.part(Rect.of(0, 0, 64, 64)).isSame(before.part(Rect.of(3, 3, 5, 5))))
                .isTrue();
    }
}
