package io.caraway.app.tools;

import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import io.caraway.export.ExportOptions;
import io.caraway.export.Extent;
import io.caraway.export.PictureSink;
import io.caraway.export.PngFile;
import io.caraway.export.PngSeries;
import io.caraway.export.Size;
import io.caraway.export.Walk;
import io.caraway.export.avi.AviSink;
import io.caraway.export.gif.GifSink;
import io.caraway.export.video.Ffmpeg;
import io.caraway.export.video.VideoFormat;
import io.caraway.export.video.VideoSink;
import io.caraway.wire.ProtocolException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Exports one recording, and tells what came of it. Belongs to one thread. */
final class ExportJob {
    private static final double MEGA = 1e6;

    private final Path file;
    private final ExportOptions options;
    private final String out;
    private final boolean overwrite;
    private final PrintStream bytes;
    private final long durationNanos;

    /** A job that has not begun; fails if the file is no recording, or the part of it begins behind its end. */
    ExportJob(Path file, ExportOptions options, String out, boolean overwrite, PrintStream bytes) throws Failure {
        this.file = file;
        this.options = options;
        this.out = out;
        this.overwrite = overwrite;
        this.bytes = bytes;
        this.durationNanos = Source.of(file).durationNanos();
    }

    /**
     * What came of it.
     *
     * @param words about it
     * @param warnings what the user should know beside
     */
    record Outcome(String words, List<String> warnings) {}

    /** Writes what is seen at the moment where the part begins. */
    Outcome picture() throws Failure {
        ExportTarget target = ExportTarget.of(out, overwrite);
        try (Walk walk = read(() -> Walk.open(file, options, time -> {}))) {
            if (!read(walk::next)) {
                throw nothing(walk);
            }
            try (OutputStream stream = Files.newOutputStream(target.part())) {
                PngFile.write(walk.picture(), stream);
            } catch (IOException e) {
                throw ExportTarget.failure(e);
            }
            long size = target.commit(bytes);
            List<String> warnings = options.fromNanos() > durationNanos
                    ? List.of("the recording ends at " + Moment.words(durationNanos) + ": this is its last picture")
                    : List.of();
            return new Outcome(walk.picture().size() + " pixels, " + megabytes(size), warnings);
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        } finally {
            target.discard();
        }
    }

    /** Writes a file for each picture, or for each slot. */
    Outcome series(boolean everySlot) throws Failure {
        requireBeginning();
        Told progress = new Told("exported");
        try {
            ExportSeries files = ExportSeries.of(out, overwrite);
            try (PngSeries sink = new PngSeries(files, everySlot);
                    Walk walk = read(() -> Walk.open(file, options, reached(progress)))) {
                long slots = play(walk, sink);
                return new Outcome(
                        seconds(slots) + ", " + files.count() + " pictures, " + megabytes(files.bytes()),
                        walk.warnings());
            }
        } catch (IOException e) {
            throw ExportTarget.failure(e);
        } finally {
            progress.end();
        }
    }

    /** Writes an animation of GIF. */
    Outcome gif() throws Failure {
        return animation(size -> size, (target, size) -> {
            OutputStream stream = Files.newOutputStream(target);
            try {
                return new GifSink(new BufferedOutputStream(stream), size, options.rate());
            } catch (IOException | RuntimeException e) {
                stream.close();
                throw e;
            }
        });
    }

    /** Writes an AVI video. */
    Outcome avi(boolean halfColors) throws Failure {
        return animation(size -> size, (target, size) -> {
            FileChannel channel = FileChannel.open(target, StandardOpenOption.WRITE);
            try {
                return new AviSink(channel, size, options.rate().count(), halfColors);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        });
    }

    /** Writes a video by ffmpeg. */
    Outcome video(Ffmpeg ffmpeg, VideoFormat format) throws Failure {
        try (ProcessEnd end = new ProcessEnd()) {
            return animation(
                    format::sizeFor,
                    (target, size) ->
                            VideoSink.start(ffmpeg, format, size, options.rate().count(), target, end::when));
        }
    }

    private interface Fit {
        Size sizeFor(Size pictures);
    }

    private interface Opening {
        PictureSink open(Path target, Size size) throws IOException;
    }

    private interface Reading<T> {
        T read() throws IOException, ProtocolException;
    }

    private Outcome animation(Fit fit, Opening opening) throws Failure {
        requireBeginning();
        ExportTarget target = ExportTarget.of(out, overwrite);
        Told progress = new Told("exported");
        try {
            Size size = fit.sizeFor(size());
            try (Walk walk = read(() -> Walk.open(file, options, size, reached(progress)))) {
                long slots;
                try (PictureSink sink = opening.open(target.part(), size)) {
                    slots = play(walk, sink);
                }
                long written = target.commit(bytes);
                return new Outcome(seconds(slots) + ", " + size + " pixels, " + megabytes(written), walk.warnings());
            }
        } catch (IOException e) {
            throw ExportTarget.failure(e);
        } finally {
            progress.end();
            target.discard();
        }
    }

    private Size size() throws Failure {
        Told progress = new Told("looked through");
        try {
            Optional<Size> size = read(() -> Extent.of(file, options, reached(progress)));
            if (size.isEmpty()) {
                try (Walk walk = read(() -> Walk.open(file, options, time -> {}))) {
                    read(walk::next);
                    throw nothing(walk);
                } catch (IOException e) {
                    throw Failure.ofRecording(e);
                }
            }
            return size.get();
        } finally {
            progress.end();
        }
    }

    private long play(Walk walk, PictureSink sink) throws Failure, IOException {
        boolean found = read(walk::next);
        if (!found) {
            throw nothing(walk);
        }
        while (found) {
            sink.put(walk.slot(), walk.picture());
            found = read(walk::next);
        }
        sink.end(walk.slots());
        return walk.slots();
    }

    private void requireBeginning() throws Failure {
        if (options.fromNanos() > durationNanos) {
            throw new Failure(
                    ExitCode.RECORDING,
                    file + ": ends at " + Moment.words(durationNanos) + ", before that part begins");
        }
    }

    private Failure nothing(Walk walk) {
        String others = walk.displays().isEmpty() ? "" : "; there are pictures of " + walk.displays();
        return new Failure(
                ExitCode.RECORDING,
                file + ": holds no picture of display " + options.display() + " in that part" + others);
    }

    /** Tells how far it is with the part. */
    private LongConsumer reached(Told progress) {
        long whole = Math.min(options.toNanos(), durationNanos) - options.fromNanos();
        return time -> progress.step(time - options.fromNanos(), whole);
    }

    private String seconds(long slots) {
        double seconds = (double) options.rate().nanosAt(slots) / TimeUnit.SECONDS.toNanos(1);
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / MEGA);
    }

    private static <T> T read(Reading<T> reading) throws Failure {
        try {
            return reading.read();
        } catch (ProtocolException e) {
            throw Failure.ofRecording(e);
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
    }
}
