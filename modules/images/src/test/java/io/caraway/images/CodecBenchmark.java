package io.caraway.images;

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
 * How fast each form is written and read, one thread: megabytes of 32-bit pixels a second are {@code megabytes};
 * {@link #main} tells how many times smaller the bytes are.
 *
 * <p>The pictures are PNG files of those names in the folder of {@code -Dbench.images}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class CodecBenchmark {
    private static final int COLOR_MASK = 0xffffff;

    /** The form. */
    @Param({"BITMAP", "LZ_RGB", "LZ4", "QUIC", "JPEG", "JPEG_ALPHA"})
    private ImageForm form = ImageForm.LZ_RGB;

    /** Name of the picture. */
    @Param({"desktop", "text", "photo"})
    private String picture = "";

    private Pixels pixels = new Pixels(PixelFormat.XRGB32, 1, 1, new int[1]);
    private EncodedImage encoded = ImageForm.BITMAP.encode(pixels);

    /** Reads the picture. */
    @Setup
    public void read() throws IOException {
        var image = ImageIO.read(new File(System.getProperty("bench.images"), picture + ".png"));
        int width = image.getWidth();
        int height = image.getHeight();
        int[] values = image.getRGB(0, 0, width, height, null, 0, width);
        for (int i = 0; i < values.length; i++) {
            values[i] = form == ImageForm.JPEG_ALPHA ? values[i] : values[i] & COLOR_MASK;
        }
        pixels = new Pixels(
                form == ImageForm.JPEG_ALPHA ? PixelFormat.ARGB32 : PixelFormat.XRGB32, width, height, values);
        encoded = form.encode(pixels);
    }

    /** Writes the picture. */
    @Benchmark
    public EncodedImage write(Rates rates) {
        rates.add(this);
        return form.encode(pixels);
    }

    /** Reads what was written. */
    @Benchmark
    public Pixels read(Rates rates) throws ProtocolException {
        rates.add(this);
        return ImageForm.decode(encoded);
    }

    /** Judges the picture. */
    @Benchmark
    public boolean judge(Rates rates) {
        rates.add(this);
        return Graduality.isPhotographic(pixels);
    }

    /** What is counted beside the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Rates {
        /** Megabytes of pixels. */
        public double megabytes;

        private void add(CodecBenchmark benchmark) {
            megabytes += benchmark.pixels.values().length * (double) Integer.BYTES / 1e6;
        }
    }

    /** Tells the ratios, which no timer is needed for. */
    public static void main(String[] arguments) throws IOException {
        for (ImageForm one : ImageForm.values()) {
            if (one == ImageForm.LZ_PLT) {
                continue;
            }
            for (String name : new String[] {"desktop", "text", "photo"}) {
                CodecBenchmark benchmark = new CodecBenchmark();
                benchmark.form = one;
                benchmark.picture = name;
                benchmark.read();
                double ratio =
                        benchmark.pixels.values().length * (double) Integer.BYTES / benchmark.encoded.bytes().length;
                System.out.printf("%s %s ratio %.2f%n", one, name, ratio);
            }
        }
    }
}
