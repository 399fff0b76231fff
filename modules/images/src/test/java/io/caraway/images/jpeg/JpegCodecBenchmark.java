package io.caraway.images.jpeg;

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
 * How fast each JPEG codec writes and reads, one thread: megabytes of 32-bit pixels a second are {@code megabytes}. The
 * pictures are those of {@code CodecBenchmark}, and pieces of them.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
public class JpegCodecBenchmark {
    /** The codec. */
    @Param({"turbo", "jdk"})
    private String codecName = "";

    /** Name of the picture. */
    @Param({"desktop", "text", "photo"})
    private String picture = "";

    /** Rows and columns; 0 for all. */
    @Param({"0", "64"})
    private int side;

    private JpegCodec codec = new JdkJpeg();
    private Pixels pixels = new Pixels(PixelFormat.XRGB32, 1, 1, new int[1]);
    private byte[] encoded = new byte[0];

    /** Reads the picture. */
    @Setup
    public void read() throws IOException {
        var image = ImageIO.read(new File(System.getProperty("bench.images"), picture + ".png"));
        int width = side == 0 ? image.getWidth() : side;
        int height = side == 0 ? image.getHeight() : side;
        int[] values = image.getRGB(0, 0, width, height, null, 0, width);
        pixels = new Pixels(PixelFormat.XRGB32, width, height, values);
        codec = codecName.equals("turbo") ? TurboJpeg.load().orElseThrow() : new JdkJpeg();
        encoded = codec.encode(pixels, JpegImages.QUALITY);
    }

    /** Writes the picture. */
    @Benchmark
    public byte[] write(Rates rates) {
        rates.add(this);
        return codec.encode(pixels, JpegImages.QUALITY);
    }

    /** Reads what was written. */
    @Benchmark
    public Pixels read(Rates rates) throws ProtocolException {
        rates.add(this);
        return codec.decode(encoded, pixels.width(), pixels.height());
    }

    /** What is counted beside the time. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Rates {
        /** Megabytes of pixels. */
        public double megabytes;

        private void add(JpegCodecBenchmark benchmark) {
            megabytes += benchmark.pixels.values().length * (double) Integer.BYTES / 1e6;
        }
    }
}
