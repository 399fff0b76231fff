package io.caraway.app.tools;

import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import io.caraway.app.Version;
import io.caraway.export.ExportOptions;
import io.caraway.export.Rate;
import io.caraway.export.gif.GifSink;
import io.caraway.export.video.Ffmpeg;
import io.caraway.export.video.VideoFormat;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes pictures and videos of a recording. */
@Command(
        name = "export",
        description = {
            "Make a picture, pictures, an animation or a video of a recording.",
            "OUT tells which by its ending. A png, gif or avi needs no other program; a",
            "webp, webm, mp4 or mkv is made by ffmpeg, which has to be installed. When the",
            "desktop changes its size, a video has the largest."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Times are written 90, 1m30s, 1:30 or 2h, from the start of the recording on.",
            "",
            "What is lost:",
            "  nothing in png, in webp, and in mkv with --lossless",
            "  in gif colours, where a change has more than 256 of them",
            "  in mkv, mp4, webm and avi a little everywhere",
            "  with --yuv420 the colours of thin lines and letters as well; phones and the",
            "  players of some systems show no other mp4 and webm",
            "",
            "Examples:",
            "  caraway export day.caraway noon.png --at 1h30m",
            "  caraway export day.caraway page-%%05d.png --every 10s",
            "  caraway export day.caraway bug.gif --from 12:30 --to 12:45 --fps 10",
            "  caraway export day.caraway day.mp4 --skip-idle 3s --speed 4",
            "  caraway export day.caraway phone.mp4 --yuv420",
            "  caraway export day.caraway exact.mkv --lossless",
            "  caraway export day.caraway day.avi",
            "  caraway export day.caraway - --format webm --to 1m > first.webm"
        })
public final class ExportCommand implements Callable<Integer> {
    private static final String NO_FFMPEG = "; install ffmpeg (Debian: apt-get install ffmpeg),"
            + " or export to a file that ends in .avi or .gif, which needs no other program";

    @Parameters(paramLabel = "FILE", description = "The recording.")
    private @Nullable Path file;

    @Parameters(
            paramLabel = "OUT",
            description = {
                "The file to write; - is the standard output, with --format.",
                "A %%05d in its name stands for the number of a picture of a series."
            })
    private String out = "";

