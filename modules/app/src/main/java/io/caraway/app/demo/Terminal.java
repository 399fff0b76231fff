package io.caraway.app.demo;

import io.caraway.raster.Rect;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;

/** A terminal: a text that scrolls up, and under it a prompt that shows what is typed. */
final class Terminal implements WindowContent {
    private static final int COLUMNS = 74;
    private static final int ROWS = 15;
    private static final int LINE_HEIGHT = 15;
    private static final int MARGIN = 8;
    private static final int CELL_TOP = 2;
    private static final long LINE_NANOS = TimeUnit.MILLISECONDS.toNanos(640);
    private static final long BLINK_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    /** Lines printed in one tick at the most; after a pause the others are left out. */
    private static final int LINES_PER_TICK_MAX = 4;

    /** Lines that wait for the next tick at the most; more are left out. */
    private static final int ENTERED_MAX = 16;

    private static final String PROMPT = "caraway> ";
    private static final char CURSOR = '_';
    private static final Rect TEXT = Rect.of(MARGIN, MARGIN, COLUMNS * Font.ADVANCE, ROWS * LINE_HEIGHT);

    private final Sheet sheet = new Sheet(TEXT.right() + MARGIN, TEXT.bottom() + LINE_HEIGHT + MARGIN);
    private final Font font;
    private final Journal journal;
    private final StringBuilder typed = new StringBuilder();
    private final Deque<String> entered = new ArrayDeque<>();
    private String shownPrompt = "";
    private long slot;

    /** A terminal that is full of text already. */
    Terminal(Font font, Journal journal) {
        this.font = font;
        this.journal = journal;
        sheet.fill(sheet.bounds(), Theme.TERMINAL);
        for (int i = 0; i < ROWS; i++) {
            print(journal.next());
        }
        drawPrompt(true);
    }

    @Override
    public Sheet sheet() {
        return sheet;
    }

    /** Takes a character as {@link Keyboard} gives them. It is shown at the next tick. */
    void type(char letter) {
        if (letter == Keyboard.ENTER) {
            if (entered.size() < ENTERED_MAX) {
                entered.add(PROMPT + typed);
            }
            typed.setLength(0);
        } else if (letter == Keyboard.BACKSPACE) {
            typed.setLength(Math.max(0, typed.length() - 1));
        } else if (letter != Keyboard.NONE && PROMPT.length() + typed.length() + 1 < COLUMNS) {
            typed.append(letter);
        }
    }

    @Override
    public void tick(long elapsedNanos, Changes changes) {
        while (!entered.isEmpty()) {
            print(new Journal.Line(entered.remove(), Theme.TERMINAL_TYPED));
            changes.scrolledUp(TEXT, LINE_HEIGHT);
        }
        long now = elapsedNanos / LINE_NANOS;
        for (slot = Math.max(slot, now - LINES_PER_TICK_MAX); slot < now; slot++) {
            print(journal.next());
            changes.scrolledUp(TEXT, LINE_HEIGHT);
        }
        Rect area = drawPrompt(elapsedNanos / BLINK_NANOS % 2 == 0);
        if (!area.isEmpty()) {
            changes.drawn(area);
        }
    }

    private void print(Journal.Line line) {
        sheet.scrollUp(TEXT, LINE_HEIGHT);
        int top = TEXT.bottom() - LINE_HEIGHT;
        sheet.fill(new Rect(TEXT.left(), top, TEXT.right(), TEXT.bottom()), Theme.TERMINAL);
        String text = line.text().substring(0, Math.min(COLUMNS, line.text().length()));
        font.draw(sheet, TEXT.left(), top + CELL_TOP, text, Font.Style.plain(line.color()));
    }

    /** Draws what changed of the prompt line. Returns the area that is new. */
    private Rect drawPrompt(boolean cursor) {
        String prompt = PROMPT + typed + (cursor ? CURSOR : ' ');
        int length = Math.max(prompt.length(), shownPrompt.length());
        int first = 0;
        while (first < length && at(prompt, first) == at(shownPrompt, first)) {
            first++;
        }
        int last = length;
        while (last > first && at(prompt, last - 1) == at(shownPrompt, last - 1)) {
            last--;
        }
        shownPrompt = prompt;
        Rect area =
                Rect.of(TEXT.left() + first * Font.ADVANCE, TEXT.bottom(), (last - first) * Font.ADVANCE, LINE_HEIGHT);
        sheet.fill(area, Theme.TERMINAL);
        for (int i = first; i < last; i++) {
            int color = i < PROMPT.length() ? Theme.TERMINAL_PROMPT : Theme.TERMINAL_TYPED;
            String letter = String.valueOf(at(prompt, i));
            int left = TEXT.left() + i * Font.ADVANCE;
            font.draw(sheet, left, area.top() + CELL_TOP, letter, Font.Style.plain(color));
        }
        return area;
    }

    private static char at(String text, int index) {
        return index < text.length() ? text.charAt(index) : ' ';
    }
}
