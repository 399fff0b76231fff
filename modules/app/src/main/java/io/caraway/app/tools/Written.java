package io.caraway.app.tools;

import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import io.caraway.recording.Splice;
import io.caraway.recording.Taken;
import io.caraway.wire.ProtocolException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * A recording that is made of others: written beside its place, and put there when it is finished. Belongs to one thread.
 */
final class Written implements Closeable {
    /** What the name of the file ends with while it is written. */
    private static final String PART = ".part";

    private final Path file;
    private final Path part;
    private final boolean force;
    private final Splice splice;
    private final Told told;
    private final long wholeNanos;

    private Written(Path file, Path part, boolean force, boolean keys, String doing, long wholeNanos) {
        this.file = file;
        this.part = part;
        this.force = force;
        this.splice = new Splice(part, force, keys);
        this.told = new Told(doing);
        this.wholeNanos = wholeNanos;
    }

    /**
     * Makes sure that a recording can be written.
     *
     * @param file its place
     * @param force whether what is there may be replaced
     * @param sources what it is made of
     * @param doing a word for what is done to them
     */
    static Written to(Path file, boolean force, List<Source> sources, String doing) throws Failure {
        Path name = file.getFileName();
        if (name == null || Files.isDirectory(file)) {
            throw new Failure(ExitCode.RECORDING, file + ": is a folder");
        }
        try {
            for (Source source : sources) {
                if (Files.exists(file) && Files.isSameFile(source.file(), file)) {
                    throw new Failure(ExitCode.USAGE, file + ": cannot be read and written at once; take another name");
                }
            }
            Path part = file.resolveSibling(name + PART);
            for (Path there : List.of(file, part)) {
                if (!force && Files.exists(there)) {
                    throw new FileAlreadyExistsException(there.toString());
                }
            }
            // Ended by a signal, the program leaves nothing behind.
            part.toFile().deleteOnExit();
            boolean keys = sources.stream().anyMatch(Source::keys);
            long nanos = sources.stream().mapToLong(Source::durationNanos).sum();
            return new Written(file, part, force, keys, doing, nanos);
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
    }

    /** Adds a part of a recording, from one time on to before the other. */
    Taken add(Source source, long fromNanos, long toNanos) throws Failure {
        long before = splice.durationNanos();
        try {
            return splice.add(source.file(), fromNanos, toNanos, nanos -> told.step(before + nanos, wholeNanos));
        } catch (ProtocolException e) {
            throw Failure.ofRecording(e);
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
    }

    /** Lets time go on until the wall clock shows that, unless it is later already. */
    void waitUntil(long wallMillis) {
        splice.waitUntil(wallMillis);
    }

    /** Whether there is no picture in it yet. */
    boolean isEmpty() {
        return splice.isEmpty();
    }

    /** Puts the recording in its place, and tells its length in words. */
    String finish() throws Failure {
        try {
            splice.end();
            splice.sync();
            splice.close();
            if (force) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            } else {
                Files.move(part, file);
            }
            return file + ": " + Moment.words(splice.durationNanos()) + ", " + SurveyText.bytes(splice.size());
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
    }

    /** Takes away what was not finished. */
    @Override
    public void close() throws IOException {
        told.end();
        if (!splice.isEmpty()) {
            try {
                splice.close();
            } finally {
                Files.deleteIfExists(part);
            }
        }
    }
}
