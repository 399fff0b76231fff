package io.caraway.app;

import io.caraway.imports.ForeignFormat;
import io.caraway.imports.ForeignRecording;
import io.caraway.recorder.BatchRecorder;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordingReader;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns a recording of another program into one of ours. Belongs to one thread.
 *
 * <p>It is written beside its place, and put there at the end. What fails on the way is put there too if there is a picture in
 * it, and taken away otherwise.
 */
final class Conversion {
    /** What the name of the file ends with while it is written. */
    private static final String PART = ".part";

    /** Batches between two looks at the clock. */
    private static final int LOOK_BATCHES = 16;

    private final ForeignInput input;
    private final ForeignRecording recording;
    private final Path target;
    private final boolean overwrite;
    private final StatusLine status;
    private final Path part;
    private @Nullable BatchRecorder recorder;
    private long batches;
    private long toldNanos = System.nanoTime();

    /** A conversion that has not begun; the file is the place of the recording. */
    Conversion(ForeignInput input, ForeignFormat.Found found, Path target, boolean overwrite, StatusLine status) {
        this.input = input;
        this.recording = found.recording();
        this.target = target;
        this.overwrite = overwrite;
        this.status = status;
        this.part = target.resolveSibling(target.getFileName() + PART);
    }

    /** Converts all there is; fails if nothing came of it. */
    Converted run() throws Failure {
        if (!overwrite && Files.exists(target)) {
            throw Failure.ofRecording(new FileAlreadyExistsException(target.toString()));
        }
        Failure fault = null;
        try {
            Optional<RecordedBatch> batch = read();
            write(this::begin);
            for (; batch.isPresent(); batch = read()) {
                RecordedBatch present = batch.get();
                write(() -> recorder().record(present.timeNanos(), present.batch()));
                batches++;
                tell();
            }
        } catch (Failure e) {
            fault = e;
        } finally {
            status.end();
        }
        return finish(fault);
    }

    private void begin() throws IOException {
        // Ended by a signal, the program leaves nothing behind.
        part.toFile().deleteOnExit();
        recorder = BatchRecorder.create(part, overwrite, input.wallMillis());
    }

    private BatchRecorder recorder() {
        BatchRecorder present = recorder;
        if (present == null) {
            throw new IllegalStateException("not begun");
        }
        return present;
    }

    private Converted finish(@Nullable Failure fault) throws Failure {
        BatchRecorder written = recorder;
        if (written == null || !written.hasPicture()) {
            discard(written);
            throw fault != null ? fault : new Failure(ExitCode.RECORDING, input.name() + ": holds no picture");
        }
        long nanos = fault == null ? recording.timeNanos() : written.timeNanos();
        try {
            end(written, nanos);
        } catch (IOException e) {
            discard(written);
            throw fault != null ? fault : Failure.ofRecording(e);
        }
        return new Converted(
                target,
                nanos,
                batches,
                written.size(),
                recording.isCut(),
                recording.warnings(),
                Optional.ofNullable(fault));
    }

    private void end(BatchRecorder written, long nanos) throws IOException {
        try {
            written.end(nanos);
        } catch (IOException e) {
            written.close();
            // A full disk: what fits on it can be played, as long as a picture is among it.
            if (!holdsPicture()) {
                throw e;
            }
        }
        if (overwrite) {
            Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
        } else {
            Files.move(part, target);
        }
    }

    private boolean holdsPicture() throws IOException {
        try (RecordingReader reader = RecordingReader.open(part)) {
            return reader.next().isPresent();
        } catch (ProtocolException e) {
            return false;
        }
    }

    private Optional<RecordedBatch> read() throws Failure {
        try {
            return recording.next();
        } catch (ProtocolException e) {
            throw new Failure(ExitCode.RECORDING, input.name() + ": damaged: " + e.getMessage());
        } catch (IOException e) {
            throw new Failure(ExitCode.RECORDING, input.name() + ": cannot be read any further: " + Failure.words(e));
        }
    }

    private void write(Step step) throws Failure {
        try {
            step.run();
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
    }

    private void tell() {
        long now = System.nanoTime();
        if (batches % LOOK_BATCHES == 0 && now - toldNanos > TimeUnit.SECONDS.toNanos(status.seconds())) {
            toldNanos = now;
            status.tell(input.progress() + Converted.seconds(recorder().timeNanos()) + " recorded, "
                    + Converted.megabytes(recorder().size()) + " written");
        }
    }

    private void discard(@Nullable BatchRecorder written) {
        if (written == null) {
            return;
        }
        try {
            written.close();
        } catch (IOException e) {
            status.end();
        } finally {
            part.toFile().delete();
        }
    }

    /** A step that the disk may refuse. */
    private interface Step {
        void run() throws IOException;
    }
}
