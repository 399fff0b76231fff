package io.caraway.recorder;

import io.caraway.drawing.DisplayState;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordingReader;
import io.caraway.recording.Seek;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
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
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long it takes to open a recording of eight hours, and to show any moment of it: keyframe and all events since, decoded
 * and drawn. Its file of several GB is made in the folder for temporary files, and left there for the next run.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 3, time = 10)
@Fork(1)
public class SeekBenchmark {
    private static final long HOURS = 8;
    private static final int LOST_BYTES = 100_000;

    @Param({"closed", "cut"})
    public String ending = "closed";

    private final Random random = new Random(1);
    private Path file = Path.of("");
    private @Nullable RecordingReader reader;
    private long durationNanos;

    /** Makes the file if it is not there. */
    @Setup
    public void open() throws IOException, ProtocolException {
        Path closed = make("closed", path -> LongRecording.write(path, HOURS));
        file = ending.equals("closed") ? closed : make(ending, path -> cut(closed, path));
        RecordingReader opened = RecordingReader.open(file);
        durationNanos = opened.durationNanos();
        reader = opened;
    }

    /** Closes the file. */
    @TearDown
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }

    /** Opens the file and looks up its length and a moment in it. */
    @Benchmark
    public Optional<Seek> openRecording() throws IOException, ProtocolException {
        try (RecordingReader opened = RecordingReader.open(file)) {
            return opened.seek(random.nextLong(opened.durationNanos()));
        }
    }

    /** Goes to a moment and draws what was shown. */
    @Benchmark
    public DisplayState seekAndDraw() throws IOException {
        RecordingReader open = Objects.requireNonNull(reader);
        Seek seek = open.seek(random.nextLong(durationNanos)).orElseThrow();
        DisplayState state = new DisplayState();
        Optional<RecordedBatch> batch = open.nextUpTo(seek.timeNanos());
        while (batch.isPresent()) {
            batch.get().batch().events().forEach(state::apply);
            batch = open.nextUpTo(seek.timeNanos());
        }
        return state;
    }

    private interface Maker {
        void make(Path path) throws IOException;
    }

    private static Path make(String ending, Maker maker) throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir"));
        Path file = folder.resolve("caraway-seek-benchmark-" + ending + ".caraway");
        if (!Files.exists(file)) {
            Path making = folder.resolve(file.getFileName() + ".making");
            maker.make(making);
            Files.move(making, file);
        }
        return file;
    }

    private static void cut(Path closed, Path path) throws IOException {
        Files.copy(closed, path, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() - LOST_BYTES);
        }
    }
}
