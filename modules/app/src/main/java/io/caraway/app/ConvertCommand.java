package io.caraway.app;

import io.caraway.imports.ForeignFormat;
import io.caraway.recording.RecordingReader;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes recordings of other programs ours. */
@Command(
        name = "convert",
        description = {
            "Make a recording of another program one of ours.",
            "It is recognised by what it holds, as it is or packed by gzip. Times are kept. A recording that is cut is",
            "converted up to there; one that is damaged too, and the command fails."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "What is read:",
            "  what spice-server records of a guest's QXL commands, as QEMU and Xspice do",
            "  with SPICE_WORKER_RECORD_FILENAME=FILE in their environment;",
            "  and FBS files of VNC proxies, such as rfbproxy",
            "",
            "Examples:",
            "  caraway convert session.qxlrec session.caraway",
            "  caraway convert lesson.fbs lesson.caraway",
            "  xz -dc session.qxlrec.xz | caraway convert - session.caraway"
        })
final class ConvertCommand implements Callable<Integer> {
    @Parameters(paramLabel = "IN", description = "The recording of the other program; - is the standard input.")
    private String in = "";

    @Parameters(paramLabel = "OUT", description = "The recording to write.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Replace OUT if it is there already.")
    private boolean force;

    @Override
    public Integer call() throws Failure {
        Path target = out;
        if (target == null) {
            throw new IllegalStateException("called without a command line");
        }
        boolean standard = in.equals(ForeignInput.STANDARD_INPUT);
        try (ForeignInput input = standard ? ForeignInput.standard() : ForeignInput.of(Path.of(in))) {
            if (!standard && Files.exists(target) && Files.isSameFile(Path.of(in), target)) {
                throw new Failure(ExitCode.USAGE, in + ": cannot be converted to itself");
            }
            Optional<ForeignFormat.Found> found = input.find();
            if (found.isEmpty()) {
                throw new Failure(
                        ExitCode.RECORDING, input.name() + ": " + (standard ? notKnown() : whatElse(Path.of(in))));
            }
            StatusLine status = new StatusLine(System.err, StatusLine.isTerminal());
            Converted converted = new Conversion(input, found.get(), target, force, status).run();
            tell(input, found.get().format(), converted, System.out);
            if (converted.fault().isPresent()) {
                Failure fault = converted.fault().get();
                throw new Failure(
                        fault.code(),
                        fault.getMessage() + "; " + target + " holds the " + Converted.seconds(converted.nanos())
                                + " before that");
            }
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
        return ExitCode.OK.number();
    }

    private static void tell(ForeignInput input, ForeignFormat format, Converted converted, PrintStream out) {
        converted.warn(input.name(), out);
        out.println(converted.file() + ": " + converted.figures() + ", from a " + format.words());
    }

    private static String whatElse(Path file) throws IOException {
        try (RecordingReader reader = RecordingReader.open(file)) {
            return "is a Caraway recording already";
        } catch (ProtocolException e) {
            return notKnown();
        }
    }

    private static String notKnown() {
        return "no recording of another program that is known here; known are: "
                + Arrays.stream(ForeignFormat.values())
                        .map(ForeignFormat::words)
                        .collect(Collectors.joining(", "));
    }
}
