package io.caraway.app.peers;

import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.QemuScreen;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The screen of a QEMU machine whose SPICE server listens on a socket, as the reference client sees it and through us. */
@NeedsPrograms({"qemu-system-x86_64", "spicy-screenshot"})
final class SpiceUnixPeerIT {
    @TempDir
    private Path folder;

    @Test
    void serve_machineBySocket_viewersShowItsScreen() throws IOException {
        Path socket = folder.resolve("desk.sock");
        Path file =
                Files.writeString(folder.resolve("desk.vv"), "[virt-viewer]\ntype=spice\nunix-path=" + socket + "\n");
        try (QemuScreen machine = QemuScreen.spice("unix=on,addr=" + socket + ",disable-ticketing=on")) {
            Screenshot truth = machine.freezeAfterFirstChange();
            SpicyScreenshot.take("spice+unix://" + socket, Map.of()).assertEqualPixels(truth, "spice-unix-direct");
            try (Caraway caraway = Caraway.serve("spice+unix://" + socket)) {
                caraway.assertShows(truth, "spice-unix");
            }
            try (Caraway caraway = Caraway.serve(file.toString())) {
                caraway.assertShows(truth, "spice-unix-file");
            }
        }
    }
}
