package io.caraway.app.peers;

import io.caraway.testkit.Deadline;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.QemuScreen;
import io.caraway.testkit.RemoteViewer;
import io.caraway.testkit.Screenshot;
import org.junit.jupiter.api.Test;

/**
 * The screen of a QEMU machine, as its SPICE server gives it, broadcast while the firmware starts. We are its one viewer: what
 * the screen shows is told by QEMU itself.
 */
@NeedsPrograms({"qemu-system-x86_64", "spicy-screenshot", "remote-viewer", "Xvfb", "import"})
final class QemuSpicePeerIT {
    private static final int SECONDS = 30;

    @Test
    void serve_machineThatStarts_viewersShowItsFrozenScreen() {
        try (QemuScreen machine = QemuScreen.spice();
                Caraway caraway = Caraway.serve("spice://127.0.0.1:" + machine.port());
                RemoteViewer viewer = RemoteViewer.start(caraway.spicePort())) {
            Screenshot early = freezeAfterChange(machine, machine.screenshot());
            caraway.assertShows(early, "qemu-spice-early");
            viewer.awaitPicture(early, "qemu-spice-early-long-viewer");

            machine.thaw();
            Screenshot late = freezeAfterChange(machine, early);
            caraway.assertShows(late, "qemu-spice-late");
            viewer.awaitPicture(late, "qemu-spice-late-long-viewer");
        }
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
