package io.caraway.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Image;
import io.caraway.raster.Rect;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DrawableTest {
    private static final Rect BOX = new Rect(0, 0, 2, 3);
    private static final Image IMAGE = Image.ofPixels(4, 4, new int[16]);

    @ParameterizedTest
    @ValueSource(ints = {-1, 1024})
    void drawable_surfaceIdOutOfRange_isRefused(int id) {
        assertThatThrownBy(() -> Drawable.fill(id, BOX, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("surface id: " + id + " (expected: 0..1023)");
    }

    @Test
    void drawable_emptyBox_isRefused() {
        assertThatThrownBy(() -> Drawable.fill(0, new Rect(1, 1, 1, 5), 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void copy_emptyArea_isRefused() {
        assertThatThrownBy(() -> Operation.Copy.of(IMAGE, new Rect(3, 3, 3, 4)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void copy_areaOutOfReach_isRefused() {
        assertThatThrownBy(() -> Operation.Copy.of(IMAGE, new Rect(0, 0, Drawable.COORDINATE_MAX + 1, 4)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void copy_wholeImage_hasItsSize() {
        Drawable drawable = Drawable.copy(7, -2, 5, IMAGE);
        assertThat(drawable.surfaceId()).isEqualTo(7);
        assertThat(drawable.box()).isEqualTo(new Rect(-2, 5, 2, 9));
        assertThat(drawable.operation()).isEqualTo(Operation.Copy.of(IMAGE, new Rect(0, 0, 4, 4)));
    }
}
