package io.caraway.drawing.stroke;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Path;
import io.caraway.drawing.Path.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StrokerTest {
    private static final int SIDE = 20;
    private static final int XOR = 6;
    private static final int COPY = 3;
    private static final int INVERT = 10;

    private static final int FIGURE = Path.BEGIN | Path.END;

    @Test
    void draw_whenLineHasNoGaps_leavesOutItsLastPoint() {
        assertThat(pixels(LineStyle.SOLID, lines(FIGURE, 2, 3, 6, 3))).containsExactly("2,3,4");
        assertThat(pixels(LineStyle.SOLID, lines(FIGURE, 6, 3, 2, 3))).containsExactly("3,3,4");
    }

    @Test
    void draw_whenFigureIsClosed_goesBackToItsStart() {
        assertThat(pixels(LineStyle.SOLID, lines(FIGURE | Path.CLOSE, 2, 2, 4, 2, 4, 4)))
                .containsExactly("2,2,2", "4,2,1", "4,3,1", "4,4,1", "3,3,1");
        assertThat(pixels(LineStyle.SOLID, lines(Path.BEGIN | Path.CLOSE, 2, 2, 4, 2)))
                .as("closed without end")
                .containsExactly("2,2,2");
    }

    @Test
    void draw_whenSegmentDoesNotBegin_goesOnFromTheLastPoint() {
        assertThat(pixels(LineStyle.SOLID, lines(Path.BEGIN, 1, 1, 3, 1), lines(Path.END, 3, 3)))
                .containsExactly("1,1,2", "3,1,1", "3,2,1");
        assertThat(pixels(LineStyle.SOLID, lines(0, 1, 1, 3, 1))).containsExactly("1,1,2");
    }

    @Test
    void draw_whenPointIsBetweenPixels_roundsHalfDown() {
        Path path = new Path(List.of(new Segment(FIGURE, new int[] {8, 24, 57, -8 + 32})));
        assertThat(pixels(LineStyle.SOLID, path)).containsExactly("0,1,4");
    }

    @Test
    void draw_whenLineLeavesTheSurface_keepsItsPixels() {
        long seed = 31;
        SplittableRandom random = new SplittableRandom(seed);
        int seen = 0;
        for (int i = 0; i < 5_000; i++) {
            int x = random.nextInt(-SIDE, 2 * SIDE);
            int y = random.nextInt(-SIDE, 2 * SIDE);
            int times = random.nextInt(1, SIDE);
            int toX = x + times * random.nextInt(-5, 6);
            int toY = y + times * random.nextInt(-5, 6);
            List<String> whole = new ArrayList<>();
            int around = 10 * SIDE;
            Stroker.draw(
                    lines(FIGURE, x + around, y + around, toX + around, toY + around),
                    LineStyle.SOLID,
                    2 * around,
                    2 * around,
                    (left, row, width) -> addPixels(whole, left - around, row - around, width));
            whole.removeIf(pixel -> !isOnSurface(pixel));
            List<String> cut = new ArrayList<>();
            Stroker.draw(
                    lines(FIGURE, x, y, toX, toY),
                    LineStyle.SOLID,
                    SIDE,
                    SIDE,
                    (left, row, width) -> addPixels(cut, left, row, width));
            assertThat(cut).as("seed %d, line %d", seed, i).hasSameElementsAs(whole);
            seen += whole.size();
        }
        assertThat(seen).isPositive();
    }

    @Test
    void draw_whenStyleHasGaps_goesOnWithDashesAroundCorners() {
        LineStyle style = new LineStyle(false, List.of(3 * 16, 2 * 16));
        assertThat(pixels(style, lines(FIGURE, 0, 0, 9, 0, 9, 9)))
                .containsExactly("0,0,3", "5,0,3", "9,1,1", "9,2,1", "9,3,1", "9,6,1", "9,7,1", "9,8,1");
    }

    @Test
    void draw_whenStyleStartsWithGap_beginsAtTheThirdLength() {
        LineStyle style = new LineStyle(true, List.of(16, 2 * 16, 3 * 16, 4 * 16));
        assertThat(pixels(style, lines(FIGURE, 0, 0, 19, 0)))
                .as("gap 3, dash 4, gap 1, dash 2")
                .containsExactly("3,0,4", "8,0,2", "13,0,4", "18,0,1");
    }

    @Test
    void draw_whenNumberOfLengthsIsOdd_putsTwoDashesTogether() {
        LineStyle style = new LineStyle(false, List.of(2 * 16, 16, 16));
        assertThat(pixels(style, lines(FIGURE, 0, 0, 8, 0))).containsExactly("0,0,2", "3,0,1", "4,0,2", "7,0,1");
    }

    @Test
    void draw_whenAllLengthsAreZero_drawsWithoutGaps() {
        LineStyle style = new LineStyle(true, List.of(0, 256 * 16, -256 * 16));
        assertThat(pixels(style, lines(FIGURE, 0, 0, 8, 0))).containsExactly("0,0,8");
    }

    @Test
    void draw_whenOncePerPixel_namesNoPixelTwice() {
        RandomStrokes random = new RandomStrokes(5);
        int twice = 0;
        for (int i = 0; i < 500; i++) {
            RandomStrokes.Stroke stroke = random.next(RandomStrokes.Kind.SMALL_CURVES, true);
            List<String> pixels = new ArrayList<>();
            Stroker.draw(
                    stroke.path(),
                    stroke.style(),
                    stroke.once(),
                    SIDE * SIDE,
                    SIDE * SIDE,
                    (x, y, width) -> addPixels(pixels, x, y, width));
            boolean isOneFigure = stroke.path().segments().size() == 1;
            if (stroke.once() && isOneFigure) {
                assertThat(pixels).as("stroke %d", i).doesNotHaveDuplicates();
            } else if (pixels.stream().distinct().count() < pixels.size()) {
                twice++;
            }
        }
        assertThat(twice).isPositive();
    }

    @Test
    void isOncePerPixel_whenOperationInverts_isTrue() {
        assertThat(Stroker.isOncePerPixel(XOR)).isTrue();
        assertThat(Stroker.isOncePerPixel(INVERT)).isTrue();
        assertThat(Stroker.isOncePerPixel(COPY)).isFalse();
    }

    @Test
    void draw_whenCurveIsStraight_drawsALine() {
        Path path = lines(FIGURE | Path.BEZIER, 1, 1, 3, 1, 5, 1, 9, 1);
        assertThat(pixels(LineStyle.SOLID, path)).containsExactly("1,1,8");
    }

    @Test
    void draw_whenAllPointsOfCurveAreOne_ends() {
        Path path = lines(FIGURE | Path.BEZIER, 1, 1, 1, 1, 1, 1, 1, 1);
        assertThat(pixels(LineStyle.SOLID, path)).isEmpty();
        assertThat(pixels(new LineStyle(false, List.of(16)), path)).isEmpty();
    }

    @Test
    void draw_whenCurveLacksPoints_dropsTheFigureAndWhatFollows() {
        Segment line = lines(Path.BEGIN, 1, 1, 3, 1).segments().get(0);
        Segment damaged = lines(Path.BEZIER, 4, 1, 5, 1).segments().get(0);
        Segment damagedFigure =
                lines(FIGURE | Path.BEZIER, 4, 1, 5, 1).segments().get(0);
        assertThat(pixels(LineStyle.SOLID, new Path(List.of(line, damaged, line))))
                .isEmpty();
        assertThat(pixels(LineStyle.SOLID, new Path(List.of(line, damagedFigure, line))))
                .containsExactly("1,1,2");
    }

    @Test
    void draw_whenSegmentsHaveNoPoints_drawsNothing() {
        Segment empty = new Segment(FIGURE | Path.CLOSE, new int[0]);
        Segment emptyEnd = new Segment(Path.END | Path.CLOSE | Path.BEZIER, new int[0]);
        assertThat(pixels(LineStyle.SOLID, new Path(List.of(empty, emptyEnd, empty))))
                .isEmpty();
    }

    @Test
    void draw_whenPathIsAnything_staysOnTheSurfaceAndEnds() {
        long seed = 20_240_607;
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 1_000; i++) {
            int width = random.nextInt(1, 1 << random.nextInt(1, 9));
            int height = random.nextInt(1, 1 << random.nextInt(1, 9));
            List<Segment> segments = new ArrayList<>();
            for (int j = random.nextInt(4); j >= 0; j--) {
                int[] points = new int[2 * random.nextInt(14)];
                int shift = random.nextInt(Integer.SIZE);
                for (int k = 0; k < points.length; k++) {
                    points[k] = k > 1 && random.nextInt(4) == 0 ? points[k - 2] : random.nextInt() >> shift;
                }
                segments.add(new Segment(random.nextInt(Integer.SIZE), points));
            }
            List<Integer> lengths = new ArrayList<>();
            for (int j = random.nextInt(6); j > 0; j--) {
                lengths.add(random.nextInt(3) == 0 ? random.nextInt() : random.nextInt(100));
            }
            LineStyle style = new LineStyle(random.nextBoolean(), lengths);
            String name = "seed " + seed + " case " + i;
            Stroker.draw(new Path(segments), style, random.nextBoolean(), width, height, (x, y, length) -> {
                if (x < 0 || y < 0 || length < 1 || length > width - x || y >= height) {
                    throw new AssertionError(name + ": " + x + "," + y + "," + length + " on " + width + "x" + height);
                }
            });
        }
    }

    @Test
    void draw_whenDashesAreWithoutEnd_ends() {
        int far = Integer.MAX_VALUE;
        int[] points = new int[2_000];
        for (int i = 0; i < points.length; i++) {
            points[i] = i % 4 < 2 ? far - i : i - far;
        }
        LineStyle dense = new LineStyle(false, List.of(0, 16, 0, 0, 0, 0, 0, 0, 0, 0));
        int[] spans = new int[1];
        Stroker.draw(
                new Path(List.of(new Segment(FIGURE, points))), dense, 100, 100, (x, y, width) -> spans[0] += width);
        assertThat(spans[0]).isNotNegative();
        for (int i = 0; i < points.length; i++) {
            points[i] = i % 4 < 2 ? 16 * 40_000 : -16 * 40_000;
        }
        Stroker.draw(
                new Path(List.of(new Segment(FIGURE, points))),
                new LineStyle(false, List.of(16, 16)),
                100,
                100,
                (x, y, width) -> spans[0] += width);
        assertThat(spans[0]).isPositive();
    }

    private static List<String> pixels(LineStyle style, Path... parts) {
        List<Segment> segments = new ArrayList<>();
        for (Path part : parts) {
            segments.addAll(part.segments());
        }
        List<String> spans = new ArrayList<>();
        Stroker.draw(new Path(segments), style, SIDE, SIDE, (x, y, width) -> spans.add(x + "," + y + "," + width));
        return spans;
    }

    private static Path lines(int flags, int... pixels) {
        int[] points = new int[pixels.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = pixels[i] * 16;
        }
        return new Path(List.of(new Segment(flags, points)));
    }

    private static void addPixels(List<String> pixels, int x, int y, int width) {
        for (int i = 0; i < width; i++) {
            pixels.add((x + i) + "," + y);
        }
    }

    private static boolean isOnSurface(String pixel) {
        int comma = pixel.indexOf(',');
        int x = Integer.parseInt(pixel.substring(0, comma));
        int y = Integer.parseInt(pixel.substring(comma + 1));
        return x >= 0 && y >= 0 && x < SIDE && y < SIDE;
    }
}
