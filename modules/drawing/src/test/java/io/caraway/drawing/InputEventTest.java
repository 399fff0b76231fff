package io.caraway.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InputEventTest {
    private static final int WIDTH = 30;
    private static final int HEIGHT = 10;

    @ParameterizedTest
    @CsvSource({
        "3, -2, 8, 3",
        "24, 4, 29, 9",
        "25, 5, 29, 9",
        "-6, -6, 0, 0",
        "2147483647, -2147483648, 29, 0",
    })
    void from_place_leadsNoFurtherThanToTheEdge(int dx, int dy, int x, int y) {
        InputEvent.Pointer place = new InputEvent.Pointer(5, 5, 4, 1);

        assertThat(new InputEvent.Motion(dx, dy, 2).from(place, WIDTH, HEIGHT))
                .isEqualTo(new InputEvent.Pointer(x, y, 2, 1));
    }

    @Test
    void from_placeOnADisplayWithoutSize_isItsCorner() {
        assertThat(new InputEvent.Motion(1, 1, 0).from(new InputEvent.Pointer(0, 0, 0), 0, 0))
                .isEqualTo(new InputEvent.Pointer(0, 0, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 1 << InputEvent.BUTTONS})
    void buttons_ofMoreBitsThanThereAre_areRefused(int buttons) {
        assertThatIllegalArgumentException().isThrownBy(() -> new InputEvent.Motion(0, 0, buttons));
        assertThatIllegalArgumentException().isThrownBy(() -> new InputEvent.Pointer(0, 0, buttons));
    }
}
