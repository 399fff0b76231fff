package io.caraway.images.glz;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.io.File;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How fast GLZ images are read, one thread: megabytes of 32-bit pixels a second are {@code megabytes}.
 *
 * <p>The pictures are PNG files of those names in the folder of {@code -Dbench.images}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class GlzBenchmark {
    /** Name of the picture. */
    @Param({"desktop", "text", "photo"})
    private String picture = "";

    /** The first image, which has but itself to refer to, or the second, which is the first scrolled by a quarter. */
    @Param({"0", "1"})
    private int image;

    private final GlzWindow window = new GlzWindow();
    private byte[] bytes = {};
    private int width;
    private int height;

    /** Writes both images and reads those before the one that is measured. */
    @Setup
    public void write() throws IOException, ProtocolException {
        var file = ImageIO.read(new File(System.getProperty("bench.images"), picture + ".png"));
        width = file.getWidth();
        height = file.getHeight();
        PlainGlzWriter writer = new PlainGlzWriter();
        int scrolled = height / 4;
        int[] rows = file.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i <= image; i++) {
            int[] values = new int[rows.length];
            int from = i * scrolled * width;
            System.arraycopy(rows, from, values, 0, rows.length - from);
            System.arraycopy(rows, 0, values, rows.length - from, from);
            for (int j = 0; j < values.length; j++) {
                values[j] &= 0xffffff;
            }
            bytes = writer.write(new Pixels(PixelFormat.XRGB32, width, height, values), true);
            window.read(bytes, width, height);
        }
    }

    /** Reads the image. */
    @Benchmark
    public Pixels read(Rates rates) throws ProtocolException {
        rates.add(this);
        return window.read(bytes, width, height);
    }

    /** What is counted beside the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Rates {
        /** Megabytes of pixels. */
        public double megabytes;

        private void add(GlzBenchmark benchmark) {
            megabytes += benchmark.width * benchmark.height * (double) Integer.BYTES / 1e6;
        }
    }
}
