package io.caraway.drawing.canvas;

import io.caraway.drawing.Operation;
import io.caraway.drawing.compose.Filter;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;

/** TRANSPARENT: a picture less the pixels of one colour. */
final class ColorKeyPainter {
    private static final int COLORS = 0xffffff;
    private static final int BYTE = 0xff;
    private static final int FIVE = 5;

    private final PixelSources sources;

    ColorKeyPainter(PixelSources sources) {
        this.sources = sources;
    }

    void draw(Stage stage, Operation.Transparent transparent) {
        sources.drawnOn(stage.surface(), transparent.source()).ifPresent(source -> draw(stage, source, transparent));
    }

    private static void draw(Stage stage, PixelSource source, Operation.Transparent transparent) {
        Surface target = stage.surface();
        Rect box = stage.box();
        Rect area = transparent.area();
        int key = key(target.format(), transparent.trueColor());
        if (source.format().bits() != target.format().bits()) {
            return;
        }
        if (Scaling.isPlain(box, area)) {
            draw(stage, source, box.left() - area.left(), box.top() - area.top(), key);
        } else {
            Patch patch = Scaling.stretched(stage, source, area, Filter.NEAREST);
            Rect place = patch.place();
            draw(stage, PixelSource.of(patch.pixels()), place.left(), place.top(), key);
        }
    }

    /** Draws the pixels that are not the key, the upper left one at {@code x}, {@code y}. */
    private static void draw(Stage stage, PixelSource source, int x, int y, int key) {
        Surface target = stage.surface();
        int compared = COLORS & target.format().mask();
        for (Rect rect : stage.region().rects()) {
            Rect read = rect.translate(-x, -y).intersect(source.bounds());
            int count = read.width();
            int[] drawn = new int[count];
            int[] there = new int[count];
            for (int row = read.top(); row < read.bottom(); row++) {
                Rect line = new Rect(read.left() + x, row + y, read.right() + x, row + y + 1);
                source.read(read.left(), row, count, drawn, 0);
                target.read(line, there, 0, count);
                for (int i = 0; i < count; i++) {
                    if ((drawn[i] & compared) != key) {
                        there[i] = drawn[i];
                    }
                }
                target.put(line, there, 0, count);
            }
        }
    }

    /** The colour as a pixel of the surface; 0 on surfaces without colours. */
    private static int key(PixelFormat format, int color) {
        return switch (format) {
            case XRGB32, ARGB32 -> color & COLORS;
            case RGB555 -> packed(color, FIVE);
            case RGB565 -> packed(color, FIVE + 1);
            case A1, A8 -> 0;
        };
    }

    /** The upper bits of each colour: five of red and blue, and so many of green. */
    private static int packed(int color, int greenBits) {
        int red = upper(color >>> (2 * Byte.SIZE), FIVE);
        int green = upper(color >>> Byte.SIZE, greenBits);
        return (red << (greenBits + FIVE)) | (green << FIVE) | upper(color, FIVE);
    }

    /** The upper bits of the lowest byte. */
    private static int upper(int color, int bits) {
        return (color & BYTE) >>> (Byte.SIZE - bits);
    }
}
