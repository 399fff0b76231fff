package io.caraway.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An X server without a screen of its own, under a display number that it picked itself. Belongs to one test. */
public final class XDisplay implements AutoCloseable {
    private static final Pattern NUMBER = Pattern.compile("^\\d+$");
    private static final int START_SECONDS = 20;

    private final RealProgram server;
    private final String name;

    private XDisplay(RealProgram server, String name) {
        this.server = server;
        this.name = name;
    }

    /** Xvfb: a screen of that size that nobody sees. */
    public static XDisplay xvfb(int width, int height) {
        return start("Xvfb", List.of("-screen", "0", width + "x" + height + "x24", "-nolisten", "tcp"));
    }

    /** An X server with those arguments. Once its number is printed it takes clients, and listens wherever it was told to. */
    static XDisplay start(String program, List<String> arguments) {
        return start(program, Map.of(), arguments);
    }

    /** The same with further environment variables. */
    static XDisplay start(String program, Map<String, String> environment, List<String> arguments) {
        // A file of its own for the number: the server closes it, and what it prints must not go wherever that file is
        // used next.
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "exec \"$0\" \"$@\" 3>&1", program, "-displayfd", "3"));
        command.addAll(arguments);
        RealProgram server = RealProgram.start(program, environment, command);
        try {
            return new XDisplay(
                    server, ":" + server.awaitLine(NUMBER, START_SECONDS).group());
        } catch (AssertionError e) {
            server.close();
            throw e;
        }
    }

    /** What its clients take as the DISPLAY variable, such as ":3". */
    public String name() {
        return name;
    }

    /** The server process. */
    public RealProgram server() {
        return server;
    }

    /** Starts a client of this display. */
    public RealProgram start(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return RealProgram.start(program, Map.of("DISPLAY", name), command);
    }

    /** Runs a client of this display to its end, which must be a good one, and returns what it printed. */
    public String run(String program, String... arguments) {
        try (RealProgram client = start(program, arguments)) {
            if (client.awaitExit(START_SECONDS) != 0) {
                throw new AssertionError("failed: " + List.of(arguments) + "\n" + client.log());
            }
            return client.output();
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
