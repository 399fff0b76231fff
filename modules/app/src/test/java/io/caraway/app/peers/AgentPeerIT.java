package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Drawable;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.protocol.spice.agent.AgentStream;
import io.caraway.protocol.spice.agent.ReceivedMessage;
import io.caraway.protocol.spice.agent.SessionMessage;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.testkit.Deadline;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RemoteViewer;
import io.caraway.testkit.ScriptedSpiceServer;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** The program remote-viewer, twice, in front of a guest with an agent: each tells the agent what it can when it is its turn. */
@NeedsPrograms({"Xvfb", "remote-viewer"})
final class AgentPeerIT {
    private static final int SECONDS = 60;
    private static final List<SpiceMessage> PICTURE = List.of(
            new DisplayMessage.SurfaceCreate(0, 640, 480, PixelFormat.XRGB32, true),
            new DrawMessage(Drawable.fill(0, new Rect(0, 0, 640, 480), 0x204060), image -> {
                throw new AssertionError("a fill has no picture");
            }),
            new DisplayMessage.Mark());

    @Test
    void viewers_announceThemselvesToTheAgent_oneAfterTheOther() {
        Guest guest = new Guest();
        try (ScriptedSpiceServer source = ScriptedSpiceServer.startWithAgent(PICTURE, guest);
                Caraway caraway = Caraway.serve("spice://127.0.0.1:" + source.port())) {
            RemoteViewer first = RemoteViewer.start(caraway.spicePort());
            try {
                guest.await(SessionMessage.AnnounceCapabilities.TYPE, 1);
                try (RemoteViewer second = RemoteViewer.start(caraway.spicePort())) {
                    Deadline.seconds(SECONDS)
                            .until(
                                    "the second has joined",
                                    () -> caraway.program().errors().contains("event=viewer-joined viewer=2"),
                                    second.program()::log);
                    assertThat(guest.count(SessionMessage.ClientDisconnected.TYPE))
                            .isZero();

                    first.close();

                    guest.await(SessionMessage.AnnounceCapabilities.TYPE, 2);
                    List<Integer> types = List.copyOf(guest.heard);
                    assertThat(types.indexOf(SessionMessage.ClientDisconnected.TYPE))
                            .isBetween(
                                    types.indexOf(SessionMessage.AnnounceCapabilities.TYPE) + 1,
                                    types.lastIndexOf(SessionMessage.AnnounceCapabilities.TYPE) - 1);
                }
            } finally {
                first.close();
            }
            assertThat(source.faults()).isEmpty();
        }
    }

    /** An agent that answers what it is asked about itself, and remembers which messages came. */
    private static final class Guest implements ScriptedSpiceServer.Talk {
        private final AgentStream stream = new AgentStream(AgentStream.ANY_BYTES);
        private final List<Integer> heard = new CopyOnWriteArrayList<>();

        @Override
        public void run(ScriptedSpiceServer.Line line) throws IOException, ProtocolException {
            while (true) {
                RawMessage message = line.read();
                if (message.type() == MainAgentMessage.ClientData.TYPE) {
                    line.send(new MainAgentMessage.Token(1));
                    for (ReceivedMessage received : stream.add(message.body()).whole()) {
                        if (received.type() == SessionMessage.AnnounceCapabilities.TYPE
                                && SessionMessage.AnnounceCapabilities.read(received.reader())
                                        .request()) {
                            answer(line);
                        }
                        heard.add(received.type());
                    }
                }
            }
        }

        private static void answer(ScriptedSpiceServer.Line line) throws IOException {
            Capabilities some = Capabilities.of(SessionMessage.CAN_CLIPBOARD_SELECTION);
            line.send(new MainAgentMessage.Data(new SessionMessage.AnnounceCapabilities(false, some).toByteArray()));
        }

        long count(int type) {
            return heard.stream().filter(one -> one == type).count();
        }

        void await(int type, int times) {
            Deadline.seconds(SECONDS).until(times + " messages " + type, () -> count(type) >= times, heard::toString);
        }
    }
}
