package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.testkit.Deadline;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The built program, running. Belongs to one test. */
final class Caraway implements AutoCloseable {
    private static final Path JAR = Path.of(System.getProperty("caraway.jar", "target/caraway.jar"));
    private static final Pattern ADDRESS = Pattern.compile("^ +spice +spice://127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern DVR_ADDRESS = Pattern.compile("^ +dvr +spice://127\\.0\\.0\\.1:(\\d+)");
    private static final Pattern READY = Pattern.compile("^Ready");
    private static final Pattern END = Pattern.compile("^End of recording");
    private static final int START_SECONDS = 30;
    private static final int RUN_SECONDS = 120;
    private static final int REPLAY_SECONDS = 60;
    private static final int CATCH_UP_SECONDS = 15;
    private static final int STOP_SECONDS = 15;
    private static final int VIEWERS = 3;

    private final RealProgram program;
    private final List<String> mayTell = new ArrayList<>();

    private Caraway(RealProgram program) {
        this.program = program;
    }

    /** Starts the program with those arguments and waits for nothing. */
    static Caraway start(String... arguments) {
        if (!Files.exists(JAR)) {
            throw new AssertionError("not built: " + JAR.toAbsolutePath());
        }
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java, "-ea", "-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new Caraway(RealProgram.start("caraway-" + arguments[0], Map.of(), command));
    }

    /** Broadcasts the VNC server on that port of this machine, once viewers can connect. */
    static Caraway serve(int vncPort, String... options) {
        return serve("vnc://127.0.0.1:" + vncPort, options);
    }

    /** Broadcasts a source, once viewers can connect. */
    static Caraway serve(String source, String... options) {
        List<String> arguments = new ArrayList<>(List.of("serve", source, "--spice", "0"));
        arguments.addAll(List.of(options));
        return start(arguments.toArray(String[]::new)).awaitReady();
    }

    /** Replays a recording, once viewers can connect. */
    static Caraway replay(Path recording, String... options) {
        List<String> arguments = new ArrayList<>(List.of("replay", recording.toString(), "--spice", "0"));
        arguments.addAll(List.of(options));
        return start(arguments.toArray(String[]::new)).awaitReady();
    }

    /** Runs it to its end, which must be a good one, and tells what it printed. */
    static String run(String... arguments) {
        try (Caraway caraway = start(arguments)) {
            int code = caraway.program.awaitExit(RUN_SECONDS);
            assertThat(code).as(caraway.program.log()).isZero();
            return caraway.program.output();
        }
    }

    /** An error with those words is none of its own. */
    void mayTell(String words) {
        mayTell.add(words);
    }

    /** Waits until it says that viewers can connect. */
    Caraway awaitReady() {
        try {
            program.awaitLine(READY, START_SECONDS);
            return this;
        } catch (AssertionError e) {
            program.close();
            throw e;
        }
    }

    /** Waits until a replay says that it shows the last picture. */
    void awaitEndOfRecording() {
        program.awaitLine(END, REPLAY_SECONDS);
    }

    /** The port of its SPICE viewers. */
    int spicePort() {
        return Integer.parseInt(program.awaitLine(ADDRESS, START_SECONDS).group(1));
    }

    /** The port on which it serves what it records. */
    int dvrPort() {
        return Integer.parseInt(program.awaitLine(DVR_ADDRESS, START_SECONDS).group(1));
    }

    /** Types a command while it runs, and returns its answer. */
    String type(String command) {
        return program.type(command, START_SECONDS);
    }

    /** The process. */
    RealProgram program() {
        return program;
    }

    /** Ends it as Ctrl-C does. */
    void interrupt() {
        program.signal("INT");
        program.awaitExit(STOP_SECONDS);
    }

    /**
     * Fails unless several viewers that join at the same time are all shown {@code truth}, a picture that is still.
     *
     * <p>What the source has drawn last may be on its way for a moment: other viewers look whether it has come. Those that
     * are judged get one chance.
     */
    void assertShows(Screenshot truth, String name) {
        awaitShows(truth, name);
        int viewer = 0;
        for (Screenshot shot : SpicyScreenshot.take(spicePort(), VIEWERS)) {
            shot.assertEqualPixels(truth, name + "-" + viewer++);
        }
    }

    /** Fails unless the end of a recording is, to several viewers, the picture {@code truth}. */
    static void assertReplayEndsWith(Path recording, Screenshot truth, String name) {
        try (Caraway replay = replay(recording, "--speed", "100")) {
            replay.awaitEndOfRecording();
            replay.assertShows(truth, name);
        }
    }

    private void awaitShows(Screenshot truth, String name) {
        try {
            Deadline.seconds(CATCH_UP_SECONDS)
                    .until(name, () -> SpicyScreenshot.take(spicePort()).equals(truth), program::log);
        } catch (AssertionError e) {
            SpicyScreenshot.take(spicePort()).assertEqualPixels(truth, name);
            throw e;
        }
    }

    /** Ends it; fails if it has told of a fault of its own. */
    @Override
    public void close() {
        program.close();
        String errors = program.errors()
                .lines()
                .filter(line -> mayTell.stream().noneMatch(line::contains))
                .collect(Collectors.joining("\n"));
        assertThat(errors).doesNotContain(" ERROR ", "\tat ");
    }
}
