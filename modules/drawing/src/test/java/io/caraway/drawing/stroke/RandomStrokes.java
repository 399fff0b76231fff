package io.caraway.drawing.stroke;

import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Generates paths and line styles of a kind, the same for the same seed. */
final class RandomStrokes {
    /** Kinds of paths. */
    enum Kind {
        /** Lines on the surface. */
        NEAR(1, false, 600),
        /** Short lines. */
        SHORT(1, false, 12),
        /** Lines over and around the surface. */
        AROUND(3, false, 4_000),
        /** Curves on and around the surface. */
        CURVES(2, true, 900),
        /** Curves of a few pixels. */
        SMALL_CURVES(2, true, 40),
        /** Lines over the surface's edges that meet half pixels on their way. */
        SLOPES(1, false, 700),
        /** Lines to points far outside. */
        FAR(3, true, 10_000),
        /** Lines to anywhere. */
        LINES_ANYWHERE(3, false, 1 << 26),
        /** Lines and curves to anywhere. */
        ANYWHERE(3, true, 1 << 25);

        private final int spread;
        private final boolean curved;
        private final int reach;

        Kind(int spread, boolean curved, int reach) {
            this.spread = spread;
            this.curved = curved;
            this.reach = reach;
        }
    }

    /** A path, a style, whether each pixel is named once, and the size of a surface. */
    record Stroke(Path path, LineStyle style, boolean once, int width, int height) {
        void draw(SpanSink sink) {
            Stroker.draw(path, style, once, width, height, sink);
        }
    }

    private static final int SIXTEENTHS = 16;
    private static final int SIDE_MAX = 500;
    private static final int CHOICES = 8;
    private static final int FEW = 6;
    private static final int CURVE_POINTS = 3;

    private final SplittableRandom random;

    RandomStrokes(long seed) {
        random = new SplittableRandom(seed);
    }

    Stroke next(Kind kind, boolean dashed) {
        int width = random.nextInt(1, SIDE_MAX);
        int height = random.nextInt(1, SIDE_MAX);
        List<Path.Segment> segments = new ArrayList<>();
        int count = random.nextInt(1, CURVE_POINTS);
        boolean whole = kind == Kind.SLOPES || random.nextBoolean();
        for (int i = 0; i < count; i++) {
            boolean begins = i == 0 || (segments.get(i - 1).flags() & Path.END) != 0 || random.nextBoolean();
            segments.add(segment(kind, begins, whole));
        }
        return new Stroke(
                new Path(segments), dashed ? style() : LineStyle.SOLID, dashed && random.nextBoolean(), width, height);
    }

    private Path.Segment segment(Kind kind, boolean begins, boolean whole) {
        boolean curved = kind.curved && random.nextInt(CHOICES) > 0;
        int flags = begins ? Path.BEGIN : 0;
        if (random.nextBoolean()) {
            flags |= Path.END;
        }
        if (random.nextBoolean()) {
            flags |= Path.CLOSE;
        }
        int points = random.nextInt(1, FEW);
        if (curved) {
            flags |= Path.BEZIER;
            points = random.nextInt(1, CURVE_POINTS) * CURVE_POINTS;
        }
        int x = random.nextInt(SIDE_MAX);
        int y = random.nextInt(SIDE_MAX);
        int[] numbers = new int[2 * (points + (begins ? 1 : 0))];
        for (int i = 0; i < numbers.length; i += 2) {
            if (kind == Kind.SLOPES) {
                int times = random.nextInt(kind.reach);
                x += times * random.nextInt(-FEW, FEW);
                y += times * random.nextInt(-FEW, FEW);
            } else {
                x = random.nextInt(CHOICES) > 0 ? coordinate(x, kind) : x;
                y = random.nextInt(CHOICES) > 0 ? coordinate(y, kind) : y;
            }
            numbers[i] = x * SIXTEENTHS + (whole ? 0 : random.nextInt(SIXTEENTHS));
            numbers[i + 1] = y * SIXTEENTHS + (whole ? 0 : random.nextInt(SIXTEENTHS));
        }
        return new Path.Segment(flags, numbers);
    }

    private int coordinate(int last, Kind kind) {
        int reach = kind.reach;
        if (kind == Kind.SHORT || kind == Kind.SMALL_CURVES) {
            return last + random.nextInt(-reach, reach);
        }
        if (random.nextInt(kind.spread) == 0) {
            return random.nextInt(SIDE_MAX);
        }
        return kind.spread == 1 ? random.nextInt(reach) : random.nextInt(-reach, reach);
    }

    private LineStyle style() {
        int count = random.nextInt(1, FEW);
        List<Integer> lengths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int length = random.nextInt(CHOICES) == 0 ? 0 : random.nextInt(1, SIXTEENTHS);
            lengths.add(SIXTEENTHS * (i == 0 ? Math.max(1, length) : length) + random.nextInt(-1, 2));
        }
        return new LineStyle(random.nextBoolean(), lengths);
    }
}
