package io.caraway.app.demo;

import io.caraway.raster.Rect;
import java.util.Locale;

/** A video: waves of colour and a ball that flies through them, each frame new in every pixel, with a time code. */
final class Video implements WindowContent {
    /*
     * Each pixel adds up four sine waves, read from a table whose length is a power of two: two along the axes, one aslant,
     * one round a centre. The sum is the index to a ring of colours. Everything that does not move lies in tables, so that a
     * frame costs a few additions a pixel. The numbers in the formulas have no names: they were tuned by eye.
     */
    private static final int WIDTH = 320;
    private static final int HEIGHT = 180;
    private static final int FRAMES_PER_SECOND = 25;
    private static final long FRAME_NANOS = 1_000_000_000L / FRAMES_PER_SECOND;
    private static final int SECONDS_PER_MINUTE = 60;

    private static final int TABLE = 1024;
    private static final int MASK = TABLE - 1;
    private static final int WAVE_HEIGHT = 150;
    private static final double RINGS = 4.2;
    private static final int BALL_RADIUS = 25;
    private static final int CODE_INSET = 6;
    private static final int CODE_SHADE = 120;

    private static final int[] WAVE = wave();
    private static final int[] COLORS = ring(0x0B2545, 0x13697A, 0x3FA796, 0xF5D491, 0xE8785A, 0x7A2E5D);

    private final Sheet sheet = new Sheet(WIDTH, HEIGHT);
    private final Font font;
    private final int[] distances = new int[WIDTH * HEIGHT];
    private long shownFrame = -1;

    Video(Font font) {
        this.font = font;
        for (int y = 0; y < HEIGHT; y++) {
            for (int x = 0; x < WIDTH; x++) {
                distances[y * WIDTH + x] = (int) (RINGS * Math.hypot(x - WIDTH * 0.62, y - HEIGHT * 0.4));
            }
        }
        show(0);
    }

    @Override
    public Sheet sheet() {
        return sheet;
    }

    @Override
    public void tick(long elapsedNanos, Changes changes) {
        long frame = elapsedNanos / FRAME_NANOS;
        if (frame != shownFrame) {
            show(frame);
            changes.drawn(sheet.bounds());
        }
    }

    private void show(long frame) {
        shownFrame = frame;
        waves((int) (frame & Integer.MAX_VALUE));
        ball(frame / (double) FRAMES_PER_SECOND);
        timeCode(frame);
    }

    private void waves(int t) {
        int[] pixels = sheet.pixels();
        int at = 0;
        for (int y = 0; y < HEIGHT; y++) {
            int row = WAVE[(y * 5 - t * 7) & MASK] + t * 5;
            for (int x = 0; x < WIDTH; x++) {
                int sum = WAVE[(x * 3 + t * 9) & MASK]
                        + WAVE[((x + y) * 2 - t * 4) & MASK]
                        + WAVE[(distances[at] - t * 13) & MASK];
                pixels[at++] = COLORS[(row + sum) & MASK];
            }
        }
    }

    private void ball(double seconds) {
        double centerX = WIDTH * (0.5 + 0.38 * Math.sin(seconds * 1.3));
        double centerY = HEIGHT * (0.5 + 0.30 * Math.sin(seconds * 1.9 + 1));
        int radius = BALL_RADIUS;
        for (int y = -radius; y <= radius; y++) {
            for (int x = -radius; x <= radius; x++) {
                double out = Math.hypot(x, y) / radius;
                if (out < 1) {
                    // Light comes from the upper left: bright where the surface faces it, and one small gleam.
                    double depth = Math.sqrt(1 - out * out);
                    double light = Math.max(0, (-0.5 * x - 0.6 * y) / radius + 0.62 * depth);
                    int color = Blend.mix(Blend.mix(0x3A1420, 0xF2B13F, light * 1.1), 0xFFFFFF, Math.pow(light, 14));
                    int edge = (int) (Math.min(1, (1 - out) * radius) * Blend.FULL);
                    sheet.mix((int) centerX + x, (int) centerY + y, color, edge);
                }
            }
        }
    }

    private void timeCode(long frame) {
        long seconds = frame / FRAMES_PER_SECOND;
        String code = String.format(
                Locale.ROOT,
                "%02d:%02d:%02d",
                seconds / SECONDS_PER_MINUTE,
                seconds % SECONDS_PER_MINUTE,
                frame % FRAMES_PER_SECOND);
        Font.Style style = Font.Style.bold(Theme.TITLE_TEXT);
        int width = font.width(code, style) + 2 * CODE_INSET;
        Rect box = Rect.of(CODE_INSET, HEIGHT - CODE_INSET - 2 * Font.ASCENT, width, 2 * Font.ASCENT);
        for (int y = box.top(); y < box.bottom(); y++) {
            for (int x = box.left(); x < box.right(); x++) {
                sheet.mix(x, y, 0, CODE_SHADE);
            }
        }
        font.draw(sheet, box.left() + CODE_INSET, box.top() + Font.ASCENT / 2, code, style);
    }

    private static int[] wave() {
        int[] wave = new int[TABLE];
        for (int i = 0; i < TABLE; i++) {
            wave[i] = (int) (WAVE_HEIGHT * Math.sin(2 * Math.PI * i / TABLE));
        }
        return wave;
    }

    /** Colours that go over into each other, the last into the first. */
    private static int[] ring(int... stops) {
        int[] ring = new int[TABLE];
        for (int i = 0; i < TABLE; i++) {
            int scaled = i * stops.length;
            int stop = scaled / TABLE;
            ring[i] = Blend.mix(stops[stop], stops[(stop + 1) % stops.length], scaled % TABLE * Blend.FULL / TABLE);
        }
        return ring;
    }
}
