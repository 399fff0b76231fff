package io.caraway.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CursorShapeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 1, 0, 0, 0",
        "1, 0, 0, 0, 0",
        "513, 1, 0, 0, 513",
        "1, 513, 0, 0, 513",
        "65536, 65536, 0, 0, 0",
        "2, 2, 0, 0, 3",
        "2, 2, 2, 0, 4",
        "2, 2, 0, 2, 4",
        "2, 2, -1, 0, 4",
        "2, 2, 0, -1, 4",
    })
    void cursorShape_outOfRange_isRefused(int width, int height, int hotX, int hotY, int pixels) {
        assertThatThrownBy(() -> new CursorShape(width, height, hotX, hotY, new int[pixels]))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equals_samePixelsInAnotherArray_isTrue() {
        CursorShape shape = new CursorShape(2, 1, 1, 0, new int[] {1, 2});
        assertThat(shape)
                .isEqualTo(new CursorShape(2, 1, 1, 0, new int[] {1, 2}))
                .hasSameHashCodeAs(new CursorShape(2, 1, 1, 0, new int[] {1, 2}));
    }

    @Test
    void equals_anyPartDiffers_isFalse() {
        CursorShape shape = new CursorShape(2, 1, 1, 0, new int[] {1, 2});
        assertThat(shape)
                .isNotEqualTo(new CursorShape(2, 1, 1, 0, new int[] {1, 3}))
                .isNotEqualTo(new CursorShape(2, 1, 0, 0, new int[] {1, 2}))
                .isNotEqualTo(new CursorShape(1, 2, 0, 1, new int[] {1, 2}))
                .isNotEqualTo(new CursorShape(1, 2, 0, 0, new int[] {1, 2}));
    }
}
