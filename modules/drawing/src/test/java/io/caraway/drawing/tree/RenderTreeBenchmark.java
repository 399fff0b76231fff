package io.caraway.drawing.tree;

import io.caraway.drawing.Drawable;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
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

/** Cost of an item that comes to wait and is sent, by how many wait already; on a surface of 1920 x 1080 pixels. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class RenderTreeBenchmark {
    private static final Rect SURFACE = new Rect(0, 0, 1920, 1080);
    private static final int WAITING = 512;
    private static final int COPIES = 4096;
    private static final int COLUMNS = 32;
    private static final int CELL_WIDTH = 60;
    private static final int CELL_HEIGHT = 64;

    private final RenderTree<Object> empty = new RenderTree<>();
    private final RenderTree<Object> apart = new RenderTree<>();
    private final RenderTree<Object> busy = new RenderTree<>();
    private final Object[] items = new Object[COPIES];
    private final Drawable[] cells = new Drawable[COPIES];
    private final Drawable[] copies = new Drawable[COPIES];
    private final Drawable beside = Drawable.fill(0, new Rect(0, 1030, 1920, 1080), 1);
    private final Drawable across = new Drawable(0, new Rect(0, 0, 1920, 10), new Operation.Invers(Mask.NONE));
    private int at;

    /** Makes pictures all over the surface, and lets as many wait as the trees shall hold. */
    @Setup
    public void prepare() {
        Random random = new Random(1);
        Image image = Image.ofPixels(200, 100, new int[200 * 100]);
        for (int i = 0; i < COPIES; i++) {
            items[i] = new Object();
            cells[i] = Drawable.fill(
                    0,
                    Rect.of(
                            i % COLUMNS * CELL_WIDTH,
                            i / COLUMNS % (WAITING / COLUMNS) * CELL_HEIGHT,
                            CELL_WIDTH,
                            CELL_HEIGHT),
                    i);
            copies[i] = Drawable.copy(0, random.nextInt(1800), random.nextInt(1000), image);
        }
        for (int i = 0; i < WAITING; i++) {
            apart.add(items[i], cells[i], SURFACE);
        }
        at = WAITING - 1;
    }

    /** Added to an empty tree, then sent. */
    @Benchmark
    public List<Object> addToEmpty() {
        int i = next();
        List<Object> hidden = empty.add(items[i], copies[i], SURFACE);
        empty.remove(items[i]);
        return hidden;
    }

    /** Added to 512 that lie elsewhere, then dropped again: one whole walk, and a search for the newest item. */
    @Benchmark
    public List<Object> addBeside() {
        List<Object> hidden = apart.add(beside, beside, SURFACE);
        apart.remove(beside);
        return hidden;
    }

    /** Added to 512 that it does not hide since it combines with them, then dropped again. */
    @Benchmark
    public List<Object> addTransparent() {
        List<Object> hidden = apart.add(across, across, SURFACE);
        apart.remove(across);
        return hidden;
    }

    /** Hides one of 512, the one that came first. */
    @Benchmark
    public List<Object> addOverOne() {
        int i = next();
        return apart.add(items[i], cells[i], SURFACE);
    }

    /** Pictures of 200 x 100 all over the surface, each over parts of several that wait, of which there are 512 at the most. */
    @Benchmark
    public List<Object> addOverMany() {
        int i = next();
        if (busy.size() > WAITING) {
            busy.destroy(0);
        }
        return busy.add(items[i], copies[i], SURFACE);
    }

    private int next() {
        at = (at + 1) % COPIES;
        return at;
    }
}
