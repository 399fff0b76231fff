package io.caraway.app.tools;

import io.caraway.app.Main;
import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/**
 * A command that was run in this process, by the command line of the whole program.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Ran(int code, String out, String err) {
    /** Runs it. */
    static Ran of(Object... arguments) {
        return by(Main.commandLine(), arguments);
    }

    /** Runs it by that command line, which may be used again. */
    static Ran by(CommandLine caraway, Object... arguments) {
        String[] words = new String[arguments.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = arguments[i].toString();
        }
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        caraway.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true));
        int code = caraway.execute(words);
        return new Ran(code, out.toString(), err.toString());
    }

    /** What it wrote to standard output, as JSON. */
    JsonObject json() {
        return new JsonObject(out);
    }
}
