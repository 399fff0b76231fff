package io.caraway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.testkit.SpiceScreen;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.Arrays;

/** A viewer that does all as it should, to be there beside those that do not. */
final class GoodViewer implements AutoCloseable {
    private final TestServer server;
    private final TestServer.Session session;
    private final ScriptedViewer display;
    private final SpiceScreen screen = new SpiceScreen();

    GoodViewer(TestServer server, String ticket) throws IOException, ProtocolException {
        this.server = server;
        session = server.session(ticket);
        display = ScriptedViewer.link(server.port(), ChannelType.DISPLAY, session.id(), ticket, Capabilities.NONE);
        display.send(new DisplayMessage.ClientInit(1, 0, 1, 0));
    }

    /** The id of its session. */
    int session() {
        return session.id();
    }

    /** Returns once it shows something new, every pixel of it, and has had an answer on its main channel. */
    void checkIsServed() throws IOException, ProtocolException {
        session.main().send(new MainMessage.AttachChannels());
        session.main().readUntil(MainMessage.ChannelsList.TYPE);
        int[] pixels = server.drawNoise();
        while (!Arrays.equals(screen.pixels().orElse(new int[0]), pixels)) {
            screen.receive(display.read());
        }
        assertThat(screen.pixels()).hasValue(pixels);
    }

    @Override
    public void close() throws IOException {
        display.close();
        session.close();
    }
}
