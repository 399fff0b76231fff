package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.testkit.Deadline;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.Programs;
import io.caraway.testkit.RamDisk;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XvncServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills while a session is recorded: viewers see on, and recording goes on when there is room. */
@NeedsPrograms({
    "Xvnc",
    "xterm",
    "xdotool",
    "xsetroot",
    "display",
    "import",
    "bash",
    "spicy-screenshot",
    "mount",
    Programs.ROOT
})
final class FullDiskPeerIT {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int SECONDS = 30;
    private static final int HEADER_BYTES = 100;
    private static final int DISK_MEGABYTES = 24;
    private static final int RED = 0xa00000;
    private static final int GREEN = 0x00a000;
    private static final int BLUE = 0x0000a0;
    private static final long SEED = 52;

    @TempDir
    private Path folder;

    @Test
    void recording_onADiskThatFills_goesOnInANewFileWhenThereIsRoom() throws IOException {
        try (RamDisk disk = RamDisk.mount(folder, DISK_MEGABYTES);
                XvncServer source = XvncServer.start(WIDTH, HEIGHT);
                XDesktop desktop = new XDesktop(source.display())) {
            assertThat(disk).isNotNull();
            Path recording = folder.resolve("day.caraway");
            source.display().run("xdotool", "mousemove", "0", "0");
            desktop.background(RED);
            String window = desktop.openPicture(300, 200, 50, 50, SEED);
            Screenshot red = desktop.awaitStill();
            Screenshot last;
            try (Caraway caraway = Caraway.serve(source.port(), "--record", recording.toString())) {
                awaitShown(caraway, red, "before");
                Deadline.seconds(SECONDS)
                        .until(
                                "the first picture is on the disk",
                                () -> recording.toFile().length() > HEADER_BYTES,
                                () -> caraway.program().log());
                Path ballast = folder.resolve("ballast");
                fill(ballast);
                source.display().run("xdotool", "windowmove", window, "200", "150");
                desktop.openPicture(400, 300, 0, 100, SEED + 1);
                desktop.background(GREEN);
                caraway.mayTell("recording stopped, ");
                awaitSaid(caraway, "recording stopped, " + recording);
                awaitShown(caraway, desktop.awaitStill(), "while-the-disk-is-full");

                Files.delete(ballast);
                awaitSaid(caraway, "recording goes on in " + folder.resolve("day-2.caraway"));
                desktop.background(BLUE);
                last = desktop.awaitStill();
                awaitShown(caraway, last, "after");
                caraway.interrupt();
            }
            Caraway.assertReplayEndsWith(folder.resolve("day-2.caraway"), last, "full-disk-second-part");
            try (Caraway first = Caraway.replay(recording, "--speed", "100")) {
                first.awaitEndOfRecording();
                assertThat(SpicyScreenshot.take(first.spicePort()).width()).isEqualTo(WIDTH);
            }
        }
    }

    /** Leaves no room at all. */
    private static void fill(Path file) throws IOException {
        byte[] bytes = new byte[1 << 12];
        try (var out = Files.newOutputStream(file)) {
            while (true) {
                out.write(bytes);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
    }

    private static void awaitSaid(Caraway caraway, String words) {
        Deadline.seconds(SECONDS)
                .until(
                        words,
                        () -> caraway.program().errors().contains(words),
                        () -> caraway.program().log());
    }

    private static void awaitShown(Caraway caraway, Screenshot truth, String name) {
        try {
            Deadline.seconds(SECONDS)
                    .until(name, () -> SpicyScreenshot.take(caraway.spicePort()).equals(truth), () -> "");
        } catch (AssertionError e) {
            SpicyScreenshot.take(caraway.spicePort()).assertEqualPixels(truth, name);
            throw e;
        }
    }
}
