package io.caraway.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FontTest {
    private final Font font = Font.load();

    @Test
    void draw_eachLetter_looksUnlikeAllOthers() {
        Map<String, Character> seen = new HashMap<>();
        for (char letter = ' '; letter <= '~'; letter++) {
            Character twin = seen.put(Arrays.toString(drawn(String.valueOf(letter), 1, false)), letter);
            assertThat(twin).as("looks like %s", letter).isNull();
        }
    }

    @Test
    void draw_space_leavesNoInk() {
        assertThat(drawn(" ", 1, false)).containsOnly(0);
    }

    @Test
    void draw_letterT_hasBarAndStem() {
        int[] pixels = drawn("T", 1, false);

        assertThat(Arrays.copyOf(pixels, 7)).containsExactly(1, 1, 1, 1, 1, 0, 0);
        assertThat(Arrays.copyOfRange(pixels, 8 * 16, 8 * 16 + 7)).containsExactly(0, 0, 1, 0, 0, 0, 0);
    }

    @Test
    void draw_bold_isOneDotWider() {
        assertThat(Arrays.copyOf(drawn("T", 1, true), 7)).containsExactly(1, 1, 1, 1, 1, 1, 0);
    }

    @Test
    void draw_large_hasFourTimesTheInk() {
        long small = Arrays.stream(drawn("T", 1, false)).sum();

        assertThat(Arrays.stream(drawn("T", 2, false)).sum()).isEqualTo(4 * small);
    }

    @Test
    void draw_unknownLetter_showsQuestionMark() {
        assertThat(drawn("\u00e9", 1, false)).isEqualTo(drawn("?", 1, false));
    }

    @Test
    void draw_beyondSheet_isCutOff() {
        Sheet sheet = new Sheet(3, 3);

        font.draw(sheet, -4, -4, "####", Font.Style.plain(1));

        assertThat(sheet.pixels()).containsOnly(0, 1).contains(1);
    }

    private int[] drawn(String text, int scale, boolean bold) {
        Sheet sheet = new Sheet(16, 24);
        font.draw(sheet, 0, 0, text, new Font.Style(1, scale, bold));
        return sheet.pixels();
    }
}
