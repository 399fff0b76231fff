package io.caraway.drawing.canvas;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Clip;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.GlyphString;
import io.caraway.drawing.Layer;
import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Path;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Drawables that hold anything a drawable may hold. Surfaces have numbers 0..5, of which the last is never there. */
public final class RandomDrawables {
    /** Number of surfaces that are there. */
    public static final int SURFACES = 5;

    private static final List<PixelFormat> FORMATS = List.of(PixelFormat.values());

    private final Random random;
    private boolean tame;

    /** The drawables of a seed. */
    public RandomDrawables(long seed) {
        random = new Random(seed);
    }

    /** A format of surfaces or images. */
    public PixelFormat format() {
        return FORMATS.get(random.nextInt(FORMATS.size()));
    }

    /** Columns or rows of a surface or image: one, few, or more than a tile has. */
    public int side() {
        return random.nextInt(12) == 0 ? 1 : 1 + random.nextInt(random.nextBoolean() ? 40 : 150);
    }

    /** As many pixels of that format. */
    public int[] values(PixelFormat format, int count) {
        return random.ints(count).map(value -> value & format.mask()).toArray();
    }

    /** Any drawable. */
    public Drawable next() {
        tame = random.nextInt(3) > 0;
        Clip clip = Clip.NONE;
        if (random.nextInt(3) == 0) {
            clip = new Clip.Rects(
                    Stream.generate(this::area).limit(random.nextInt(20)).toList());
        }
        return new Drawable(random.nextInt(SURFACES), area(), clip, operation());
    }

    private Operation operation() {
        Rect area = area();
        return switch (random.nextInt(15)) {
            case 0 -> new Operation.Fill(brush(), rop(), mask());
            case 1 -> new Operation.Opaque(source(), area, brush(), rop(), scale(), mask());
            case 2 -> new Operation.Copy(source(), area, rop(), scale(), mask());
            case 3 -> new Operation.Blend(source(), area, rop(), scale(), mask());
            case 4 -> new Operation.Blackness(mask());
            case 5 -> new Operation.Whiteness(mask());
            case 6 -> new Operation.Invers(mask());
            case 7 -> new Operation.Rop3(source(), area, brush(), random.nextInt(256), scale(), mask());
            case 8 -> new Operation.Stroke(path(), style(), brush(), rop(), rop());
            case 9 ->
                new Operation.Text(
                        letters(), random.nextBoolean() ? Rect.EMPTY : area, brush(), brush(), textMode(), rop());
            case 10 -> new Operation.Transparent(source(), area, random.nextInt(), random.nextInt());
            case 11 -> new Operation.AlphaBlend(random.nextInt(4), random.nextInt(256), source(), area);
            case 12, 13 ->
                new Operation.Composite(
                        random.nextInt(63),
                        layer(),
                        random.nextBoolean() ? layer() : null,
                        random.nextBoolean(),
                        random.nextBoolean());
            default -> new Operation.CopyBits(coordinate(), coordinate());
        };
    }

    /** Nearby, but of a wild drawable sometimes as far away as can be. */
    private int coordinate() {
        return switch (tame ? 3 : random.nextInt(12)) {
            case 0 -> random.nextBoolean() ? Drawable.COORDINATE_MAX : -Drawable.COORDINATE_MAX;
            case 1 -> random.nextInt(2 * Drawable.COORDINATE_MAX) - Drawable.COORDINATE_MAX;
            case 2 -> random.nextInt(200_000) - 100_000;
            default -> random.nextInt(40) - 12;
        };
    }

    private Rect area() {
        int left = coordinate();
        int top = coordinate();
        int right = random.nextInt(4) == 0 ? coordinate() : left + side();
        int bottom = random.nextInt(4) == 0 ? coordinate() : top + side();
        Rect area =
                new Rect(Math.min(left, right), Math.min(top, bottom), Math.max(left, right), Math.max(top, bottom));
        int most = Drawable.COORDINATE_MAX;
        Rect inReach = area.intersect(new Rect(-most, -most, most, most));
        return inReach.isEmpty() ? new Rect(0, 0, 9, 9) : inReach;
    }

    private Source source() {
        return random.nextBoolean() ? new Source.OfSurface(random.nextInt(SURFACES + 1)) : image(format());
    }

    private Source image(PixelFormat format) {
        int width = side();
        return Easel.image(format, width, values(format, width * side()));
    }

    private Brush brush() {
        return switch (random.nextInt(4)) {
            case 0 -> Brush.NONE;
            case 1 -> new Brush.Solid(random.nextInt());
            default -> new Brush.Pattern(source(), coordinate(), coordinate());
        };
    }

    private Mask mask() {
        if (random.nextBoolean()) {
            return Mask.NONE;
        }
        Source source = random.nextInt(3) == 0 ? source() : image(PixelFormat.A1);
        return new Mask.Bits(random.nextBoolean(), coordinate(), coordinate(), source);
    }

    private int rop() {
        return random.nextInt(RopDescriptor.ALL + 1);
    }

    private int textMode() {
        return random.nextInt(4) == 0 ? rop() : RopDescriptor.OP_PUT;
    }

    private ScaleMode scale() {
        return random.nextBoolean() ? ScaleMode.INTERPOLATE : ScaleMode.NEAREST;
    }

    private Layer layer() {
        Layer.Transform transform = switch (random.nextInt(3)) {
            case 0 -> Layer.Transform.IDENTITY;
            case 1 -> new Layer.Transform(part(), part(), part(), part(), part(), part());
            default ->
                new Layer.Transform(
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt());
        };
        return new Layer(
                source(),
                transform,
                random.nextInt(Layer.FILTER_MAX + 1),
                random.nextInt(Layer.REPEAT_MAX + 1),
                (short) coordinate(),
                (short) coordinate(),
                random.nextBoolean());
    }

    private int part() {
        return random.nextInt(4 * Layer.Transform.ONE) - 2 * Layer.Transform.ONE;
    }

    private Path path() {
        return new Path(IntStream.range(0, 1 + random.nextInt(3))
                .mapToObj(i -> {
                    int[] points = new int[2 * random.nextInt(9)];
                    for (int at = 0; at < points.length; at++) {
                        points[at] = !tame && random.nextInt(9) == 0 ? random.nextInt() : random.nextInt(16 * 50);
                    }
                    return new Path.Segment(random.nextInt(32), points);
                })
                .toList());
    }

    private LineStyle style() {
        if (random.nextBoolean()) {
            return LineStyle.SOLID;
        }
        List<Integer> lengths = IntStream.range(0, random.nextInt(5))
                .mapToObj(i -> random.nextInt(200))
                .toList();
        return new LineStyle(random.nextBoolean(), lengths);
    }

    private GlyphString letters() {
        GlyphString.Depth depth = List.of(GlyphString.Depth.values()).get(random.nextInt(3));
        return new GlyphString(
                depth,
                random.nextBoolean(),
                Stream.generate(() -> letter(depth)).limit(random.nextInt(4)).toList());
    }

    private GlyphString.Glyph letter(GlyphString.Depth depth) {
        int width = random.nextInt(20);
        int height = random.nextInt(20);
        byte[] bytes = new byte[depth.rowBytes(width) * height];
        random.nextBytes(bytes);
        int origin = random.nextInt(9) - 4;
        return new GlyphString.Glyph(coordinate(), random.nextInt(40), origin, -origin, width, height, bytes);
    }
}
