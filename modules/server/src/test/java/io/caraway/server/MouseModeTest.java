package io.caraway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.CursorMessage;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Viewers of a desktop that takes motion alone, through a server on a real port. */
final class MouseModeTest {
    private static final String TICKET = "seed";
    private static final int LEFT = 1;
    private static final CursorShape ARROW = new CursorShape(1, 1, 0, 0, new int[] {0xffffffff});
    private static final MainMessage.MouseMode SERVER_ALONE =
            new MainMessage.MouseMode(MainMessage.MOUSE_MODE_SERVER, MainMessage.MOUSE_MODE_SERVER);

    private TestServer server;

    @BeforeEach
    void start() {
        server = new TestServer(TICKET);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void desktop_thatTakesMotionAlone_isSentMotionAndNobodyIsShownAPlaceForIt() throws Exception {
        try (TestServer.Session session = server.session(TICKET);
                ScriptedViewer inputs = link(session, ChannelType.INPUTS);
                ScriptedViewer cursor = link(session, ChannelType.CURSOR)) {
            server.draw(List.of(new DisplayEvent.CursorSet(ARROW)));
            server.motionAlone(true);
            assertThat(mode(session)).isEqualTo(SERVER_ALONE);
            inputs.send(new InputsMessage.MouseMotion(-900, 8, 0));
            inputs.send(new InputsMessage.MousePress(1, LEFT));
            assertThat(server.input()).isEqualTo(new InputEvent.Motion(-900, 8, 0));
            assertThat(server.input()).isEqualTo(new InputEvent.Motion(0, 0, LEFT));

            server.motionAlone(false);
            assertThat(mode(session).current()).isEqualTo(MainMessage.MOUSE_MODE_CLIENT);
            inputs.send(new InputsMessage.MousePosition(31, 41, LEFT, 0));
            assertThat(server.input()).isEqualTo(new InputEvent.Pointer(31, 41, LEFT));
            assertThat(CursorMessage.Move.read(
                            cursor.readUntil(CursorMessage.Move.TYPE).reader()))
                    .as("the first that is shown")
                    .isEqualTo(new CursorMessage.Move(31, 41));
        }
    }

    @Test
    void viewer_thatJoinsOrAsks_isToldServerModeWhileTheDesktopTakesMotionAlone() throws Exception {
        server.motionAlone(true);
        try (TestServer.Session session = server.session(TICKET)) {
            session.main().send(new MainMessage.MouseModeRequest(MainMessage.MOUSE_MODE_CLIENT));
            assertThat(mode(session)).isEqualTo(SERVER_ALONE);
        }
    }

    private static MainMessage.MouseMode mode(TestServer.Session session) throws IOException, ProtocolException {
        return MainMessage.MouseMode.read(
                session.main().readUntil(MainMessage.MouseMode.TYPE).reader());
    }

    private ScriptedViewer link(TestServer.Session session, ChannelType type) throws IOException, ProtocolException {
        return ScriptedViewer.link(server.port(), type, session.id(), TICKET, Capabilities.NONE);
    }
}
