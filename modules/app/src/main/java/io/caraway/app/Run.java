package io.caraway.app;

import io.caraway.display.DisplayInfo;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;

/** What every command that serves does: start, tell the addresses, and stay until it is told to end. */
final class Run {
    /** One event loop for main, one for the source, and one to spare. */
    private static final int EVENT_LOOPS = 3;

    private Run() {}

    /** Runs until the program is told to end by a signal, which closes everything in good order. */
    static void untilSignal(Starter starter, String source, Viewers viewers, Recording recording, PrintStream out)
            throws Failure {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(EVENT_LOOPS));
        Broadcast broadcast = new Broadcast(vertx);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(broadcast, viewers, out), "close"));
        broadcast.start(starter, viewers.server(), recording.recorder());
        out.print(startUpBlock(source, viewers, recording, broadcast));
        out.flush();
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

    private static String startUpBlock(String source, Viewers viewers, Recording recording, Broadcast broadcast) {
        DisplayInfo info = broadcast.info();
        String uri = "spice://" + viewers.address().authority(broadcast.spicePort());
        StringBuilder block = new StringBuilder();
        block.append("Caraway ").append(Version.text()).append(System.lineSeparator());
        line(block, "source", source);
        line(
                block,
                "desktop",
                info.width() + "x" + info.height() + (info.title().isEmpty() ? "" : ", " + info.title()));
        recording
                .recorder()
                .ifPresent(options -> line(block, "recording", options.file().toString()));
        line(block, "spice", uri);
        block.append("Ready. To watch: remote-viewer ").append(uri).append("   To end: Ctrl-C");
        return block.append(System.lineSeparator()).toString();
    }

    private static void line(StringBuilder block, String name, String value) {
        block.append(String.format("  %-10s %s%n", name, value));
    }
}
