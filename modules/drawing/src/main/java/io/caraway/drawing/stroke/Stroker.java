package io.caraway.drawing.stroke;

import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Path;
import java.util.List;

/** Draws the lines of a path ("SPICE protocol, display channel, DRAW_STROKE") as SPICE viewers do, pixel for pixel. */
public final class Stroker {
    /*
     * A path is taken apart into figures: lists of points in whole pixels, curves made straight pieces. A figure begins with
     * a segment that says so, or with the first one after a figure's end, and ends where a segment says so or another figure
     * begins. Its last point is not drawn if the line has no gaps; closing adds the first point once more.
     *
     * Where viewers read memory they should not (a curve or a closing line with no point before it, a figure that begins with
     * no points), there is no picture to agree with: a curve then begins at its own first point, anything else adds nothing.
     * A segment of curves whose points do not come in threes ends the drawing; the figure under way is not drawn.
     *
     * Cost: a line without gaps costs at most the longer side of the surface, wherever its ends lie. For the others see
     * DashedLine.
     */

    private static final int CURVE_POINTS = 3;
    private static final int CURVE_NUMBERS = 2 * CURVE_POINTS;
    private static final int DASHED_CURVE_PIECES = 1 << 18;

    private static final int WHERE_BRUSH_IS_0 = 0b1100;
    private static final int INVERTS_WHERE_0 = 0b1000;
    private static final int WHERE_BRUSH_IS_1 = 0b0011;
    private static final int INVERTS_WHERE_1 = 0b0010;

    private final Polyline lines;
    private final Curve curve;
    private boolean open;
    private int firstX;
    private int firstY;
    private int lastX;
    private int lastY;

    private Stroker(Polyline lines, Curve curve) {
        this.lines = lines;
        this.curve = curve;
    }

    /** Draws a path with an operation that {@linkplain #isOncePerPixel may be done to a pixel again}; else the same as below. */
    public static void draw(Path path, LineStyle style, int surfaceWidth, int surfaceHeight, SpanSink sink) {
        draw(path, style, false, surfaceWidth, surfaceHeight, sink);
    }

    /**
     * Tells which pixels of a surface the path covers, in the order they are drawn, and as often.
     *
     * @param once what {@link #isOncePerPixel} says of the operation: a figure with dashes then names each pixel once
     * @param surfaceWidth columns of the surface, at least 1
     * @param surfaceHeight its rows, at least 1
     * @param sink takes the spans; all lie on the surface
     */
    public static void draw(
            Path path, LineStyle style, boolean once, int surfaceWidth, int surfaceHeight, SpanSink sink) {
        SurfaceSpans spans = new SurfaceSpans(surfaceWidth, surfaceHeight, sink);
        Stroker stroker = Dashes.of(style)
                .map(dashes -> {
                    Polyline lines = new DashedLine(dashes, once, spans);
                    return new Stroker(lines, Curve.whole(DASHED_CURVE_PIECES));
                })
                .orElseGet(() -> new Stroker(new SolidLine(spans), Curve.seen(surfaceWidth, surfaceHeight)));
        List<Path.Segment> segments = path.segments();
        for (Path.Segment segment : segments.subList(0, drawn(segments))) {
            stroker.segment(segment);
        }
        stroker.end();
    }

    /**
     * Whether an operation inverts what is there, for some brush, so that it matters how often a pixel is named.
     *
     * @param rop one of the sixteen, as its truth table: bit 0 is the result for brush 1 and surface 1, bit 1 for 1 and 0,
     *     bit 2 for 0 and 1, bit 3 for 0 and 0 (so 3 copies the brush, 6 is XOR)
     */
    public static boolean isOncePerPixel(int rop) {
        return (rop & WHERE_BRUSH_IS_0) == INVERTS_WHERE_0 || (rop & WHERE_BRUSH_IS_1) == INVERTS_WHERE_1;
    }

    /** How many segments come before the figure that fails, or before its failing segment if that begins it. */
    private static int drawn(List<Path.Segment> segments) {
        int figure = 0;
        for (int i = 0; i < segments.size(); i++) {
            Path.Segment segment = segments.get(i);
            int points = segment.count();
            if (is(segment, Path.BEGIN)) {
                figure = i;
                points--;
            }
            if (is(segment, Path.BEZIER) && points % CURVE_POINTS != 0) {
                return figure;
            }
            if (is(segment, Path.END)) {
                figure = i + 1;
            }
        }
        return segments.size();
    }

    private static boolean is(Path.Segment segment, int flag) {
        return (segment.flags() & flag) != 0;
    }

    private void segment(Path.Segment segment) {
        int[] points = segment.points();
        int at = 0;
        if (is(segment, Path.BEGIN)) {
            end();
            if (points.length > 0) {
                add(Fixed.round(points[0]), Fixed.round(points[1]));
                at = 2;
            }
        }
        if (is(segment, Path.BEZIER)) {
            for (; at < points.length; at += CURVE_NUMBERS) {
                curve(points, at);
            }
        } else {
            for (; at < points.length; at += 2) {
                add(Fixed.round(points[at]), Fixed.round(points[at + 1]));
            }
        }
        if (is(segment, Path.END)) {
            if (is(segment, Path.CLOSE) && open) {
                add(firstX, firstY);
            }
            end();
        }
    }

    private void curve(int[] points, int at) {
        if (!open) {
            add(Fixed.round(points[at]), Fixed.round(points[at + 1]));
        }
        curve.flatten(lastX << Fixed.BITS, lastY << Fixed.BITS, points, at, this::add);
    }

    private void add(int x, int y) {
        if (!open) {
            open = true;
            firstX = x;
            firstY = y;
        }
        lastX = x;
        lastY = y;
        lines.add(x, y);
    }

    private void end() {
        lines.end();
        open = false;
    }
}
