package io.caraway.app.tools;

import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import io.caraway.recording.Entry;
import io.caraway.recording.RecordingReader;
import io.caraway.wire.ProtocolException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a recording from its start to its end, and tells how far it is. Belongs to one thread. */
final class Pass implements Closeable {
    private final Path file;
    private final RecordingReader reader;
    private final long durationNanos;
    private final Told told;

    private Pass(Path file, RecordingReader reader, long durationNanos, String doing) {
        this.file = file;
        this.reader = reader;
        this.durationNanos = durationNanos;
        this.told = new Told(doing);
    }

    /** Opens a recording; the word says what is done to it. */
    static Pass over(Path file, String doing) throws Failure {
        requireFile(file);
        try {
            RecordingReader reader = RecordingReader.open(file);
            try {
                return new Pass(file, reader, reader.durationNanos(), doing);
            } catch (IOException e) {
                reader.close();
                throw e;
            }
        } catch (ProtocolException e) {
            throw new Failure(ExitCode.RECORDING, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
    }

    /** Fails if that is a folder, of which the system would only say so when it is read. */
    static void requireFile(Path file) throws Failure {
        if (Files.isDirectory(file)) {
            throw new Failure(ExitCode.RECORDING, file + ": is a folder");
        }
    }

    /** The reader. */
    RecordingReader reader() {
        return reader;
    }

    /** The recording. */
    Path file() {
        return file;
    }

    /** Time of the last record in nanoseconds when it was opened. That of a damaged recording may be wrong. */
    long durationNanos() {
        return durationNanos;
    }

    /** The next batch or note, or nothing when the reader's ending tells why. */
    Optional<Entry> next() throws IOException {
        return nextUpTo(Long.MAX_VALUE);
    }

    /** The next batch or note if its time is not above the one given. */
    Optional<Entry> nextUpTo(long limitNanos) throws IOException {
        Optional<Entry> entry = reader.nextEntryUpTo(limitNanos);
        entry.ifPresent(found -> told.step(found.timeNanos(), durationNanos));
        return entry;
    }

    @Override
    public void close() throws IOException {
        told.end();
        reader.close();
    }
}
