package io.caraway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.testkit.SpiceScreen;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A desktop of two displays, the second of which comes later. */
final class SeveralDisplaysTest {
    private static final int COLOR = 0x40c080;
    private static final String TICKET = "";

    @Test
    void display_thatComesLater_isToldAndShown() throws Exception {
        try (TestServer server = new TestServer(null);
                TestServer.Session early = server.session(TICKET)) {
            early.main().send(new MainMessage.AttachChannels());
            assertThat(list(early)).hasSize(3);

            server.addDisplay(1, COLOR);

            assertThat(list(early))
                    .containsExactly(
                            MainMessage.ChannelId.of(ChannelType.DISPLAY, 1),
                            MainMessage.ChannelId.of(ChannelType.CURSOR, 1));
            assertShows(server, early);
            try (TestServer.Session late = server.session(TICKET)) {
                late.main().send(new MainMessage.AttachChannels());
                assertThat(list(late))
                        .hasSize(5)
                        .contains(
                                MainMessage.ChannelId.of(ChannelType.DISPLAY, 0),
                                MainMessage.ChannelId.of(ChannelType.DISPLAY, 1));
                assertShows(server, late);
            }
        }
    }

    @Test
    void pointer_onTheSecondDisplay_isThere() throws Exception {
        try (TestServer server = new TestServer(null);
                TestServer.Session session = server.session(TICKET)) {
            server.addDisplay(1, COLOR);
            try (ScriptedViewer inputs =
                    ScriptedViewer.link(server.port(), ChannelType.INPUTS, session.id(), TICKET, Capabilities.NONE)) {
                inputs.send(new InputsMessage.MousePosition(5, 6, 0, 1));
                // A display that was added is known when its word has reached the server, which may be after the first
                // move.
                InputEvent event = server.input();
                while (!event.equals(new InputEvent.Pointer(5, 6, 0, 1))) {
                    inputs.send(new InputsMessage.MousePosition(5, 6, 0, 1));
                    event = server.input();
                }
            }
        }
    }

    @Test
    void link_toADisplayThatIsNotThere_isRefused() throws Exception {
        try (TestServer server = new TestServer(null);
                TestServer.Session session = server.session(TICKET);
                ScriptedViewer viewer = ScriptedViewer.connect(server.port())) {
            int result = viewer.link(
                    MainMessage.ChannelId.of(ChannelType.DISPLAY, 1), session.id(), TICKET, true, Capabilities.NONE);
            assertThat(result).isEqualTo(LinkError.CHANNEL_NOT_AVAILABLE.number());
        }
    }

    private static List<MainMessage.ChannelId> list(TestServer.Session session) throws IOException, ProtocolException {
        return MainMessage.ChannelsList.read(
                        session.main().readUntil(MainMessage.ChannelsList.TYPE).reader())
                .channels();
    }

    private static void assertShows(TestServer server, TestServer.Session session)
            throws IOException, ProtocolException {
        SpiceScreen screen = new SpiceScreen();
        try (ScriptedViewer display = ScriptedViewer.link(
                server.port(),
                MainMessage.ChannelId.of(ChannelType.DISPLAY, 1),
                session.id(),
                TICKET,
                Capabilities.NONE)) {
            display.send(new DisplayMessage.ClientInit(1, 0, 1, 0));
            while (screen.pixels().isEmpty()) {
                screen.receive(display.read());
            }
            assertThat(screen.pixels().orElseThrow()).containsOnly(COLOR);
        }
    }
}
