package io.caraway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A running program whose output goes to two files under {@code target/peers}, kept for whoever reads a failure.
 *
 * <p>Belongs to one test, which closes it. Closing ends the program's children too: a program that starts others, such as
 * a session bus, leaves them behind otherwise.
 */
public final class RealProgram implements AutoCloseable {
    private static final Path FOLDER = Path.of("target", "peers");
    private static final AtomicInteger STARTED = new AtomicInteger();
    private static final int TERM_SECONDS = 5;
    private static final int SIGNAL_SECONDS = 10;
    private static final int SHOWN_CHARACTERS = 4000;

    private final String name;
    private final Process process;
    private final Path output;
    private final Path errors;

    private RealProgram(String name, Process process, Path output, Path errors) {
        this.name = name;
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** Starts {@code command} with this process's environment and {@code environment}; {@code name} names its log files. */
    public static RealProgram start(String name, Map<String, String> environment, List<String> command) {
        try {
            Files.createDirectories(FOLDER);
            String stem = ProcessHandle.current().pid() + "-" + STARTED.incrementAndGet() + "-" + name;
            Path output = FOLDER.resolve(stem + ".out");
            Path errors = FOLDER.resolve(stem + ".err");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().putAll(environment);
            return new RealProgram(name, builder.start(), output, errors);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot start " + command, e);
        }
    }

    /** Waits for a line of the standard output in which {@code pattern} is found, and returns where. */
    public Matcher awaitLine(Pattern pattern, int seconds) {
        return Deadline.seconds(seconds).get(name + " prints " + pattern, () -> lineOrEnd(pattern), this::log);
    }

    private Optional<Matcher> lineOrEnd(Pattern pattern) {
        // Asked before the output is read: what a program that ended has printed is then all there.
        boolean ended = !isRunning();
        Optional<Matcher> line = line(pattern);
        if (line.isEmpty() && ended) {
            throw new AssertionError(name + " ended without printing " + pattern + "\n" + log());
        }
        return line;
    }

    private Optional<Matcher> line(Pattern pattern) {
        String text = output();
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .findFirst();
    }

    /** Waits for the program's own end and returns its exit code, 128 and the signal's number if one ended it. */
    public int awaitExit(int seconds) {
        try {
            if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
                throw new AssertionError("not within " + seconds + " s: " + name + " ends\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for " + name, e);
        }
    }

    /** Whether the program has not ended. */
    public boolean isRunning() {
        return process.isAlive();
    }

    /** Everything printed on the standard output so far. */
    public String output() {
        return read(output);
    }

    /** Everything printed on the standard error output so far. */
    public String errors() {
        return read(errors);
    }

    /** Both outputs and the state of the program, for failure messages. */
    public String log() {
        String state = isRunning() ? "running" : "ended with " + process.exitValue();
        return name + " (" + state + ")\n--- output\n" + tail(output()) + "\n--- errors\n" + tail(errors());
    }

    /** Types a line, as at its terminal, and returns the first line that it prints after that. */
    public String type(String line, int seconds) {
        int before = output().length();
        try {
            process.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot type " + line + " to " + name, e);
        }
        return Deadline.seconds(seconds)
                .get(
                        name + " answers " + line,
                        () -> {
                            String since = output().substring(before);
                            int end = since.indexOf('\n');
                            return end < 0 ? Optional.empty() : Optional.of(since.substring(0, end));
                        },
                        this::log);
    }

    /** Sends a signal such as INT or STOP. */
    public void signal(String signal) {
        try {
            Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start();
            if (!kill.waitFor(SIGNAL_SECONDS, TimeUnit.SECONDS) || kill.exitValue() != 0) {
                throw new AssertionError("cannot send " + signal + " to " + log());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run kill", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while sending " + signal + " to " + name, e);
        }
    }

    /** Ends the program and its children: asks first, and insists after some seconds. */
    @Override
    public void close() {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        children.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(TERM_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor(TERM_SECONDS, TimeUnit.SECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static String read(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String tail(String text) {
        return text.substring(Math.max(0, text.length() - SHOWN_CHARACTERS));
    }
}
