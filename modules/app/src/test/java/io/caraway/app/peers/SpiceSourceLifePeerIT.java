package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.testkit.Deadline;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.QemuScreen;
import io.caraway.testkit.RemoteViewer;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XspiceServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a broadcast when the SPICE server behind it dies, lets in somebody else, or moves to another host. */
@NeedsPrograms({
    "Xorg",
    "Xspice",
    "Xvfb",
    "xdotool",
    "xsetroot",
    "display",
    "import",
    "spicy-screenshot",
    "remote-viewer",
    "qemu-system-x86_64"
})
final class SpiceSourceLifePeerIT {
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int SECONDS = 60;
    private static final int KILLS = 5;
    private static final int BACKGROUND = 0x204060;
    private static final int OTHER_BACKGROUND = 0x1a0f05;
    private static final long SEED = 29;
    private static final long LEFT_ALONE_SECONDS = 15;
    private static final String LOST = "event=source-lost";
    private static final String BACK = "event=source-back";
    private static final String TAKEN = "event=source-taken";
    private static final String MOVED = "event=source-moved";

    @TempDir
    Path folder;

    @Test
    void serve_serverThatIsKilledAgainAndAgain_keepsEveryPictureAndTheRecording() throws IOException {
        Path recording = folder.resolve("killed.caraway");
        Painted desktop = Painted.start(0);
        try (Relay relay = Relay.to(desktop.port())) {
            try (Caraway caraway =
                            Caraway.serve("spice://127.0.0.1:" + relay.port(), "--record", recording.toString());
                    RemoteViewer viewer = RemoteViewer.start(caraway.spicePort())) {
                viewer.awaitPicture(desktop.picture, "life-0");
                for (int kill = 1; kill <= KILLS; kill++) {
                    desktop.server.display().server().signal("KILL");
                    awaitCount(caraway, LOST, kill);
                    viewer.awaitPicture(desktop.picture, "life-gone-" + kill);
                    desktop.close();

                    desktop = Painted.start(kill);
                    relay.turnTo(desktop.port());
                    viewer.awaitPicture(desktop.picture, "life-back-" + kill);
                    awaitCount(caraway, BACK, kill);
                }
                assertThat(viewer.program().isRunning()).isTrue();
                caraway.assertShows(desktop.picture, "life-end");
                assertThat(count(caraway, LOST)).isEqualTo(KILLS);
                assertThat(count(caraway, TAKEN)).isZero();
                caraway.interrupt();
            }
            Caraway.assertReplayEndsWith(recording, desktop.picture, "life-replay");
        } finally {
            desktop.close();
        }
    }

    @Test
    void serve_serverThatLetsInAnotherViewer_leavesItAloneAndKeepsThePicture() {
        try (QemuScreen machine = QemuScreen.spice();
                Caraway caraway = Caraway.serve("spice://127.0.0.1:" + machine.port());
                RemoteViewer viewer = RemoteViewer.start(caraway.spicePort())) {
            Screenshot truth = machine.freezeAfterFirstChange();
            viewer.awaitPicture(truth, "life-taken-before");
            machine.thaw();

            SpicyScreenshot.take(machine.port());
            awaitCount(caraway, TAKEN, 1);
            Screenshot last = SpicyScreenshot.take(caraway.spicePort());
            viewer.awaitPicture(last, "life-taken");
            long since = System.nanoTime();
            while (System.nanoTime() - since < TimeUnit.SECONDS.toNanos(LEFT_ALONE_SECONDS)) {
                SpicyScreenshot.take(machine.port());
                SpicyScreenshot.take(caraway.spicePort()).assertEqualPixels(last, "life-taken-later");
            }
            assertThat(count(caraway, TAKEN)).isEqualTo(1);
            assertThat(count(caraway, BACK)).isZero();
            assertThat(count(caraway, LOST)).isZero();

            machine.close();
            awaitCount(caraway, LOST, 1);
            viewer.awaitPicture(last, "life-taken-and-gone");
        }
    }

    @Test
    void serve_withRetake_takesTheDesktopBackFromAnotherViewer() {
        try (QemuScreen machine = QemuScreen.spice();
                Caraway caraway = Caraway.serve("spice://127.0.0.1:" + machine.port(), "--retake")) {
            SpicyScreenshot.take(machine.port());
            awaitCount(caraway, TAKEN, 1);

            awaitCount(caraway, BACK, 1);
            machine.freeze();
            caraway.assertShows(machine.screenshot(), "life-retaken");
            assertThat(count(caraway, LOST)).isZero();
        }
    }

    @Test
    void serve_machineThatMigrates_followsItToTheOtherHost() {
        try (QemuScreen target = QemuScreen.spiceForMigration();
                QemuScreen machine = QemuScreen.spice();
                Caraway caraway = Caraway.serve("spice://127.0.0.1:" + machine.port());
                RemoteViewer viewer = RemoteViewer.start(caraway.spicePort())) {
            Screenshot before = machine.freezeAfterFirstChange();
            viewer.awaitPicture(before, "life-migration-before");
            machine.thaw();

            machine.migrateTo(target);
            awaitCount(caraway, MOVED, 1);
            assertThat(caraway.program().errors()).contains("to=spice://127.0.0.1:" + target.port());
            machine.close();
            target.reset();
            target.freeze();

            Screenshot after = target.screenshot();
            caraway.assertShows(after, "life-migration-after");
            viewer.awaitPicture(after, "life-migration-after-long-viewer");
            assertThat(count(caraway, LOST)).isZero();
            assertThat(count(caraway, TAKEN)).isZero();
        }
    }

    /** A desktop that looks like no other. */
    private record Painted(XspiceServer server, XDesktop desktop, Screenshot picture) implements AutoCloseable {
        static Painted start(int number) {
            XspiceServer server = XspiceServer.start(WIDTH, HEIGHT, Map.of());
            XDesktop desktop = new XDesktop(server.display());
            desktop.background(BACKGROUND + number * OTHER_BACKGROUND);
            desktop.openPicture(230, 170, 500, 300, SEED + number);
            desktop.awaitStill();
            return new Painted(server, desktop, SpicyScreenshot.take(server.port()));
        }

        int port() {
            return server.port();
        }

        @Override
        public void close() {
            desktop.close();
            server.close();
        }
    }

    private static void awaitCount(Caraway caraway, String event, int count) {
        Deadline.seconds(SECONDS)
                .until(
                        event + " for the " + count + "th time",
                        () -> count(caraway, event) >= count,
                        caraway.program()::log);
    }

    private static long count(Caraway caraway, String event) {
        return caraway.program()
                .errors()
                .lines()
                .filter(line -> line.contains(event))
                .count();
    }
}
