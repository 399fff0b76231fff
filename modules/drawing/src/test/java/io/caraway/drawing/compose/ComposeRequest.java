package io.caraway.drawing.compose;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** One call of the compositor. */
record ComposeRequest(
        CompositeOperator operator,
        Sampler source,
        @Nullable Sampler mask,
        Pixels target,
        Rect area) {
    private static final int SOLID = 2;

    /** What the target holds afterwards. */
    int[] values() {
        Pixels copy = new Pixels(
                target.format(),
                target.width(),
                target.height(),
                target.values().clone());
        Compositor.compose(operator, source, mask, copy, area);
        return copy.values();
    }

    static ComposeRequest read(DataInputStream in) throws IOException {
        CompositeOperator operator = CompositeOperator.of(in.readByte()).orElseThrow();
        boolean masked = in.readBoolean();
        Sampler source = readSampler(in);
        Sampler mask = masked ? readSampler(in) : null;
        Pixels target = readPixels(in);
        Rect area = Rect.of(in.readByte(), in.readByte(), in.readByte(), in.readByte());
        return new ComposeRequest(operator, source, mask, target, area);
    }

    private static Sampler readSampler(DataInputStream in) throws IOException {
        int flags = in.readByte();
        Pixels pixels = readPixels(in);
        Matrix matrix = new Matrix(in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
        Filter filter = Filter.of(in.readByte()).orElseThrow();
        Repeat repeat = Repeat.of(in.readByte()).orElseThrow();
        return new Sampler(
                pixels, matrix, filter, repeat, in.readShort(), in.readShort(), (flags & 1) != 0, (flags & SOLID) != 0);
    }

    private static Pixels readPixels(DataInputStream in) throws IOException {
        PixelFormat format = PixelFormat.of(in.readByte()).orElseThrow();
        int width = in.readByte();
        int height = in.readByte();
        return new Pixels(format, width, height, readValues(in, format, width * height));
    }

    static int[] readValues(DataInputStream in, PixelFormat format, int count) throws IOException {
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (format) {
                case A1, A8 -> in.readUnsignedByte();
                case RGB555, RGB565 -> in.readUnsignedShort();
                case XRGB32, ARGB32 -> in.readInt();
            };
        }
        return values;
    }

    static Pixels randomPixels(Random random, PixelFormat format, int width, int height) {
        int[] values = new int[width * height];
        for (int i = 0; i < values.length; i++) {
            int value = random.nextInt();
            values[i] = (random.nextInt(4) == 0 ? random.nextInt(2) * value : value) & format.mask();
        }
        return new Pixels(format, width, height, values);
    }

    static PixelFormat randomFormat(Random random) {
        return any(random, PixelFormat.values());
    }

    /** Numbers of all sizes if {@code wild}, else such that a few pixels come to lie among a few. */
    static Matrix randomMatrix(Random random, boolean wild) {
        int[] t = new int[6];
        for (int i = 0; i < t.length; i++) {
            int range = wild ? 32 - random.nextInt(32) : i % 3 == 2 ? 20 : 18;
            int number = random.nextInt() >> (32 - range);
            t[i] = random.nextInt(4) == 0 ? 0 : number;
        }
        boolean turns = random.nextBoolean();
        return random.nextInt(4) == 0
                ? Matrix.IDENTITY
                : new Matrix(t[0], turns ? t[1] : 0, t[2], turns ? t[3] : 0, t[4], t[5]);
    }

    static Sampler randomSampler(Random random, boolean wild) {
        Pixels pixels = randomPixels(random, randomFormat(random), 1 + random.nextInt(9), 1 + random.nextInt(9));
        int reach = wild && random.nextBoolean() ? Integer.MAX_VALUE : 9;
        return new Sampler(
                pixels,
                randomMatrix(random, wild),
                any(random, Filter.values()),
                any(random, Repeat.values()),
                random.nextInt(reach) - reach / 2,
                random.nextInt(reach) - reach / 2,
                random.nextInt(3) == 0);
    }

    static ComposeRequest random(Random random, boolean wild) {
        Pixels target = randomPixels(random, randomFormat(random), 1 + random.nextInt(12), 1 + random.nextInt(9));
        int reach = wild && random.nextInt(4) == 0 ? Integer.MAX_VALUE / 3 : 8;
        Rect area = Rect.of(
                random.nextInt(reach) - reach / 2,
                random.nextInt(reach) - reach / 2,
                random.nextInt(2 * reach),
                random.nextInt(2 * reach));
        return new ComposeRequest(
                any(random, CompositeOperator.values()),
                randomSampler(random, wild),
                random.nextBoolean() ? null : randomSampler(random, wild),
                target,
                area);
    }

    private static <T> T any(Random random, T[] all) {
        return all[random.nextInt(all.length)];
    }
}
