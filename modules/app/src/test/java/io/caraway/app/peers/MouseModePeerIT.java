package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.spice.MainMessage;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.XspiceServer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The mouse mode of real SPICE servers, and what their guests see of a mouse: directly, and through us. */
final class MouseModePeerIT {
    private static final int BOTH_MODES = MainMessage.MOUSE_MODE_CLIENT | MainMessage.MOUSE_MODE_SERVER;
    private static final MainMessage.MouseMode SERVER_ALONE =
            new MainMessage.MouseMode(MainMessage.MOUSE_MODE_SERVER, MainMessage.MOUSE_MODE_SERVER);
    private static final int WALK = 10;
    private static final int LEFT = 1;
    private static final int MIDDLE = 2;
    private static final int RIGHT = 3;
    private static final int PS2_LEFT = 1;
    private static final int PS2_RIGHT = 2;
    private static final int PS2_MIDDLE = 4;

    /** Where the buttons go down and up, once {@link #play} has gone through. */
    private static final List<MouseGuest.Change> EXPECTED = List.of(
            new MouseGuest.Change(0, 0, PS2_LEFT),
            new MouseGuest.Change(0, 0, 0),
            new MouseGuest.Change(200, 150, PS2_RIGHT),
            new MouseGuest.Change(200, 150, 0),
            new MouseGuest.Change(MouseGuest.WIDTH - 1, 250, PS2_MIDDLE),
            new MouseGuest.Change(MouseGuest.WIDTH - 51, 250, PS2_MIDDLE | PS2_LEFT),
            new MouseGuest.Change(MouseGuest.WIDTH - 51, MouseGuest.HEIGHT - 1, PS2_LEFT),
            new MouseGuest.Change(MouseGuest.WIDTH - 71, MouseGuest.HEIGHT - 31, 0));

    @Test
    @NeedsPrograms({"qemu-system-x86_64"})
    void motions_pastTheEdgesAndBack_leadWhereTheyLeadWithoutUs() throws Exception {
        try (MouseGuest guest = MouseGuest.start()) {
            try (MouseViewer direct = MouseViewer.join(guest.port())) {
                assertThat(direct.mode()).isEqualTo(SERVER_ALONE);
                play(direct, guest, 0);
            }
            assertThat(guest.changes()).as("without us").isEqualTo(EXPECTED);

            try (Caraway caraway = Caraway.serve("spice://127.0.0.1:" + guest.port());
                    MouseViewer viewer = MouseViewer.join(caraway.spicePort())) {
                viewer.awaitMode(SERVER_ALONE);
                play(viewer, guest, EXPECTED.size());
            }
            List<MouseGuest.Change> changes = guest.changes();
            assertThat(changes.subList(EXPECTED.size(), changes.size()))
                    .as("through us")
                    .isEqualTo(EXPECTED);
        }
    }

    @Test
    @NeedsPrograms({"Xorg", "Xspice"})
    void viewer_ofAServerThatHasClientMode_isInClientMode() throws Exception {
        try (XspiceServer source = XspiceServer.start(MouseGuest.WIDTH, MouseGuest.HEIGHT, Map.of());
                Caraway caraway = Caraway.serve("spice://127.0.0.1:" + source.port());
                MouseViewer viewer = MouseViewer.join(caraway.spicePort())) {
            assertThat(viewer.mode()).isEqualTo(new MainMessage.MouseMode(BOTH_MODES, MainMessage.MOUSE_MODE_CLIENT));
        }
    }

    /** Moves past edges and back, with buttons going down and up. */
    private static void play(MouseViewer viewer, MouseGuest guest, int before) throws Exception {
        move(viewer, guest, -1000, -1000);
        viewer.press(LEFT);
        guest.awaitChanges(before + 1);
        viewer.release(LEFT);
        guest.awaitChanges(before + 2);
        move(viewer, guest, 200, 150);
        viewer.press(RIGHT);
        guest.awaitChanges(before + 3);
        viewer.release(RIGHT);
        guest.awaitChanges(before + 4);
        move(viewer, guest, 900, 100);
        viewer.press(MIDDLE);
        guest.awaitChanges(before + 5);
        move(viewer, guest, -50, 0);
        viewer.press(LEFT);
        guest.awaitChanges(before + 6);
        move(viewer, guest, 0, 500);
        viewer.release(MIDDLE);
        guest.awaitChanges(before + 7);
        move(viewer, guest, -20, -30);
        viewer.release(LEFT);
        guest.awaitChanges(before + 8);
    }

    /**
     * Moves in small steps, of which the guest must have seen all before it is sent more than its mouse can keep: QEMU holds back
     * what is more until the mouse moves again.
     */
    private static void move(MouseViewer viewer, MouseGuest guest, int dx, int dy) throws Exception {
        int walks = Math.max(Math.abs(dx), Math.abs(dy)) / WALK;
        for (int i = 0; i < walks; i++) {
            int x = dx * (i + 1) / walks - dx * i / walks;
            int y = dy * (i + 1) / walks - dy * i / walks;
            viewer.move(x, y);
            guest.awaitMotion(x, y);
        }
    }
}
