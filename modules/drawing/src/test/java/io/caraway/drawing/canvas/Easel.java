package io.caraway.drawing.canvas;

import io.caraway.drawing.Clip;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Small surfaces and a canvas for them. */
final class Easel {
    private final Map<Integer, Surface> surfaces = new HashMap<>();
    private final Canvas canvas = new Canvas(id -> Optional.ofNullable(surfaces.get(id)));

    /** Makes a surface; all its pixels are of one value. */
    Surface blank(int id, PixelFormat format, int width, int height, int value) {
        Surface surface = new Surface(format, width, height);
        surface.fill(surface.bounds(), value);
        surfaces.put(id, surface);
        return surface;
    }

    /** Makes a surface that shows those pixels. */
    Surface showing(int id, PixelFormat format, int width, int... values) {
        Surface surface = blank(id, format, width, values.length / width, 0);
        surface.put(surface.bounds(), values, 0, width);
        return surface;
    }

    /** Draws on a surface, wherever it lies. */
    void draw(int id, Rect box, Operation operation) {
        draw(new Drawable(id, box, operation));
    }

    void draw(int id, Rect box, Clip clip, Operation operation) {
        draw(new Drawable(id, box, clip, operation));
    }

    void draw(Drawable drawable) {
        canvas.draw(surface(drawable.surfaceId()), drawable);
    }

    Surface surface(int id) {
        return Optional.ofNullable(surfaces.get(id)).orElseThrow();
    }

    int[] pixels(int id) {
        return pixels(surface(id));
    }

    static int[] pixels(Surface surface) {
        int[] pixels = new int[surface.width() * surface.height()];
        surface.read(surface.bounds(), pixels, 0, surface.width());
        return pixels;
    }

    /** An image of those pixels. */
    static Source image(PixelFormat format, int width, int... values) {
        return Source.of(Image.of(new Pixels(format, width, values.length / width, values)));
    }

    /** So many pixels of one value. */
    static int[] all(int count, int value) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }
}
