package io.caraway.images.bitmap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BitmapTest {
    @Test
    void turnOver_evenRows_reversesThem() {
        int[] pixels = {1, 2, 3, 4, 5, 6, 7, 8};
        Bitmap.turnOver(pixels, 2);
        assertThat(pixels).containsExactly(7, 8, 5, 6, 3, 4, 1, 2);
    }

    @Test
    void turnOver_oddRows_leavesTheMiddleOne() {
        int[] pixels = {1, 2, 3, 4, 5, 6};
        Bitmap.turnOver(pixels, 2);
        assertThat(pixels).containsExactly(5, 6, 3, 4, 1, 2);
    }
}
