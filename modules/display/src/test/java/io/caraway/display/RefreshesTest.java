package io.caraway.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RefreshesTest {
    private static final Rect BOUNDS = new Rect(0, 0, 1000, 700);

    private final Refreshes refreshes = new Refreshes();

    @Test
    void take_wholeSurface_comesInCellsRowByRow() {
        refreshes.add(3, Region.of(BOUNDS));

        List<Rect> pieces = takeAll(3);

        assertThat(pieces).hasSize(4 * 6).first().isEqualTo(new Rect(0, 0, 256, 128));
        assertThat(pieces.get(1)).isEqualTo(new Rect(256, 0, 512, 128));
        assertThat(pieces.get(23)).isEqualTo(new Rect(768, 640, 1000, 700));
        assertThat(Region.of(pieces)).isEqualTo(Region.of(BOUNDS));
        assertThat(refreshes.has(3)).isFalse();
    }

    @Test
    void take_littleOfACell_isNoMoreThanThat() {
        refreshes.add(0, Region.of(new Rect(300, 140, 320, 150)));

        assertThat(takeAll(0)).containsExactly(new Rect(300, 140, 320, 150));
    }

    @Test
    void take_mostOfACell_isAllOfIt() {
        refreshes.add(0, Region.of(new Rect(256, 128, 512, 200)));

        assertThat(takeAll(0)).containsExactly(new Rect(256, 128, 512, 256));
    }

    @Test
    void take_randomAreas_coverThem() {
        Random random = new Random(11);
        for (int game = 0; game < 200; game++) {
            Region area = Region.EMPTY;
            for (int i = random.nextInt(8); i >= 0; i--) {
                Region part = Region.of(Rect.of(
                        random.nextInt(1100) - 50,
                        random.nextInt(800) - 50,
                        1 + random.nextInt(300),
                        1 + random.nextInt(200)));
                refreshes.add(0, part);
                area = area.union(part);
            }
            Region inside = area.intersect(Region.of(BOUNDS));
            assertThat(inside.subtract(Region.of(takeAll(0))).isEmpty())
                    .as("game %d", game)
                    .isTrue();
        }
    }

    @Test
    void take_placeThatIsAlwaysDrawnOn_keepsNoOtherBack() {
        refreshes.add(0, Region.of(BOUNDS));
        List<Rect> pieces = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            pieces.add(refreshes.take(0, BOUNDS));
            refreshes.add(0, Region.of(new Rect(0, 0, 256, 128)));
        }

        assertThat(Region.of(pieces)).isEqualTo(Region.of(BOUNDS));
    }

    @Test
    void take_areaOutsideTheSurface_isNothing() {
        refreshes.add(0, Region.of(new Rect(2000, 10, 2010, 20)));

        assertThat(refreshes.take(0, BOUNDS)).isEqualTo(Rect.EMPTY);
        assertThat(refreshes.has(0)).isFalse();
    }

    private List<Rect> takeAll(int surface) {
        List<Rect> pieces = new ArrayList<>();
        while (refreshes.has(surface)) {
            Rect piece = refreshes.take(surface, BOUNDS);
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
        }
        return pieces;
    }
}
