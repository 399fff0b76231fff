package io.caraway.app.peers;

import io.caraway.testkit.Deadline;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.QemuScreen;
import io.caraway.testkit.RemoteViewer;
import io.caraway.testkit.Screenshot;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen of a QEMU machine, as its VNC server gives it, broadcast while the firmware starts. */
@NeedsPrograms({"qemu-system-x86_64", "spicy-screenshot", "remote-viewer", "Xvfb", "import"})
final class QemuVncPeerIT {
    private static final int SECONDS = 30;

    @TempDir
    Path folder;

    @Test
    void serve_machineThatStarts_viewersShowItsFrozenScreen() {
        Path recording = folder.resolve("qemu.caraway");
        Screenshot late;
        try (QemuScreen machine = QemuScreen.vnc();
                Caraway caraway = Caraway.serve(machine.port(), "--record", recording.toString());
                RemoteViewer viewer = RemoteViewer.start(caraway.spicePort())) {
            Screenshot early = freezeAfterChange(machine, machine.screenshot());
            caraway.assertShows(early, "qemu-early");
            viewer.awaitPicture(early, "qemu-early-long-viewer");

            machine.thaw();
            late = freezeAfterChange(machine, early);
            caraway.assertShows(late, "qemu-late");
            viewer.awaitPicture(late, "qemu-late-long-viewer");
            caraway.interrupt();
        }
        Caraway.assertReplayEndsWith(recording, late, "qemu-replay");
    }

    private static Screenshot freezeAfterChange(QemuScreen machine, Screenshot before) {
        Deadline.seconds(SECONDS)
                .until(
                        "the machine's screen changes",
                        () -> machine.screenshot().differingPixels(before) > 0,
                        before::toString);
        machine.freeze();
        return machine.screenshot();
    }
}
