package io.caraway.app.tools;

import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import io.caraway.app.Version;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells when something was written in a recording. */
@Command(
        name = "search",
        description = {
            "Tell when a text stands in markers, titles, addresses of viewers, or keys that were pressed.",
            "Keys are there if key strokes were recorded. Upper and lower case are the same; keys are taken for",
            "those of a US keyboard. That nothing is found is no failure."
        },
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        footer = {
            "",
            "Examples:",
            "  caraway search day.caraway lunch",
            "  caraway search day.caraway \"error 42\" --json"
        })
public final class SearchCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The recording.")
    private @Nullable Path file;

    @Parameters(paramLabel = "TEXT", description = "What to look for.")
    private String text = "";

    @Option(names = "--json", description = "Print all that is found as one JSON object.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    /** Called by the command line, which fills in what is asked for. */
    public SearchCommand() {}

    @Override
    public Integer call() throws Failure {
        Path path = file;
        CommandSpec command = spec;
        if (path == null || command == null) {
            throw new IllegalStateException("called without a command line");
        }
        if (text.isEmpty()) {
            throw new ParameterException(command.commandLine(), "no text to look for");
        }
        PrintWriter out = command.commandLine().getOut();
        if (json) {
            JsonArray all = new JsonArray();
            List<String> warnings = Finds.in(path, text, find -> all.add(json(find)));
            JsonObject whole = new JsonObject()
                    .put("file", path.toString())
                    .put("found", all)
                    .put("warnings", new JsonArray(warnings));
            out.println(whole.encodePrettily());
        } else {
            PrintWriter err = command.commandLine().getErr();
            Finds.in(path, text, find -> out.println(words(find)))
                    .forEach(warning -> err.println("Warning: " + path + ": " + warning));
            err.flush();
        }
        out.flush();
        return ExitCode.OK.number();
    }

    private static String words(Finds.Find find) {
        String where = switch (find.place()) {
            case MARKER -> "marker, display " + find.number();
            case TITLE -> "title, display " + find.number();
            case KEYS -> "keys, viewer " + find.number();
            case VIEWER -> "address, viewer " + find.number();
        };
        return Moment.words(find.timeNanos()) + "  " + where + ": " + OneLine.of(find.text());
    }

    private static JsonObject json(Finds.Find find) {
        String number = switch (find.place()) {
            case MARKER, TITLE -> "display";
            case KEYS, VIEWER -> "viewer";
        };
        return new JsonObject()
                .put("timeSeconds", Moment.seconds(find.timeNanos()))
                .put("place", find.place().name().toLowerCase(Locale.ROOT))
                .put(number, find.number())
                .put("text", find.text());
    }
}
