package io.caraway.app;

import io.caraway.app.terminal.TerminalCommand;
import io.caraway.replay.ReplayOptions;
import io.caraway.server.SpiceServerOptions;
import io.vertx.core.Vertx;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is being recorded, served a second time to viewers who go back in it, beside those who see it live. It reads the file
 * that the recorder writes; neither knows the other.
 */
final class Dvr {
    private final Broadcast broadcast;
    private final Starter starter;

    private Dvr(Broadcast broadcast, Starter starter) {
        this.broadcast = broadcast;
        this.starter = starter;
    }

    /** Begins to serve a file that is being recorded, with what it shows now. */
    static Dvr start(Vertx vertx, Path file, SpiceServerOptions viewers) throws Failure {
        Broadcast broadcast = new Broadcast(vertx);
        // The recording ends with the program: nobody needs to be told.
        PrintStream silence = new PrintStream(OutputStream.nullOutputStream(), true, Charset.defaultCharset());
        Starter starter = new ReplayStarter(
                ReplayOptions.of(file).atNanos(Long.MAX_VALUE).follow(true).build(), silence);
        broadcast.start(starter, viewers, Optional.empty());
        return new Dvr(broadcast, starter);
    }

    /** The port that viewers connect to. */
    int port() {
        return broadcast.spicePort();
    }

    /** What can be typed. */
    List<TerminalCommand> commands() {
        return starter.commands();
    }
}
