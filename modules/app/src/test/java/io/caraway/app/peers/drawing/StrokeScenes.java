package io.caraway.app.peers.drawing;

import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Path;
import io.caraway.drawing.RopDescriptor;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** STROKE: lines and curves, open and closed, solid and dashed. */
final class StrokeScenes {
    private static final long SEED = 23;
    private static final int SIXTEENTHS = 16;
    private static final int LINES = 4;

    private StrokeScenes() {}

    static void draw(DrawingGrid grid) {
        Random random = new Random(SEED);
        List<Integer> rops = Variants.rops();
        for (int i = 0; i < 1536; i++) {
            boolean curved = i % 2 == 1;
            boolean dashed = i / 2 % 2 == 1;
            int kind = i / 4 % Variants.BRUSHES;
            int rop = i % 3 == 0 ? rops.get(i % rops.size()) : RopDescriptor.OP_PUT;
            LineStyle style = dashed ? style(random) : LineStyle.SOLID;
            long seed = random.nextLong();
            String name = "STROKE " + (curved ? "curves" : "lines") + (dashed ? ", dashed" : "");
            // With a surface for a pattern the client ends: it looks for an image there.
            grid.add(
                    name,
                    Clips.of(i / 5),
                    box -> new Operation.Stroke(
                            path(box, curved, new Random(seed)),
                            style,
                            Variants.imageBrush(grid.format(), box, kind),
                            rop,
                            8));
        }
    }

    private static LineStyle style(Random random) {
        List<Integer> lengths = new ArrayList<>();
        int count = 1 + random.nextInt(5);
        for (int i = 0; i < count; i++) {
            lengths.add(SIXTEENTHS * (1 + random.nextInt(9)) + random.nextInt(SIXTEENTHS));
        }
        return new LineStyle(random.nextBoolean(), lengths);
    }

    /** One figure or two; some points lie beyond the box. */
    private static Path path(Rect box, boolean curved, Random random) {
        List<Path.Segment> segments = new ArrayList<>();
        int figures = 1 + random.nextInt(2);
        for (int i = 0; i < figures; i++) {
            int end = random.nextBoolean() ? Path.END | Path.CLOSE : Path.END;
            if (random.nextBoolean()) {
                segments.add(segment(Path.BEGIN, 1 + random.nextInt(LINES), box, random));
                int points = 3 * (1 + random.nextInt(2));
                segments.add(segment(end | (curved ? Path.BEZIER : 0), points, box, random));
            } else if (curved) {
                segments.add(segment(Path.BEGIN | Path.BEZIER | end, 4, box, random));
            } else {
                segments.add(segment(Path.BEGIN | end, 1 + random.nextInt(2 * LINES), box, random));
            }
        }
        return new Path(segments);
    }

    private static Path.Segment segment(int flags, int count, Rect box, Random random) {
        int[] points = new int[2 * count];
        boolean whole = random.nextInt(3) > 0;
        for (int i = 0; i < points.length; i++) {
            int from = i % 2 == 0 ? box.left() : box.top();
            int point = (from - 6) * SIXTEENTHS + random.nextInt(40 * SIXTEENTHS);
            points[i] = whole ? point & -SIXTEENTHS : point;
        }
        return new Path.Segment(flags, points);
    }
}
