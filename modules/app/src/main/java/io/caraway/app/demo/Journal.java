package io.caraway.app.demo;

import java.util.List;
import java.util.Locale;

/** What the terminal prints by itself: remarks about what is seen, and figures of what was drawn. */
final class Journal {
    private static final int FIGURES_EVERY = 4;
    private static final double MILLION = 1e6;

    private static final List<String> REMARKS = List.of(
            "One desktop, many viewers: SPICE, VNC and web.",
            "Every viewer sees the very same pixels.",
            "Late? A newcomer gets the whole picture first.",
            "A slow viewer skips frames and slows nobody.",
            "This text scrolls by COPY_BITS: one line is sent, the rest is copied.",
            "Windows move the same way. What they uncover is repaired.",
            "Try it: drag a window by its title bar.",
            "Type, and it appears at the prompt below.",
            "The bars of the weather are plain fills.",
            "The picture is computed: sky, sun, hills, grain.",
            "The video plays at 25 frames a second; mind the time code.",
            "No X server, no AWT, no installed fonts: just pixels.",
            "A recording keeps the events as they were drawn,",
            "and plays them back to any viewer, from any moment.");

    private final DrawCounts counts;
    private int lines;
    private int remarks;

    Journal(DrawCounts counts) {
        this.counts = counts;
    }

    /** The next line. */
    Line next() {
        if (++lines % FIGURES_EVERY == 0 && counts.images() > 0) {
            String figures = String.format(
                    Locale.ROOT,
                    "drawn: %,d images (%.1f M pixels), %,d fills, %,d copies",
                    counts.images(),
                    counts.imagePixels() / MILLION,
                    counts.fills(),
                    counts.copies());
            return new Line(figures, Theme.TERMINAL_FIGURES);
        }
        return new Line(REMARKS.get(remarks++ % REMARKS.size()), Theme.TERMINAL_TEXT);
    }

    /**
     * A line of the terminal.
     *
     * @param text its characters
     * @param color 0x00RRGGBB
     */
    record Line(String text, int color) {}
}
