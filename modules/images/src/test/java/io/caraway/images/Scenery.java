package io.caraway.images;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import java.util.Arrays;
import java.util.Random;

/** Pictures that look like something, and noise in every format; the same arguments give the same picture. */
public final class Scenery {
    private static final int[][] SIZES = {
        {1, 1}, {2, 1}, {1, 2}, {3, 3}, {7, 5}, {8, 8}, {9, 17}, {16, 15}, {33, 31}, {64, 64}, {101, 57}, {4096, 9}
    };

    private static final int LETTER_WIDTH = 7;
    private static final int LINE_HEIGHT = 14;

    private Scenery() {}

    /** Widths and heights to try: the smallest, odd ones, and a wide one. */
    public static int[][] sizes() {
        return SIZES.clone();
    }

    /** Values at random, of all the bits that a pixel has. */
    public static Pixels noise(PixelFormat format, int width, int height, long seed) {
        int[] values = new Random(seed).ints((long) width * height).toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] &= format.mask();
        }
        return new Pixels(format, width, height, values);
    }

    /** Hills of light of every size, with a little grain, as a camera makes them. */
    public static Pixels photo(int width, int height, long seed) {
        Random random = new Random(seed);
        double[][] light = new double[3][];
        double[] shape = hills(width, height, random);
        for (int color = 0; color < light.length; color++) {
            double[] tint = hills(width, height, random);
            light[color] = new double[shape.length];
            for (int i = 0; i < shape.length; i++) {
                light[color][i] = 128 + 0.8 * shape[i] + 0.3 * tint[i] + 1.5 * random.nextGaussian();
            }
        }
        int[] values = new int[shape.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (clamp(light[0][i]) << 16) | (clamp(light[1][i]) << 8) | clamp(light[2][i]);
        }
        return new Pixels(PixelFormat.XRGB32, width, height, values);
    }

    /** Lines of letters with soft edges, black on white. */
    public static Pixels writing(int width, int height, long seed) {
        Random random = new Random(seed);
        int[][] letters = new int[26][];
        for (int i = 0; i < letters.length; i++) {
            letters[i] = letter(random);
        }
        int[] values = new int[width * height];
        int[] text = random.ints(values.length, 0, letters.length).toArray();
        for (int i = 0; i < values.length; i++) {
            int x = i % width;
            int y = i / width;
            int[] letter = letters[text[y / LINE_HEIGHT * width + x / LETTER_WIDTH]];
            values[i] = letter[y % LINE_HEIGHT * LETTER_WIDTH + x % LETTER_WIDTH];
        }
        return new Pixels(PixelFormat.XRGB32, width, height, values);
    }

    /** Windows before a plain background. */
    public static Pixels desktop(int width, int height, long seed) {
        return new Pixels(
                PixelFormat.XRGB32,
                width,
                height,
                Picture.desktop(width, height, seed).pixels());
    }

    /** One colour passing into another from left to right, or from top to bottom. */
    public static Pixels gradient(int width, int height, boolean across) {
        int[] values = new int[width * height];
        Arrays.setAll(values, i -> 0x010101 * ((across ? i % width * 255 / width : i / width * 255 / height) & 0xff));
        return new Pixels(PixelFormat.XRGB32, width, height, values);
    }

    private static double[] hills(int width, int height, Random random) {
        double[] sum = new double[width * height];
        for (int side = 128; side >= 4; side /= 2) {
            int columns = width / side + 2;
            double[] peaks =
                    random.doubles((long) columns * (height / side + 2), -1, 1).toArray();
            double scale = 1.0 / side;
            for (int i = 0; i < sum.length; i++) {
                int y = i / width;
                sum[i] += 0.6 * side * between(peaks, columns, i % width * scale, y * scale);
            }
        }
        return sum;
    }

    private static double between(double[] peaks, int columns, double x, double y) {
        int at = ((int) y) * columns + (int) x;
        double right = soft(x - (int) x);
        double lower = soft(y - (int) y);
        double top = peaks[at] * (1 - right) + peaks[at + 1] * right;
        double bottom = peaks[at + columns] * (1 - right) + peaks[at + columns + 1] * right;
        return top * (1 - lower) + bottom * lower;
    }

    private static double soft(double part) {
        return part * part * (3 - 2 * part);
    }

    private static int clamp(double light) {
        return (int) Math.max(0, Math.min(255, light));
    }

    private static int[] letter(Random random) {
        int[] pixels = new int[LETTER_WIDTH * LINE_HEIGHT];
        Arrays.fill(pixels, 0xffffff);
        for (int y = 3; y < LINE_HEIGHT - 2; y++) {
            for (int x = 0; x < LETTER_WIDTH - 1; x++) {
                if (random.nextInt(3) == 0) {
                    pixels[y * LETTER_WIDTH + x] = 0x010101 * (random.nextInt(8) * 20);
                }
            }
        }
        return pixels;
    }
}
