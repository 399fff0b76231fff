package io.caraway.drawing;

import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** Makes drawables of every operation, with every kind of brush, mask, clip and source; for the tests of several modules. */
public final class DrawableGenerator {
    private static final PixelFormat[] PICTURES = {
        PixelFormat.XRGB32, PixelFormat.ARGB32, PixelFormat.RGB555, PixelFormat.A8
    };

    private final RandomGenerator random;
    private final Supplier<Image> images;

    /** A generator whose pictures are of all formats, and not encoded yet. */
    public DrawableGenerator(long seed) {
        this.random = new Random(seed);
        this.images = () -> image(PICTURES[random.nextInt(PICTURES.length)]);
    }

    /** A generator whose pictures are those of {@code images}. */
    public DrawableGenerator(RandomGenerator random, Supplier<Image> images) {
        this.random = random;
        this.images = images;
    }

    /** A drawable of any operation. */
    public Drawable next(int surfaceId) {
        Operation.Type[] types = Operation.Type.values();
        return next(surfaceId, types[random.nextInt(types.length)]);
    }

    /** A drawable of that operation. */
    public Drawable next(int surfaceId, Operation.Type type) {
        return new Drawable(surfaceId, area(), clip(), operation(type));
    }

    private Operation operation(Operation.Type type) {
        return switch (type) {
            case FILL -> new Operation.Fill(brush(), rop(), mask());
            case OPAQUE -> new Operation.Opaque(picture(), area(), brush(), rop(), scale(), mask());
            case COPY -> new Operation.Copy(picture(), area(), rop(), scale(), mask());
            case BLEND -> new Operation.Blend(picture(), area(), rop(), scale(), mask());
            case BLACKNESS -> new Operation.Blackness(mask());
            case WHITENESS -> new Operation.Whiteness(mask());
            case INVERS -> new Operation.Invers(mask());
            case ROP3 -> new Operation.Rop3(picture(), area(), brush(), random.nextInt(256), scale(), mask());
            case STROKE -> new Operation.Stroke(path(), style(), brush(), rop(), rop());
            case TEXT ->
                new Operation.Text(
                        string(), random.nextBoolean() ? Rect.EMPTY : area(), brush(), brush(), rop(), rop());
            case TRANSPARENT -> new Operation.Transparent(picture(), area(), random.nextInt(), random.nextInt());
            case ALPHA_BLEND -> new Operation.AlphaBlend(random.nextInt(4), random.nextInt(256), picture(), area());
            case COMPOSITE ->
                new Operation.Composite(
                        random.nextInt(63),
                        layer(),
                        random.nextBoolean() ? layer() : null,
                        random.nextBoolean(),
                        random.nextBoolean());
            case COPY_BITS -> new Operation.CopyBits(coordinate(), coordinate());
        };
    }

    private Rect area() {
        return Rect.of(coordinate(), coordinate(), 1 + random.nextInt(70_000), 1 + random.nextInt(300));
    }

    private int coordinate() {
        return random.nextBoolean() ? random.nextInt(120) - 30 : random.nextInt(200_000) - 100_000;
    }

    private int rop() {
        return random.nextInt(RopDescriptor.ALL + 1);
    }

    private ScaleMode scale() {
        return random.nextBoolean() ? ScaleMode.INTERPOLATE : ScaleMode.NEAREST;
    }

    private Clip clip() {
        if (random.nextBoolean()) {
            return Clip.NONE;
        }
        List<Rect> rects = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            rects.add(area());
        }
        return new Clip.Rects(rects);
    }

    private Brush brush() {
        return switch (random.nextInt(3)) {
            case 0 -> Brush.NONE;
            case 1 -> new Brush.Solid(random.nextInt());
            default -> new Brush.Pattern(picture(), coordinate(), coordinate());
        };
    }

    private Mask mask() {
        if (random.nextBoolean()) {
            return Mask.NONE;
        }
        return new Mask.Bits(random.nextBoolean(), coordinate(), coordinate(), Source.of(image(PixelFormat.A1)));
    }

    private Source picture() {
        return random.nextInt(4) == 0 ? new Source.OfSurface(random.nextInt(3)) : Source.of(images.get());
    }

    private Image image(PixelFormat format) {
        int width = 1 + random.nextInt(20);
        int height = 1 + random.nextInt(5);
        int[] values = new int[width * height];
        int mask = format == PixelFormat.XRGB32 ? 0xffffff : format.mask();
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt() & mask;
        }
        return Image.of(new Pixels(format, width, height, values));
    }

    private Layer layer() {
        Layer.Transform transform = random.nextBoolean()
                ? Layer.Transform.IDENTITY
                : new Layer.Transform(
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt(),
                        random.nextInt());
        return new Layer(
                picture(),
                transform,
                random.nextInt(8),
                random.nextInt(4),
                (short) random.nextInt(),
                (short) random.nextInt(),
                random.nextBoolean());
    }

    private Path path() {
        List<Path.Segment> segments = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            int[] points = random.ints(2L * random.nextInt(5)).toArray();
            segments.add(new Path.Segment(random.nextInt(32), points));
        }
        return new Path(segments);
    }

    private LineStyle style() {
        List<Integer> lengths = random.nextBoolean()
                ? List.of()
                : random.ints(1 + random.nextInt(4)).boxed().toList();
        return new LineStyle(random.nextBoolean(), lengths);
    }

    private GlyphString string() {
        GlyphString.Depth[] depths = GlyphString.Depth.values();
        GlyphString.Depth depth = depths[random.nextInt(depths.length)];
        List<GlyphString.Glyph> glyphs = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            int width = random.nextInt(20);
            int height = random.nextInt(10);
            byte[] bytes = new byte[depth.rowBytes(width) * height];
            random.nextBytes(bytes);
            glyphs.add(new GlyphString.Glyph(
                    coordinate(), coordinate(), random.nextInt(9), random.nextInt(9), width, height, bytes));
        }
        return new GlyphString(depth, random.nextBoolean(), glyphs);
    }
}
