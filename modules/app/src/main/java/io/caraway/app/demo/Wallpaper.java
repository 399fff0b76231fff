package io.caraway.app.demo;

import io.caraway.raster.Rect;

/** What lies behind all windows: a calm gradient strewn with caraway seeds. */
final class Wallpaper {
    private static final int SPACING = 64;
    private static final double SEED_LENGTH = 12;
    private static final int FAINT = 18;
    private static final double TURN_RADIANS = 2.4;

    private final Sheet sheet;

    Wallpaper(int width, int height) {
        sheet = new Sheet(width, height);
        sheet.gradient(sheet.bounds(), Theme.SKY_TOP, Theme.SKY_BOTTOM);
        int count = 0;
        for (int row = 0; row * SPACING < height + SPACING; row++) {
            for (int x = row % 2 * SPACING / 2; x < width + SPACING; x += SPACING) {
                Seed seed = new Seed(x, row * SPACING, SEED_LENGTH, TURN_RADIANS * count++);
                seed.paint(sheet, Theme.SEED, FAINT);
            }
        }
    }

    void paint(Sheet target, Rect part) {
        sheet.paint(target, part, 0, 0);
    }
}
