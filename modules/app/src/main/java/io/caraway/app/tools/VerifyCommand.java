package io.caraway.app.tools;

import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import io.caraway.app.Version;
import io.caraway.recording.Verification;
import io.caraway.wire.ProtocolException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells whether a recording is as it was written, and all there. */
@Command(
        name = "verify",
        description = {
            "Tell whether a recording is sound and complete.",
            "Sound: as it was written, by its check sums, digests, offsets and times. Complete: closed, no segment missing.",
            "One that was cut is sound and not complete.",
            "It succeeds if the recording is both, and with --pixels if nothing is drawn otherwise than it was live."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  caraway verify day.caraway",
            "  caraway verify day.caraway --pixels",
            "  caraway verify day.caraway --json"
        })
public final class VerifyCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The recording.")
    private @Nullable Path file;

    @Option(
            names = "--pixels",
            description = {
                "Draw everything again, and compare surfaces with the hashes that were recorded of them, and each",
                "keyframe with what was drawn up to it."
            })
    private boolean pixels;

    @Option(names = "--json", description = "Print the result as one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by the command line, which fills in what is asked for. */
    public VerifyCommand() {}

    @Override
    public Integer call() throws Failure {
        Path path = file;
        CommandSpec command = spec;
        if (path == null || command == null) {
            throw new IllegalStateException("called without a command line");
        }
        Verification verification = verify(path);
        Optional<Redrawn> redrawn = pixels ? Optional.of(Redrawn.of(path)) : Optional.empty();
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            out.println(json(path, verification, redrawn).encodePrettily());
        } else {
            tell(path, verification, redrawn, out);
        }
        out.flush();
        boolean isSame = redrawn.isEmpty() || redrawn.get().isSame();
        if (!verification.isSound() || !verification.isComplete() || !isSame) {
            throw new Failure(ExitCode.RECORDING, path + ": is " + verdict(verification, isSame));
        }
        return ExitCode.OK.number();
    }

    /** Looks at every byte of that recording. */
    static Verification verify(Path path) throws Failure {
        Pass.requireFile(path);
        Told told = new Told("verified");
        try {
            long size = Files.size(path);
            return Verification.of(path, offset -> told.step(offset, size));
        } catch (ProtocolException e) {
            throw Failure.ofRecording(e);
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        } finally {
            told.end();
        }
    }

    private static String verdict(Verification found, boolean isSame) {
        String words = found.isSound()
                ? found.isComplete() ? "sound and complete" : "sound, but not complete"
                : found.isComplete() ? "complete, but not sound" : "neither sound nor complete";
        return isSame ? words : words + ", and draws something else than was seen live";
    }

    private static void tell(Path path, Verification found, Optional<Redrawn> redrawn, PrintWriter out) {
        out.println(path);
        out.println("  sound      " + (found.isSound() ? "yes" : "no: it is not as it was written"));
        list(found.faults(), out);
        out.println("  complete   " + (found.isComplete() ? "yes" : "no: something is missing"));
        list(found.missing(), out);
        out.println("  segments   " + found.segments() + ", " + found.sealedSegments() + " with the right digest");
        found.digest().ifPresent(digest -> out.println("  digest     " + digest.hex()));
        redrawn.ifPresent(drawn -> {
            out.println("  hashes     " + words(drawn.hashes(), drawn.hashesDiffering()));
            out.println("  keyframes  " + words(drawn.keyframes(), drawn.keyframesDiffering()));
            list(drawn.words(), out);
            list(drawn.passedOver(), out);
        });
    }

    private static String words(long compared, long differing) {
        return compared == 0
                ? "none to compare"
                : compared + " compared, " + (differing == 0 ? "all the same" : differing + " of them differ");
    }

    private static void list(List<String> words, PrintWriter out) {
        words.forEach(line -> out.println("    " + line));
    }

    private static JsonObject json(Path path, Verification found, Optional<Redrawn> redrawn) {
        JsonObject json = new JsonObject()
                .put("file", path.toString())
                .put("sound", found.isSound())
                .put("complete", found.isComplete())
                .put("faults", new JsonArray(found.faults()))
                .put("missing", new JsonArray(found.missing()))
                .put("segments", found.segments())
                .put("sealedSegments", found.sealedSegments());
        found.digest().ifPresent(digest -> json.put("digest", digest.hex()));
        redrawn.ifPresent(drawn -> json.put(
                "pixels",
                new JsonObject()
                        .put("hashes", drawn.hashes())
                        .put("hashesDiffering", drawn.hashesDiffering())
                        .put("keyframes", drawn.keyframes())
                        .put("keyframesDiffering", drawn.keyframesDiffering())
                        .put("differences", new JsonArray(drawn.words()))
                        .put("passedOver", new JsonArray(drawn.passedOver()))));
        return json;
    }
}