    @Option(
            names = "--at",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "One picture: the one that was shown then.")
    private @Nullable Moment at;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Begin there (default: the first picture).")
    private @Nullable Moment from;

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "End there (default: the end).")
    private @Nullable Moment to;

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "Times as fast as it was recorded (default: ${DEFAULT-VALUE}).")
    private double speed;

    @Option(
            names = "--skip-idle",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Where nothing changes for longer than that, shorten it to that.")
    private @Nullable Moment skipIdle;

    @Option(
            names = "--fps",
            paramLabel = "N",
            description =
                    "Most pictures a second (default: 25). A gif, a webp and a series have as few as there are changes.")
    private @Nullable Integer fps;

    @Option(
            names = "--every",
            paramLabel = "TIME",
            converter = Moment.Converter.class,
            description = "Of a series: a picture each time that has passed, whether something has changed or not.")
    private @Nullable Moment every;

    @Option(
            names = "--display",
            paramLabel = "N",
            defaultValue = "0",
            description = "Which of several displays (default: ${DEFAULT-VALUE}).")
    private int display;

    @Option(names = "--no-cursor", description = "Leave the pointer out.")
    private boolean noCursor;

    @Option(names = "--lossless", description = "Of mkv: every pixel as it was.")
    private boolean lossless;

    @Option(
            names = "--yuv420",
            description = "Of mp4, webm and avi: a colour for four pixels, which every player shows.")
    private boolean yuv420;

    @Option(names = "--format", paramLabel = "FORMAT", description = "What to write, if OUT does not end with it.")
    private @Nullable String format;

    @Option(names = "--force", description = "Replace OUT if it is there already.")
    private boolean force;

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by the command line, which fills in what is asked for. */
    public ExportCommand() {}

    @Override
    public Integer call() throws Failure {
        Path path = file;
        CommandSpec command = spec;
        if (path == null || command == null) {
            throw new IllegalStateException("called without a command line");
        }
        ExportFormat asked;
        ExportOptions options;
        try {
            asked = askedFormat();
            check(asked);
            options = options();
        } catch (IllegalArgumentException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
        requireOther(path);
        ExportJob.Outcome told = run(asked, new ExportJob(path, options, out, force, System.out));
        PrintWriter err = command.commandLine().getErr();
        told.warnings().forEach(warning -> err.println("Warning: " + path + ": " + warning));
        boolean standard = out.equals(ExportTarget.STANDARD_OUTPUT);
        PrintWriter words = standard ? err : command.commandLine().getOut();
        words.println((standard ? "standard output" : out) + ": " + told.words() + hint(asked));
        err.flush();
        words.flush();
        return ExitCode.OK.number();
    }

    private String hint(ExportFormat asked) {
        return asked.canHalveColors() && !yuv420 ? "; for a player that cannot show it: --yuv420" : "";
    }

    private ExportJob.Outcome run(ExportFormat asked, ExportJob job) throws Failure {
        return switch (asked) {
            case PNG -> at != null ? job.picture() : job.series(every != null);
            case GIF -> job.gif();
            case AVI -> job.avi(yuv420);
            case WEBP, WEBM, MP4, MKV -> {
                Ffmpeg ffmpeg = ffmpeg(asked);
                yield job.video(ffmpeg, video(asked, ffmpeg));
            }
        };
    }

    private ExportFormat askedFormat() {
        Optional<ExportFormat> found = ExportFormat.ofFile(format == null ? out : "." + format);
        if (found.isEmpty()) {
            String what = format != null
                    ? "--format: '" + format + "'"
                    : out.equals(ExportTarget.STANDARD_OUTPUT)
                            ? "the format of the standard output has to be told by --format"
                            : "'" + out + "' does not tell its format by its ending";
            throw new IllegalArgumentException(what + " (expected: " + ExportFormat.names() + ")");
        }
        return found.get();
    }

    private void check(ExportFormat asked) {
        boolean isSeries = asked == ExportFormat.PNG && ExportSeries.isNamedBy(out);
        require(
                asked != ExportFormat.PNG || isSeries != (at != null),
                isSeries
                        ? "--at is for one picture, and '" + out + "' names a series"
                        : "a png needs --at TIME, or the name of a series such as picture-%05d.png");
        require(at == null || asked == ExportFormat.PNG, "--at is for a png");
        require(
                at == null || (from == null && to == null && skipIdle == null),
                "--at is one moment: --from, --to and --skip-idle do not go with it");
        require(every == null || isSeries, "--every is for a series of png");
        require(every == null || fps == null, "--every and --fps do not go together");
        require(every == null || every.nanos() > 0, "--every: 0 (expected: more)");
        require(skipIdle == null || skipIdle.nanos() > 0, "--skip-idle: 0 (expected: more)");
        require(!lossless || asked == ExportFormat.MKV, "--lossless is for mkv; png and webp lose nothing anyway");
        require(!yuv420 || asked.canHalveColors(), "--yuv420 is for mp4, webm and avi");
        require(
                asked != ExportFormat.GIF || fps == null || fps <= GifSink.PER_SECOND_MAX,
                "--fps: " + fps + " (expected: at most " + GifSink.PER_SECOND_MAX + " for gif)");
        require(
                from == null || to == null || from.nanos() < to.nanos(),
                "--from " + from + " --to " + to + ": ends before it begins");
    }

    private static void require(boolean isRight, String otherwise) {
        if (!isRight) {
            throw new IllegalArgumentException(otherwise);
        }
    }

    private ExportOptions options() {
        Moment moment = at;
        Moment begin = moment == null ? from : moment;
        Moment end = to;
        Moment idle = skipIdle;
        Moment slot = every;
        Rate rate = slot != null ? Rate.every(slot.nanos()) : fps != null ? Rate.perSecond(fps) : Rate.USUAL;
        return new ExportOptions(
                begin == null ? 0 : begin.nanos(),
                end == null ? Long.MAX_VALUE : end.nanos(),
                display,
                !noCursor,
                rate,
                speed,
                idle == null ? ExportOptions.NEVER_IDLE : idle.nanos());
    }

    private void requireOther(Path path) throws Failure {
        try {
            if (!out.equals(ExportTarget.STANDARD_OUTPUT)
                    && Files.exists(path)
                    && Files.exists(Path.of(out))
                    && Files.isSameFile(path, Path.of(out))) {
                throw new Failure(ExitCode.USAGE, path + ": cannot be exported to itself");
            }
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
    }

    private Ffmpeg ffmpeg(ExportFormat asked) throws Failure {
        try {
            return Ffmpeg.find(Optional.ofNullable(System.getenv("PATH")).orElse(""))
                    .orElseThrow(() -> new Failure(
                            ExitCode.FAILURE,
                            asked.ending() + " is made by ffmpeg, which is not installed" + NO_FFMPEG));
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILURE, "ffmpeg cannot be started: " + Failure.words(e) + NO_FFMPEG);
        }
    }

    private VideoFormat video(ExportFormat asked, Ffmpeg ffmpeg) throws Failure {
        VideoFormat video = asked.video(lossless, yuv420);
        if (video == VideoFormat.MKV_LOSSLESS && !ffmpeg.has(video) && ffmpeg.has(VideoFormat.MKV_FFV1)) {
            return VideoFormat.MKV_FFV1;
        }
        if (!ffmpeg.has(video)) {
            throw new Failure(
                    ExitCode.FAILURE,
                    "the ffmpeg that is installed has no " + video.encoder() + ", which makes " + asked.ending()
                            + NO_FFMPEG);
        }
        return video;
    }
}
