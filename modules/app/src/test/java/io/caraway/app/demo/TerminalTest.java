package io.caraway.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TerminalTest {
    private static final Rect PROMPT = Rect.of(8, 8 + 15 * 15, 74 * 6, 15);

    private final Font font = Font.load();
    private final Terminal terminal = new Terminal(font, new Journal(new DrawCounts()));
    private final List<Rect> drawn = new ArrayList<>();
    private int scrolls;

    @Test
    void type_letters_appearAtPrompt() {
        type("Hi?");
        tick(0);

        assertPromptShows("caraway> ", "Hi?_");
        assertThat(drawn).containsExactly(Rect.of(PROMPT.left() + 9 * 6, PROMPT.top(), 4 * 6, 15));
    }

    @Test
    void type_backspace_takesLastLetter() {
        type("\bab\b");
        tick(0);

        assertPromptShows("caraway> ", "a_");
    }

    @Test
    void type_enter_movesLineUpAndClearsPrompt() {
        type("hello\n");
        tick(0);

        assertThat(scrolls).isEqualTo(1);
        assertPromptShows("caraway> ", "_");
        Sheet line = new Sheet(PROMPT.width(), PROMPT.height());
        line.fill(line.bounds(), Theme.TERMINAL);
        font.draw(line, 0, 2, "caraway> hello", Font.Style.plain(Theme.TERMINAL_TYPED));
        assertThat(part(PROMPT.translate(0, -15))).containsExactly(line.pixels());
    }

    @Test
    void type_moreThanFits_isLeftOut() {
        type("x".repeat(500));
        tick(0);

        assertPromptShows("caraway> ", "x".repeat(74 - 9 - 1) + "_");
    }

    @Test
    void tick_afterLongPause_printsFewLines() {
        tick(TimeUnit.HOURS.toNanos(5));
        assertThat(scrolls).isEqualTo(4);

        tick(TimeUnit.HOURS.toNanos(5));
        assertThat(scrolls).isEqualTo(4);
    }

    @Test
    void tick_halfSecondLater_hidesCursor() {
        tick(TimeUnit.MILLISECONDS.toNanos(500));

        assertPromptShows("caraway> ", "");
        assertThat(drawn).containsExactly(Rect.of(PROMPT.left() + 9 * 6, PROMPT.top(), 6, 15));
    }

    private void type(String text) {
        text.chars().forEach(letter -> terminal.type((char) letter));
    }

    private void tick(long elapsedNanos) {
        terminal.tick(elapsedNanos, new WindowContent.Changes() {
            @Override
            public void drawn(Rect area) {
                drawn.add(area);
            }

            @Override
            public void scrolledUp(Rect area, int rows) {
                scrolls++;
            }
        });
    }

    private void assertPromptShows(String prompt, String typed) {
        Sheet line = new Sheet(PROMPT.width(), PROMPT.height());
        line.fill(line.bounds(), Theme.TERMINAL);
        font.draw(line, 0, 2, prompt, Font.Style.plain(Theme.TERMINAL_PROMPT));
        font.draw(line, prompt.length() * 6, 2, typed, Font.Style.plain(Theme.TERMINAL_TYPED));
        assertThat(part(PROMPT)).containsExactly(line.pixels());
    }

    private int[] part(Rect area) {
        Sheet part = new Sheet(area.width(), area.height());
        terminal.sheet().paint(part, area, 0, 0);
        return part.pixels();
    }
}
