package io.caraway.protocol.rfb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsKeyboardTest {
    private final UsKeyboard keyboard = new UsKeyboard();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '§',
            value = {
                "1e, a, A",
                "10, q, Q",
                "2c, z, Z",
                "32, m, M",
                "26, l, L",
                "02, 1, !",
                "0b, 0, )",
                "0d, =, +",
                "28, ', §\"§",
                "29, `, ~",
                "2b, \\, |",
                "35, /, ?",
                "33, §,§, <",
                "56, <, >",
                "1b, ], }"
            })
    void keysym_ofCharacterKeys_isTheCharacter(String scanCode, String alone, String shifted) {
        int key = Integer.parseInt(scanCode, 16);

        assertThat(keyboard.keysym(key, false, false, false)).isEqualTo(alone.charAt(0));
        assertThat(keyboard.keysym(key, true, false, true)).isEqualTo(shifted.charAt(0));
    }

    @Test
    void keysym_withCapsLock_changesLettersOnly() {
        assertThat(keyboard.keysym(0x1e, false, true, false)).isEqualTo('A');
        assertThat(keyboard.keysym(0x1e, true, true, false)).isEqualTo('a');
        assertThat(keyboard.keysym(0x02, false, true, false)).isEqualTo('1');
        assertThat(keyboard.keysym(0x02, true, true, false)).isEqualTo('!');
    }

    @ParameterizedTest
    @CsvSource({
        "47, ff95, ffb7", "48, ff97, ffb8", "49, ff9a, ffb9", "4a, ffad, ffad", "4b, ff96, ffb4", "4c, ff9d, ffb5",
        "4d, ff98, ffb6", "4e, ffab, ffab", "4f, ff9c, ffb1", "50, ff99, ffb2", "51, ff9b, ffb3", "52, ff9e, ffb0",
        "53, ff9f, ffae"
    })
    void keysym_ofTheKeypad_dependsOnNumLockAndShift(String scanCode, String move, String digit) {
        int key = Integer.parseInt(scanCode, 16);

        assertThat(keyboard.keysym(key, false, false, false)).isEqualTo(Integer.parseInt(move, 16));
        assertThat(keyboard.keysym(key, false, false, true)).isEqualTo(Integer.parseInt(digit, 16));
        assertThat(keyboard.keysym(key, true, false, true)).isEqualTo(Integer.parseInt(move, 16));
    }

    @ParameterizedTest
    @CsvSource({
        "01, ff1b",
        "0e, ff08",
        "0f, ff09",
        "1c, ff0d",
        "39, 20",
        "3b, ffbe",
        "44, ffc7",
        "57, ffc8",
        "58, ffc9",
        "1d, ffe3",
        "e01d, ffe4",
        "38, ffe9",
        "e038, ffea",
        "e05b, ffeb",
        "e05c, ffec",
        "e05d, ff67",
        "e01c, ff8d",
        "e035, ffaf",
        "e037, ff61",
        "e047, ff50",
        "e048, ff52",
        "e04b, ff51",
        "e04d, ff53",
        "e050, ff54",
        "e052, ff63",
        "e053, ffff",
        "e11d45, ff13",
        "e046, ff13",
        "0, 0",
        "7f, 0",
        "e02a, 0",
        "e000, 0",
        "1000001e, 0"
    })
    void keysym_ofOtherKeys_isAlwaysTheSame(String scanCode, String keysym) {
        int key = Integer.parseInt(scanCode, 16);

        assertThat(keyboard.keysym(key, false, false, false)).isEqualTo(Integer.parseInt(keysym, 16));
        assertThat(keyboard.keysym(key, true, true, true)).isEqualTo(Integer.parseInt(keysym, 16));
    }

    @Test
    void keysym_ofTheMainBlock_isKnownAndUnique() {
        Set<Integer> symbols = new HashSet<>();
        for (int key = 1; key <= 0x58; key++) {
            if (key < 0x54 || key > 0x55) {
                int symbol = keyboard.keysym(key, false, false, true);
                assertThat(symbol).as("key %x", key).isNotZero();
                // The key between left shift and Z has what comma has with shift, and nobody else.
                assertThat(symbols.add(symbol)).as("key %x", key).isTrue();
            }
        }
    }
}
