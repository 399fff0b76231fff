package io.caraway.images;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntUnaryOperator;

/** A generated picture for the tests of the codecs; its name says how to make it again. */
public record Picture(String name, int width, int height, int[] pixels) {
    private static final int COLORS = 1 << 24;
    private static final int[][] SIZES = {
        {1, 1}, {2, 1}, {3, 1}, {1, 2}, {1, 3}, {1, 700}, {700, 1}, {2, 2}, {5, 4}, {31, 33}, {64, 64}, {101, 57},
        {4096, 9}
    };

    private interface Kind {
        int[] pixels(int width, int height, Random random);
    }

    /** Every kind in every size. */
    public static List<Picture> all() {
        List<Picture> pictures = new ArrayList<>();
        for (int[] size : SIZES) {
            long seed = 31L * size[0] + size[1];
            pictures.add(of("noise", size, seed, Picture::noise));
            pictures.add(of("runs", size, seed, Picture::runs));
            pictures.add(of("gradient", size, seed, Picture::gradient));
            pictures.add(of("few colours", size, seed, Picture::fewColors));
            pictures.add(of("tiles", size, seed, Picture::tiles));
            pictures.add(of("one colour", size, seed, Picture::oneColor));
            pictures.add(of("echoes", size, seed, Picture::echoes));
        }
        pictures.add(desktop(320, 200, 1));
        return pictures;
    }

    /** A picture that has a bit of everything, small enough to damage each byte of it. */
    public static Picture mixed(long seed) {
        return of("echoes", new int[] {37, 23}, seed, Picture::echoes);
    }

    /** Colours at random. */
    public static Picture noise(int width, int height, long seed) {
        return of("noise", new int[] {width, height}, seed, Picture::noise);
    }

    /** Windows with borders and lines of writing, before a plain background. */
    public static Picture desktop(int width, int height, long seed) {
        return of("desktop", new int[] {width, height}, seed, Picture::desktop);
    }

    /** The same rows from bottom to top. */
    public int[] turnedOver() {
        int[] turned = new int[pixels.length];
        for (int y = 0; y < height; y++) {
            System.arraycopy(pixels, y * width, turned, (height - 1 - y) * width, width);
        }
        return turned;
    }

    @Override
    public String toString() {
        return name;
    }

    private static Picture of(String kind, int[] size, long seed, Kind pixels) {
        String name = kind + " " + size[0] + "x" + size[1] + " seed " + seed;
        return new Picture(name, size[0], size[1], pixels.pixels(size[0], size[1], new Random(seed)));
    }

    private static int[] each(int width, int height, IntUnaryOperator color) {
        int[] pixels = new int[width * height];
        Arrays.setAll(pixels, color);
        return pixels;
    }

    private static int[] noise(int width, int height, Random random) {
        return each(width, height, i -> random.nextInt(COLORS));
    }

    private static int[] oneColor(int width, int height, Random random) {
        int color = random.nextInt(COLORS);
        return each(width, height, i -> color);
    }

    private static int[] gradient(int width, int height, Random random) {
        int shift = random.nextInt(4);
        return each(width, height, i -> (((i % width) >> shift) & 0xff) | (((i / width) & 0xff) << 16));
    }

    private static int[] fewColors(int width, int height, Random random) {
        int[] colors = random.ints(3, 0, COLORS).toArray();
        return each(width, height, i -> colors[random.nextInt(colors.length)]);
    }

    private static int[] runs(int width, int height, Random random) {
        int[] pixels = new int[width * height];
        for (int i = 0; i < pixels.length; ) {
            int end = Math.min(pixels.length, i + 1 + random.nextInt(random.nextInt(900) + 1));
            Arrays.fill(pixels, i, end, random.nextInt(COLORS));
            i = end;
        }
        return pixels;
    }

    private static int[] tiles(int width, int height, Random random) {
        int side = 3 + random.nextInt(9);
        int[] tile = noise(side, side, random);
        return each(width, height, i -> tile[i / width % side * side + i % width % side]);
    }

    /** Noise with copies of earlier pixels in it, of any length and from any distance. */
    private static int[] echoes(int width, int height, Random random) {
        int[] pixels = noise(width, height, random);
        for (int i = 1 + random.nextInt(5); i < pixels.length; i += random.nextInt(40)) {
            int distance = 1 + random.nextInt(random.nextBoolean() ? Math.min(i, 4) : i);
            int end = Math.min(pixels.length, i + random.nextInt(random.nextBoolean() ? 5 : 400));
            for (; i < end; i++) {
                pixels[i] = pixels[i - distance];
            }
        }
        return pixels;
    }

    private static int[] desktop(int width, int height, Random random) {
        int[] pixels = new int[width * height];
        Arrays.fill(pixels, 0x2e5a88);
        int[] glyphs = random.ints(26, 0, COLORS).toArray();
        for (int window = 0; window < 6; window++) {
            int left = random.nextInt(width / 2);
            int top = random.nextInt(height / 2);
            int right = left + width / 4 + random.nextInt(width / 4);
            int bottom = top + height / 4 + random.nextInt(height / 4);
            for (int y = top; y < bottom; y++) {
                for (int x = left; x < right; x++) {
                    pixels[y * width + x] = windowColor(x - left, y - top, glyphs);
                }
            }
        }
        return pixels;
    }

    private static int windowColor(int x, int y, int[] glyphs) {
        if (x == 0 || y < 12) {
            return 0x404040;
        }
        int line = y / 12;
        int letter = glyphs[(line * line * 7 + x / 6 * 5) % glyphs.length];
        boolean ink = x % 6 < 5 && y % 12 < 9 && (letter >> ((y % 12 * 5 + x % 6) % 24) & 1) != 0;
        return ink && x / 6 < 10 + line * 13 % 40 ? 0x101010 : 0xffffff;
    }
}
