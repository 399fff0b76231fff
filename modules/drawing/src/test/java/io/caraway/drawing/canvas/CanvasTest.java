package io.caraway.drawing.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CanvasTest {
    private static final Canvas CANVAS = new Canvas(id -> Optional.empty());
    private static final int[] NINE = {1, 2, 3, 4, 5, 6, 7, 8, 9};

    @Test
    void draw_fill_coversTheBoxAlone() {
        Surface surface = new Surface(4, 3);
        CANVAS.draw(surface, Drawable.fill(0, new Rect(1, 1, 3, 9), 7));
        assertThat(pixels(surface)).containsExactly(0, 0, 0, 0, 0, 7, 7, 0, 0, 7, 7, 0);
    }

    @Test
    void draw_copyOfAWholeImage_putsItAtItsPlace() {
        Surface surface = new Surface(4, 3);
        CANVAS.draw(surface, Drawable.copy(0, 2, -1, Image.ofPixels(3, 3, NINE)));
        assertThat(pixels(surface)).containsExactly(0, 0, 4, 5, 0, 0, 7, 8, 0, 0, 0, 0);
    }

    @Test
    void draw_copyOfAPartOfAnImage_takesThatPart() {
        Surface surface = new Surface(4, 3);
        Operation part = Operation.Copy.of(Image.ofPixels(3, 3, NINE), new Rect(1, 1, 3, 3));
        CANVAS.draw(surface, new Drawable(0, new Rect(0, 0, 2, 2), part));
        assertThat(pixels(surface)).containsExactly(5, 6, 0, 0, 8, 9, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void draw_copyBits_movesOverlappingPixels() {
        Surface surface = new Surface(4, 3);
        surface.put(surface.bounds(), new Random(1).ints(12).toArray(), 0, 4);
        int[] before = pixels(surface);
        CANVAS.draw(surface, Drawable.copyBits(0, new Rect(1, 1, 4, 3), 0, 0));
        int[] expected = before.clone();
        System.arraycopy(before, 0, expected, 5, 3);
        System.arraycopy(before, 4, expected, 9, 3);
        assertThat(pixels(surface)).isEqualTo(expected);
    }

    private static int[] pixels(Surface surface) {
        return surface.snapshot().read(surface.bounds());
    }
}
