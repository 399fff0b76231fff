package io.caraway.app.terminal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads commands line by line, and prints what came of each. Belongs to the thread that runs it. */
public final class Terminal implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Terminal.class);
    private static final int ANSWER_SECONDS = 60;
    private static final String HELP = "help";

    private final Map<String, TerminalCommand> commands = new LinkedHashMap<>();
    private final InputStream in;
    private final PrintStream out;

    /** Takes these commands, and {@code help}. */
    public Terminal(List<TerminalCommand> commands, InputStream in, PrintStream out) {
        commands.forEach(command -> this.commands.put(command.name(), command));
        this.in = in;
        this.out = out;
    }

    /** Begins to read the standard input, on a thread that does not keep the program alive. */
    public static void start(List<TerminalCommand> commands, PrintStream out) {
        if (!commands.isEmpty() && Foreground.mayRead()) {
            Thread thread = new Thread(new Terminal(commands, System.in, out), "terminal");
            thread.setDaemon(true);
            thread.start();
        }
    }

    @Override
    public void run() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset()))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (!line.isBlank()) {
                    tell(line.strip());
                }
            }
        } catch (IOException e) {
            LOG.debug("event=terminal-closed reason=\"{}\"", e.toString());
        }
    }

    private void tell(String line) {
        String[] words = line.split("\\s+", 2);
        TerminalCommand command = commands.get(words[0]);
        if (words[0].equals(HELP)) {
            help();
        } else if (command == null) {
            out.println(words[0] + ": unknown; 'help' tells what can be said");
        } else {
            answer(command, words.length > 1 ? words[1] : "");
        }
        out.flush();
    }

    private void answer(TerminalCommand command, String arguments) {
        try {
            String answer = command.action()
                    .apply(arguments)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (!answer.isEmpty()) {
                out.println(answer);
            }
        } catch (IllegalArgumentException e) {
            out.println(command.name() + ": " + e.getMessage());
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            out.println(command.name() + ": " + cause.getMessage());
        } catch (TimeoutException e) {
            out.println(command.name() + ": nothing came of it within " + ANSWER_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void help() {
        commands.values()
                .forEach(command -> out.println(String.format(
                        "  %-24s %s", (command.name() + " " + command.arguments()).strip(), command.words())));
        out.println("  Ctrl-C                   end");
    }
}
