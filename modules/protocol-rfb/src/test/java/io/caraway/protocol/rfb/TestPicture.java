package io.caraway.protocol.rfb;

import java.util.Arrays;
import java.util.Random;

/** Pictures to encode. */
record TestPicture(int width, int height, int[] pixels) {
    /** One of few colours in runs, so that palettes and runs have something to do. */
    static TestPicture ofColors(int width, int height, int colors, long seed) {
        Random random = new Random(seed);
        int[] palette = random.ints(colors, 0, 1 << 24).toArray();
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; ) {
            int color = palette[random.nextInt(colors)];
            int end = Math.min(pixels.length, i + 1 + random.nextInt(1 + random.nextInt(600)));
            while (i < end) {
                pixels[i++] = color;
            }
        }
        return new TestPicture(width, height, pixels);
    }

    /** One of as many colours as there are pixels. */
    static TestPicture noise(int width, int height, long seed) {
        return new TestPicture(
                width,
                height,
                new Random(seed).ints((long) width * height, 0, 1 << 24).toArray());
    }

    int at(int x, int y) {
        return pixels[y * width + x];
    }

    TestPicture part(int x, int y, int partWidth, int partHeight) {
        int[] part = new int[partWidth * partHeight];
        for (int row = 0; row < partHeight; row++) {
            System.arraycopy(pixels, (y + row) * width + x, part, row * partWidth, partWidth);
        }
        return new TestPicture(partWidth, partHeight, part);
    }

    int[] palette() {
        return Arrays.stream(pixels).distinct().toArray();
    }

    /** Where the colour of a pixel is in that palette. */
    int index(int[] palette, int x, int y) {
        for (int i = 0; i < palette.length; i++) {
            if (palette[i] == at(x, y)) {
                return i;
            }
        }
        throw new AssertionError("not in the palette");
    }
}
