package io.caraway.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import org.junit.jupiter.api.Test;

class PictureCellsTest {
    private static final Rect AREA = new Rect(10, 10, 100, 100);

    private final PictureCells cells = new PictureCells();
    private final Surface surface = new Surface(3000, 2000);

    @Test
    void image_whileNothingThereIsDrawn_isTheSame() {
        Image first = cells.image(0, surface.snapshot(), AREA);
        surface.fill(Rect.of(1000, 1000, 50, 50), 7);

        assertThat(cells.image(0, surface.snapshot(), AREA)).isSameAs(first);
        assertThat(cells.image(1, surface.snapshot(), AREA)).isNotSameAs(first);
    }

    @Test
    void image_afterADrawing_isAnother() {
        Image first = cells.image(0, surface.snapshot(), AREA);
        surface.fill(Rect.of(50, 50, 1, 1), 7);

        Image second = cells.image(0, surface.snapshot(), AREA);

        assertThat(second).isNotSameAs(first);
        assertThat(second.pixels().values()[40 * 90 + 40]).isEqualTo(7);
        assertThat(first.pixels().values()[40 * 90 + 40]).isZero();
        assertThat(cells.pixels()).isEqualTo(AREA.area());
    }

    @Test
    void image_moreThanAreKept_letsOthersGo() {
        for (int i = 0; i < 100; i++) {
            cells.image(0, surface.snapshot(), Rect.of(i, 0, 2000, 100));
            assertThat(cells.pixels()).isLessThanOrEqualTo(PictureCells.PIXELS_MAX);
        }
        assertThat(cells.pixels()).isGreaterThan(PictureCells.PIXELS_MAX - 200_000);
    }
}
