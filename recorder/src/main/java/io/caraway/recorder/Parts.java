package io.caraway.recorder;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The files of a recording: what the next one is called, and which older ones are taken away. Owned by recorder. */
final class Parts {
    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    /** Names that are tried for one file. */
    private static final int ATTEMPTS_MAX = 10_000;

    private final RecorderOptions options;
    private final InstantSource wallClock;
    private int count;

    Parts(RecorderOptions options, InstantSource wallClock) {
        this.options = options;
        this.wallClock = wallClock;
    }

    /** Creates the next file. */
    Part next() throws IOException {
        RecordingNames names = options.names();
        Instant now = wallClock.instant();
        LocalDateTime begins = LocalDateTime.ofInstant(now, ZoneId.systemDefault());
        for (int attempt = 1; ; attempt++) {
            Path file = names.name(count, begins, attempt);
            boolean given = names.isGiven(count) && attempt == 1;
            try {
                Part part = Part.create(file, given && names.overwrites(), now.toEpochMilli(), options.keys());
                count++;
                return part;
            } catch (FileAlreadyExistsException e) {
                if (given || attempt == ATTEMPTS_MAX) {
                    throw e;
                }
            }
        }
    }

    /** Bytes that can still be written where the files lie. */
    long room() throws IOException {
        return Files.getFileStore(options.names().folder()).getUsableSpace();
    }

    /** Takes away what is not to be kept, oldest first, but not the file that is being written. What cannot be looked at stays. */
    void sweep(Path writing) {
        Retention retention = options.retention();
        if (!retention.isLimited()) {
            return;
        }
        try {
            List<Old> files = files();
            long bytes = files.stream().mapToLong(Old::bytes).sum();
            int left = files.size();
            for (Old old : files) {
                boolean tooMany = retention.files() > 0 && left > retention.files();
                boolean tooLarge = retention.bytes() > 0 && bytes > retention.bytes();
                boolean tooOld = !retention.age().isZero()
                        && old.writtenMillis()
                                < wallClock.millis() - retention.age().toMillis();
                if ((tooMany || tooLarge || tooOld) && !isSame(old.file(), writing)) {
                    Files.deleteIfExists(old.file());
                    LOG.info("event=recording-deleted file={} bytes={}", old.file(), old.bytes());
                    left--;
                    bytes -= old.bytes();
                }
            }
        } catch (IOException e) {
            LOG.warn(
                    "event=recordings-not-swept folder={} reason=\"{}\"",
                    options.names().folder(),
                    e.toString());
        }
    }

    /** A file that may be taken away. */
    private record Old(Path file, long bytes, long writtenMillis) {}

    private List<Old> files() throws IOException {
        List<Old> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(options.names().folder())) {
            for (Path file : all.filter(Files::isRegularFile)
                    .filter(options.names()::isName)
                    .toList()) {
                files.add(new Old(
                        file, Files.size(file), Files.getLastModifiedTime(file).toMillis()));
            }
        }
        files.sort(Comparator.comparingLong(Old::writtenMillis).thenComparing(Old::file));
        return files;
    }

    private static boolean isSame(Path one, Path two) {
        return one.toAbsolutePath().normalize().equals(two.toAbsolutePath().normalize());
    }
}
