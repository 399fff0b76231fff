package io.caraway.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyboardTest {
    private static final int LEFT_SHIFT = 0x2A;
    private static final int RIGHT_SHIFT = 0x36;

    private final Keyboard keyboard = new Keyboard();

    @ParameterizedTest
    @CsvSource({
        "0x02, 1, !",
        "0x0B, 0, )",
        "0x0D, =, +",
        "0x10, q, Q",
        "0x19, p, P",
        "0x1A, [, {",
        "0x1E, a, A",
        "0x26, l, L",
        "0x27, ;, :",
        "0x29, `, ~",
        "0x2B, \\, |",
        "0x2C, z, Z",
        "0x32, m, M",
        "0x35, /, ?"
    })
    void stroke_ofKey_givesCharacterOfUsLayout(String scanCode, char plain, char shifted) {
        int code = Integer.decode(scanCode);

        assertThat(keyboard.stroke(true, code)).isEqualTo(plain);
        keyboard.stroke(true, LEFT_SHIFT);
        assertThat(keyboard.stroke(true, code)).isEqualTo(shifted);
        keyboard.stroke(true, RIGHT_SHIFT);
        keyboard.stroke(false, LEFT_SHIFT);
        assertThat(keyboard.stroke(true, code)).isEqualTo(shifted);
        keyboard.stroke(false, RIGHT_SHIFT);
        assertThat(keyboard.stroke(true, code)).isEqualTo(plain);
    }

    @Test
    void stroke_ofEditingKeys_givesControlCharacters() {
        assertThat(keyboard.stroke(true, 0x0E)).isEqualTo(Keyboard.BACKSPACE);
        assertThat(keyboard.stroke(true, 0x1C)).isEqualTo(Keyboard.ENTER);
        assertThat(keyboard.stroke(true, 0x39)).isEqualTo(' ');
    }

    @ParameterizedTest
    @CsvSource({"-1", "0", "1", "15", "29", "42", "54", "56", "58", "128", "2147483647"})
    void stroke_ofOtherKeys_givesNothing(int scanCode) {
        assertThat(keyboard.stroke(true, scanCode)).isEqualTo(Keyboard.NONE);
    }

    @Test
    void stroke_whenReleased_givesNothing() {
        assertThat(keyboard.stroke(false, 0x1E)).isEqualTo(Keyboard.NONE);
    }
}
