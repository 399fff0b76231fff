package io.caraway.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A run of the whole program in a process of its own, that has ended by itself.
 *
 * @param code its exit code
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record Program(int code, String out, String err) {
    private static final int WAIT_SECONDS = 60;

    /** The same, which reads that file as its standard input. */
    static Program runOn(Path input, Path folder, String... arguments) throws IOException, InterruptedException {
        return run(ProcessBuilder.Redirect.from(input.toFile()), folder, arguments);
    }

    /** The same, with that text to read. */
    static Program runWith(String input, Path folder, String... arguments) throws IOException, InterruptedException {
        return runOn(Files.writeString(folder.resolve("in"), input), folder, arguments);
    }

    /** Runs it with files for its output in that folder, and without passwords in the environment. */
    static Program run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(ProcessBuilder.Redirect.PIPE, folder, arguments);
    }

    private static Program run(ProcessBuilder.Redirect input, Path folder, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.redirectInput(input);
        builder.environment().remove("CARAWAY_TICKET");
        builder.environment().remove("CARAWAY_VNC_PASSWORD");
        builder.environment().remove("CARAWAY_SPICE_PASSWORD");
        Process process = builder.start();
        if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running after " + WAIT_SECONDS + " s: " + List.of(arguments) + "\n"
                    + Files.readString(out) + Files.readString(err));
        }
        return new Program(
                process.exitValue(),
                Files.readString(out, StandardCharsets.UTF_8),
                Files.readString(err, StandardCharsets.UTF_8));
    }
}
