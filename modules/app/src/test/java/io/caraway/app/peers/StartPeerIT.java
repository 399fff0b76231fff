package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XvncServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the program takes from its start to "Ready": printed, and judged by nobody but the reader. */
@NeedsPrograms({"Xvnc", "xsetroot", "xterm", "xdotool"})
final class StartPeerIT {
    private static final int STARTS = 5;

    @TempDir
    Path folder;

    @Test
    void start_ofEachCommand_getsReady() {
        Path recording = folder.resolve("start.caraway");
        try (XvncServer source = XvncServer.start(1024, 768);
                XDesktop desktop = new XDesktop(source.display())) {
            desktop.background(0x123456);
            desktop.openTerminal(80, 24, 10, 10);
            print("demo", () -> Caraway.start("demo", "--spice", "0").awaitReady());
            print("serve", () -> Caraway.serve(source.port()));
            try (Caraway caraway = Caraway.serve(source.port(), "--record", recording.toString())) {
                caraway.interrupt();
            }
            print("replay", () -> Caraway.replay(recording));
        }
    }

    private static void print(String name, Supplier<Caraway> start) {
        List<Long> millis = new ArrayList<>();
        for (int i = 0; i < STARTS; i++) {
            long begin = System.nanoTime();
            try (Caraway caraway = start.get()) {
                millis.add(Duration.ofNanos(System.nanoTime() - begin).toMillis());
                assertThat(caraway.program().isRunning()).isTrue();
            }
        }
        List<Long> sorted = millis.stream().sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "start of %s: median %d ms of %d starts %s%n",
                name,
                sorted.get(STARTS / 2),
                STARTS,
                sorted);
    }
}
