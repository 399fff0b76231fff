package io.caraway.app.peers;

import io.caraway.testkit.Deadline;
import io.caraway.testkit.FreePorts;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.QemuScreen;
import io.caraway.testkit.RemoteViewer;
import io.caraway.testkit.Screenshot;
import org.junit.jupiter.api.Test;

/**
 * The screen of a QEMU machine, as its SPICE server gives it, broadcast while the firmware starts. We are its one viewer: what
 * the screen shows is told by QEMU itself.
 */
@NeedsPrograms({
    "qemu-system-x86_64",
    "/usr/lib/grub-rescue/grub-rescue-floppy.img",
    "spicy-screenshot",
    "remote-viewer",
    "Xvfb",
    "import"
})
final class QemuSpicePeerIT {
    private static final int SECONDS = 30;
    private static final int BOOT_SECONDS = 120;
    private static final int MENU_PIXELS_MIN = 8000;

    /** From the package grub-rescue-pc. */
    private static final String BOOT_LOADER =
            "file=/usr/lib/grub-rescue/grub-rescue-floppy.img,format=raw,if=floppy,snapshot=on";

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

    /** With two QXL devices, the second of which shows nothing as long as no operating system drives it. */
    @Test
    void serve_machineWithQxlDevices_viewersShowItsFirmwareAndItsBootLoader() {
        int port = FreePorts.next();
        String where = "addr=127.0.0.1,port=" + port + ",disable-ticketing=on";
        String[] devices = {"-vga", "qxl", "-device", "qxl", "-drive", BOOT_LOADER};
        try (QemuScreen machine = QemuScreen.spice(where, devices);
                Caraway caraway = Caraway.serve("spice://127.0.0.1:" + port);
                RemoteViewer viewer = RemoteViewer.start(caraway.spicePort())) {
            Screenshot firmware = machine.freezeAfterFirstChange();
            caraway.assertShows(firmware, "qemu-qxl-firmware");

            machine.thaw();
            Deadline.seconds(BOOT_SECONDS)
                    .until("the menu of the boot loader", () -> isMenu(machine.screenshot()), () -> "");
            machine.freeze();
            Screenshot menu = machine.screenshot();
            caraway.assertShows(menu, "qemu-qxl-menu");
            viewer.awaitPicture(menu, "qemu-qxl-menu-long-viewer");

            machine.thaw();
            machine.key("down");
            Screenshot chosen = freezeAfterChange(machine, menu);
            caraway.assertShows(chosen, "qemu-qxl-chosen");
            viewer.awaitPicture(chosen, "qemu-qxl-chosen-long-viewer");
        }
    }

    /** The chosen line is a bar of light. */
    private static boolean isMenu(Screenshot shot) {
        int light = 0;
        for (int pixel : shot.rgb()) {
            light += (pixel & 0xff) > 0x80 ? 1 : 0;
        }
        return light > MENU_PIXELS_MIN;
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
