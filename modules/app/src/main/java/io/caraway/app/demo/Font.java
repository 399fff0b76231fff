package io.caraway.app.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Letters of one width for printable ASCII, drawn in the resource {@code font.txt}. Immutable. */
final class Font {
    /** Columns of a letter, without the gap to the next. */
    static final int GLYPH_WIDTH = 5;

    /** Columns from one letter to the next. */
    static final int ADVANCE = 6;

    /** Rows of a letter. */
    static final int HEIGHT = 12;

    /** Rows above the base line. */
    static final int ASCENT = 9;

    private static final char FIRST = ' ';
    private static final char LAST = '~';
    private static final int PER_LINE = 16;
    private static final char INK = '#';
    private static final String COMMENT = ";";

    /** For each letter its rows, the leftmost column in bit 0. */
    private final int[][] glyphs = new int[LAST - FIRST + 1][HEIGHT];

    private Font(List<String> rows) {
        for (int glyph = 0; glyph < glyphs.length; glyph++) {
            int top = glyph / PER_LINE * HEIGHT;
            int left = glyph % PER_LINE * ADVANCE;
            for (int y = 0; y < HEIGHT; y++) {
                for (int x = 0; x < GLYPH_WIDTH; x++) {
                    if (rows.get(top + y).charAt(left + x) == INK) {
                        glyphs[glyph][y] |= 1 << x;
                    }
                }
            }
        }
    }

    /** Reads the letters. */
    static Font load() {
        try (InputStream in = Font.class.getResourceAsStream("font.txt")) {
            if (in == null) {
                throw new IllegalStateException("font.txt is missing");
            }
            BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
            return new Font(reader.lines()
                    .filter(line -> !line.isEmpty() && !line.startsWith(COMMENT))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Columns that a text takes. */
    int width(String text, Style style) {
        return text.length() * style.advance();
    }

    /** Draws a text whose upper left corner is at {@code x}, {@code y}; a question mark stands for what is not ASCII. */
    void draw(Sheet sheet, int x, int y, String text, Style style) {
        int left = x;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            glyph(sheet, left, y, glyphs[(letter >= FIRST && letter <= LAST ? letter : '?') - FIRST], style);
            left += style.advance();
        }
    }

    private static void glyph(Sheet sheet, int left, int top, int[] rows, Style style) {
        int scale = style.scale();
        for (int y = 0; y < HEIGHT * scale; y++) {
            int row = style.bold() ? rows[y / scale] | (rows[y / scale] << 1) : rows[y / scale];
            for (int x = 0; x < (GLYPH_WIDTH + 1) * scale; x++) {
                if (((row >> (x / scale)) & 1) != 0) {
                    sheet.mix(left + x, top + y, style.color(), Blend.FULL);
                }
            }
        }
    }

    /**
     * How a text looks.
     *
     * @param color 0x00RRGGBB
     * @param scale pixels that a dot of the letter has on each side
     * @param bold whether strokes are a dot wider
     */
    record Style(int color, int scale, boolean bold) {
        static Style plain(int color) {
            return new Style(color, 1, false);
        }

        static Style bold(int color) {
            return new Style(color, 1, true);
        }

        static Style large(int color) {
            return new Style(color, 2, false);
        }

        int advance() {
            return (bold ? ADVANCE + 1 : ADVANCE) * scale;
        }
    }
}
