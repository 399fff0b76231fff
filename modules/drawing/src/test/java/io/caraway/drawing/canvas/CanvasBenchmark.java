package io.caraway.drawing.canvas;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.GlyphString;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.Surface;
import io.caraway.raster.SurfaceSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Speed of drawing on a surface of 1920 x 1080 pixels, and the cost of a snapshot and of what differs between two. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CanvasBenchmark {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final int LINE_HEIGHT = 16;
    private static final int GLYPH_WIDTH = 8;
    private static final int GLYPHS = 80;
    private static final Rect SCREEN = new Rect(0, 0, WIDTH, HEIGHT);

    private final Surface surface = new Surface(WIDTH, HEIGHT);
    private final Canvas canvas = new Canvas(id -> Optional.empty());
    private final Drawable fill = Drawable.fill(0, SCREEN, 0x204060);
    private final Drawable fillHalf = Drawable.fill(0, new Rect(0, 0, WIDTH / 2, HEIGHT), 0x402060);
    private final Drawable dot = Drawable.fill(0, new Rect(500, 500, 510, 510), 0x123456);
    private final Drawable scroll = Drawable.copyBits(0, new Rect(0, 0, WIDTH, HEIGHT - LINE_HEIGHT), 0, LINE_HEIGHT);
    private Drawable copy = fill;
    private Drawable text = fill;
    private Drawable blend = fill;
    private Drawable rop = fill;
    private SurfaceSnapshot before = surface.snapshot();
    private SurfaceSnapshot after = before;

    /** Makes the pictures. */
    @Setup
    public void prepare() {
        Random random = new Random(1);
        int[] values = random.ints((long) WIDTH * HEIGHT)
                .map(value -> value & 0xffffff)
                .toArray();
        Image image = Image.ofPixels(WIDTH, HEIGHT, values);
        copy = Drawable.copy(0, 0, 0, image);
        blend = new Drawable(0, SCREEN, new Operation.AlphaBlend(0, 128, Source.of(image), SCREEN));
        rop = new Drawable(
                0,
                SCREEN,
                new Operation.Copy(Source.of(image), SCREEN, RopDescriptor.OP_XOR, ScaleMode.INTERPOLATE, Mask.NONE));
        List<GlyphString.Glyph> glyphs = new ArrayList<>();
        for (int i = 0; i < GLYPHS; i++) {
            byte[] bytes = new byte[GLYPH_WIDTH * LINE_HEIGHT];
            random.nextBytes(bytes);
            glyphs.add(new GlyphString.Glyph(
                    100 + i * GLYPH_WIDTH, 500, 0, -LINE_HEIGHT, GLYPH_WIDTH, LINE_HEIGHT, bytes));
        }
        Rect line = Rect.of(100, 500 - LINE_HEIGHT, GLYPHS * GLYPH_WIDTH, LINE_HEIGHT);
        text = new Drawable(
                0,
                line,
                new Operation.Text(
                        new GlyphString(GlyphString.Depth.A8, true, glyphs),
                        Rect.EMPTY,
                        new Brush.Solid(0xffffff),
                        Brush.NONE,
                        RopDescriptor.OP_PUT,
                        RopDescriptor.OP_PUT));
        before = surface.snapshot();
        canvas.draw(surface, fillHalf);
        after = surface.snapshot();
    }

    /** FILL of the whole surface. */
    @Benchmark
    public void fill(Rates rates) {
        draw(fill, rates);
    }

    /** COPY of an image as large as the surface. */
    @Benchmark
    public void copy(Rates rates) {
        draw(copy, rates);
    }

    /** COPY with XOR. */
    @Benchmark
    public void copyXor(Rates rates) {
        draw(rop, rates);
    }

    /** ALPHA_BLEND of half strength. */
    @Benchmark
    public void alphaBlend(Rates rates) {
        draw(blend, rates);
    }

    /** COPY_BITS by one line of text. */
    @Benchmark
    public void copyBits(Rates rates) {
        draw(scroll, rates);
    }

    /** TEXT: a line of 80 letters, smoothed. */
    @Benchmark
    public void text(Rates rates) {
        draw(text, rates);
    }

    /** Ten by ten pixels, then a snapshot: that of the tile's copy included. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public SurfaceSnapshot snapshot() {
        canvas.draw(surface, dot);
        return surface.snapshot();
    }

    /** What differs between two snapshots, one half of the tiles. */
    @Benchmark
    @BenchmarkMode(Mode.AverageTime)
    @OutputTimeUnit(TimeUnit.MICROSECONDS)
    public Region difference() {
        return after.changedSince(before);
    }

    private void draw(Drawable drawable, Rates rates) {
        canvas.draw(surface, drawable);
        rates.megapixels += drawable.box().area() / 1e6;
    }

    /** What is counted beside the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Rates {
        /** Millions of pixels of the boxes drawn. */
        public double megapixels;
    }
}
