package io.caraway.app.demo;

import io.caraway.raster.Rect;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A panel of bars that grow and shrink. Only what a bar gains or loses is drawn, in one colour. */
final class Weather implements WindowContent {
    private static final int WIDTH = 236;
    private static final int HEIGHT = 136;
    private static final int MARGIN = 14;
    private static final int ROW = 23;
    private static final int BAR_HEIGHT = 11;
    private static final int LABEL_WIDTH = 44;
    private static final int BAR_MAX = WIDTH - 2 * MARGIN - LABEL_WIDTH;
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(120);
    private static final double STEPS_PER_RADIAN = 9;

    private static final List<Bar> BARS = List.of(
            new Bar("sun", 0xE9A93C, 0.31, 0.4),
            new Bar("wind", 0x6FA8A2, 1.00, 2.1),
            new Bar("rain", 0x4F7FB5, 0.43, 3.6),
            new Bar("tide", 0x3B5F8A, 0.22, 5.0),
            new Bar("birds", 0xC8614A, 0.71, 1.2));

    private final Sheet sheet = new Sheet(WIDTH, HEIGHT);
    private final int[] lengths = new int[BARS.size()];

    Weather(Font font) {
        sheet.fill(sheet.bounds(), Theme.PANEL);
        for (int i = 0; i < BARS.size(); i++) {
            Rect trough = part(i, 0, BAR_MAX);
            int top = trough.top() + 1;
            font.draw(sheet, MARGIN, top, BARS.get(i).label(), Font.Style.plain(Theme.PANEL_TEXT));
            lengths[i] = BARS.get(i).length(0);
            sheet.fill(trough, Theme.TROUGH);
            sheet.fill(part(i, 0, lengths[i]), BARS.get(i).color());
        }
    }

    @Override
    public Sheet sheet() {
        return sheet;
    }

    @Override
    public void tick(long elapsedNanos, Changes changes) {
        for (int i = 0; i < BARS.size(); i++) {
            int old = lengths[i];
            int now = BARS.get(i).length(elapsedNanos / STEP_NANOS);
            if (now != old) {
                lengths[i] = now;
                Rect area = part(i, Math.min(old, now), Math.max(old, now));
                sheet.fill(area, now > old ? BARS.get(i).color() : Theme.TROUGH);
                changes.drawn(area);
            }
        }
    }

    private static Rect part(int bar, int from, int to) {
        int left = MARGIN + LABEL_WIDTH;
        int top = MARGIN + bar * ROW;
        return new Rect(left + from, top, left + to, top + BAR_HEIGHT);
    }

    /**
     * One bar.
     *
     * @param label its name
     * @param color its colour
     * @param pace how fast it goes up and down
     * @param phase where it starts, in radians
     */
    private record Bar(String label, int color, double pace, double phase) {
        int length(long step) {
            double angle = phase + step * pace / STEPS_PER_RADIAN;
            double height = 0.5 + 0.36 * Math.sin(angle) + 0.12 * Math.sin(angle * 2.7);
            return (int) (height * BAR_MAX);
        }
    }
}
