package io.caraway.images.bitmap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BitmapTest {
    @Test
    void write_pixel_isBlueGreenRedZero() {
        assertThat(Bitmap.write(new int[] {0x010203, 0xfffefd}, 2, 1)).containsExactly(3, 2, 1, 0, 0xfd, 0xfe, 0xff, 0);
    }

    @Test
    void read_fourthByte_isDropped() throws ProtocolException {
        byte[] bytes = {3, 2, 1, -1, 4, 5, 6, 7};
        assertThat(Bitmap.read(bytes, 1, 2)).containsExactly(0x010203, 0x060504);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 9, 12})
    void read_otherLength_isRefused(int length) {
        assertThatThrownBy(() -> Bitmap.read(new byte[length], 2, 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("bitmap bytes: " + length + " (expected: 8) at offset 0");
    }

    @Test
    void read_hugeSize_isRefusedWithoutOverflow() {
        assertThatThrownBy(() -> Bitmap.read(new byte[0], 1 << 16, 1 << 16)).isInstanceOf(ProtocolException.class);
    }

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
