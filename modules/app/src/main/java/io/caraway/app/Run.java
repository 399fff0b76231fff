package io.caraway.app;

import io.caraway.app.terminal.Terminal;
import io.caraway.app.terminal.TerminalCommand;
import io.caraway.display.DisplayInfo;
import io.caraway.recorder.Recorder;
import io.caraway.recorder.RecorderOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** What every command that serves does: start, tell the addresses, and stay until it is told to end. */
final class Run {
    /** One event loop for main, one for the source, and one to spare. */
    private static final int EVENT_LOOPS = 3;

    private Run() {}

    /** Runs until the program is told to end by a signal, which closes everything in good order. */
    static void untilSignal(Starter starter, String source, Viewers viewers, Recording recording, PrintStream out)
            throws Failure {
        Optional<RecorderOptions> recorder = recording.recorder(source);
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        Broadcast broadcast = new Broadcast(vertx);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(broadcast, viewers, out), "close"));
        broadcast.start(starter, viewers.server(), recorder);
        List<TerminalCommand> commands = new ArrayList<>(starter.commands());
        StringBuilder block = new StringBuilder(startUpBlock(source, viewers, broadcast));
        if (broadcast.recorder().isPresent()) {
            Recorder opened = broadcast.recorder().get();
            commands.add(mark(opened));
            if (recording.dvr().isPresent()) {
                Dvr dvr = Dvr.start(
                        vertx, opened.file(), viewers.server(recording.dvr().get()));
                commands.addAll(0, dvr.commands());
                line(block, "dvr", "spice://" + recording.dvr().get().authority(dvr.port()));
            }
        }
        String uri = "spice://" + viewers.address().authority(broadcast.spicePort());
        block.append("Ready. To watch: remote-viewer ").append(uri).append("   To end: Ctrl-C");
        out.println(block);
        out.flush();
        Terminal.start(commands, out);
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void end(Broadcast broadcast, Viewers viewers, PrintStream out) {
        broadcast.close();
        if (viewers.figures()) {
            broadcast.figures().forEach((number, figures) -> out.print(FiguresTable.of(number, figures)));
            out.flush();
        }
    }

    private static TerminalCommand mark(Recorder recorder) {
        return new TerminalCommand("mark", "TEXT", "mark this moment in the recording", text -> {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("what is the mark to be called?");
            }
            recorder.mark(text);
            return Future.succeededFuture("marked");
        });
    }

    private static String startUpBlock(String source, Viewers viewers, Broadcast broadcast) {
        DisplayInfo info = broadcast.info();
        StringBuilder block = new StringBuilder();
        block.append("Caraway ").append(Version.text()).append(System.lineSeparator());
        line(block, "source", source);
        line(
                block,
                "desktop",
                info.width() + "x" + info.height() + (info.title().isEmpty() ? "" : ", " + info.title()));
        broadcast
                .recorder()
                .ifPresent(recorder -> line(block, "recording", recorder.file().toString()));
        line(block, "spice", "spice://" + viewers.address().authority(broadcast.spicePort()));
        return block.toString();
    }

    private static void line(StringBuilder block, String name, String value) {
        block.append(String.format("  %-10s %s%n", name, value));
    }
}
