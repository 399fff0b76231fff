package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.channel.AgentConnection;
import io.caraway.drawing.Drawable;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.agent.AgentMessage;
import io.caraway.protocol.spice.agent.ClipboardForm;
import io.caraway.protocol.spice.agent.ClipboardMessage;
import io.caraway.protocol.spice.agent.DesktopMessage;
import io.caraway.protocol.spice.agent.SessionMessage;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.source.FakeDisplay;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A source whose server has a guest with an agent. */
final class AgentPeerTest {
    private static final int WAIT_SECONDS = 20;
    private static final int TOKENS = 3;
    private static final Rect ALL = Rect.of(0, 0, 30, 10);
    private static final ClipboardForm FORM = new ClipboardForm(true, false);

    private final Vertx vertx = Vertx.vertx();
    private final FakeDisplay display = new FakeDisplay(true);
    private final AgentEvents events = new AgentEvents();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void clipboardAndMonitors_passBothWays_byteForByte() throws Exception {
        byte[] toGuest = bytes(
                new SessionMessage.AnnounceCapabilities(true, Capabilities.of(5, 6)),
                new ClipboardMessage.Grab(FORM, 0, 0, List.of(ClipboardMessage.UTF8_TEXT)),
                new ClipboardMessage.Contents(FORM, 0, 1, text(100_000)),
                new DesktopMessage.MonitorsConfig(
                        true, List.of(new DesktopMessage.Monitor(1024, 768, 32, 0, 0)), List.of()));
        byte[] fromGuest = bytes(
                new SessionMessage.AnnounceCapabilities(false, Capabilities.of(6)),
                new ClipboardMessage.Request(FORM, 0, ClipboardMessage.UTF8_TEXT),
                new ClipboardMessage.Contents(FORM, 0, 1, text(70_000)));
        CompletableFuture<byte[]> got = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.start(session(true, peer -> {
            Guest guest = new Guest(peer, TOKENS);
            got.complete(guest.read(toGuest.length));
            guest.say(fromGuest);
            peer.awaitEnd();
        }))) {
            deploy(server);
            AgentConnection agent = events.nextAgent();
            send(agent, toGuest);
            assertThat(got.get(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(toGuest);
            assertThat(events.nextBytes(fromGuest.length, agent)).isEqualTo(fromGuest);
        }
    }

    @Test
    void agent_thatDiesInMidMessageAndComesBack_isAnotherOne() throws Exception {
        byte[] message = bytes(new ClipboardMessage.Contents(FORM, 0, 1, text(5000)));
        CompletableFuture<byte[]> got = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.start(session(false, peer -> {
            peer.send(new MainAgentMessage.ConnectedTokens(TOKENS));
            Guest first = new Guest(peer, TOKENS);
            first.read(MainAgentMessage.PIECE_BYTES_MAX);
            peer.send(new MainAgentMessage.Disconnected(0), new MainAgentMessage.ConnectedTokens(TOKENS));
            Guest second = new Guest(peer, TOKENS);
            got.complete(second.read(message.length));
            peer.awaitEnd();
        }))) {
            deploy(server);
            AgentConnection first = events.nextAgent();
            first.send(Arrays.copyOf(message, MainAgentMessage.PIECE_BYTES_MAX));
            events.awaitSent(1);
            events.next("disconnected");
            first.send(new byte[] {1, 2, 3});

            send(events.nextAgent(), message);

            assertThat(got.get(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(message);
        }
    }

    @Test
    void agent_ofServerThatBreaksOffAndComesBack_isAnotherOne() throws Exception {
        byte[] message = bytes(new ClipboardMessage.Contents(FORM, 0, 1, text(5000)));
        CompletableFuture<byte[]> got = new CompletableFuture<>();
        ScriptedSession once = session(true, peer -> {
            new Guest(peer, TOKENS).read(1);
            peer.reset();
        });
        ScriptedSession again = session(true, peer -> {
            got.complete(new Guest(peer, TOKENS).read(message.length));
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(once, again)) {
            deploy(server);
            events.nextAgent().send(new byte[] {1});
            events.awaitSent(1);
            events.next("disconnected");

            send(events.nextAgent(), message);

            assertThat(got.get(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(message);
        }
    }

    @Test
    void agent_thatSaysMoreThanItMay_isNotHeardBeforeSomeIsTaken() throws Exception {
        byte[] message = bytes(new ClipboardMessage.Contents(FORM, 0, 1, text(50_000)));
        CompletableFuture<Integer> untilItWaited = new CompletableFuture<>();
        try (ScriptedServer server = ScriptedServer.start(session(true, peer -> {
            Guest guest = new Guest(peer, TOKENS);
            guest.read(1);
            untilItWaited.complete(guest.say(message));
            peer.awaitEnd();
        }))) {
            deploy(server);
            AgentConnection agent = events.nextAgent();
            agent.send(new byte[] {1});
            events.awaitSent(1);
            assertThat(events.nextBytes(message.length, agent)).isEqualTo(message);
            assertThat(untilItWaited.get(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(AgentConnection.PIECES_MAX);
        }
    }

    private void deploy(ScriptedServer server) throws Exception {
        SpiceSource.deploy(
                        vertx,
                        new SpiceSourceOptions(
                                SpiceEndpoint.of("127.0.0.1", server.port()), null, DisplayMessage.Compression.AUTO_LZ),
                        display)
                .toCompletionStage()
                .toCompletableFuture()
                .get(WAIT_SECONDS, TimeUnit.SECONDS)
                .listen(events);
    }

    /** Sends all of it, with no more under way than there may be. */
    private void send(AgentConnection agent, byte[] all) throws InterruptedException {
        int free = AgentConnection.PIECES_MAX;
        for (int from = 0; from < all.length; from += MainAgentMessage.PIECE_BYTES_MAX) {
            while (free == 0) {
                free += events.next("sent").count();
            }
            int to = Math.min(all.length, from + MainAgentMessage.PIECE_BYTES_MAX);
            agent.send(Arrays.copyOfRange(all, from, to));
            free--;
        }
        for (; free < AgentConnection.PIECES_MAX; ) {
            free += events.next("sent").count();
        }
    }

    private static ScriptedSession session(boolean agent, ScriptedSession.Script afterwards) {
        return new ScriptedSession()
                .on(ChannelType.MAIN, peer -> {
                    peer.send(new MainMessage.Init(4711, 1, 3, 2, agent ? 1 : 0, TOKENS, 0, 0));
                    peer.readUntil(MainMessage.ATTACH_CHANNELS);
                    peer.send(new MainMessage.ChannelsList(List.of(MainMessage.ChannelId.of(ChannelType.DISPLAY, 0))));
                    afterwards.run(peer);
                })
                .on(ChannelType.DISPLAY, peer -> {
                    peer.send(
                            new DisplayMessage.SurfaceCreate(0, 30, 10, PixelFormat.XRGB32, true),
                            new DrawMessage(Drawable.fill(0, ALL, 0xff), image -> {
                                throw new AssertionError("a fill has no picture");
                            }));
                    peer.awaitEnd();
                });
    }

    private static byte[] bytes(AgentMessage... messages) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (AgentMessage message : messages) {
            all.writeBytes(message.toByteArray());
        }
        return all.toByteArray();
    }

    private static byte[] text(int size) {
        byte[] text = new byte[size];
        new Random(size).nextBytes(text);
        return text;
    }

    /** The server's end of the agent's line, which counts tokens in both directions. Begins when the viewer has said START. */
    private static final class Guest {
        private final ScriptedPeer peer;
        private long mayReceive;
        private long maySend;

        Guest(ScriptedPeer peer, int tokens) throws IOException, ProtocolException {
            this.peer = peer;
            mayReceive = tokens;
            maySend = MainAgentMessage.ClientStart.read(
                            peer.readUntil(MainAgentMessage.ClientStart.TYPE).reader())
                    .tokens();
        }

        /** Reads so many bytes, giving tokens back only when all are spent. */
        byte[] read(int count) throws IOException, ProtocolException {
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            while (all.size() < count) {
                all.writeBytes(MainAgentMessage.ClientData.read(peer.readUntil(MainAgentMessage.ClientData.TYPE))
                        .bytes());
                mayReceive--;
                assertThat(mayReceive).isNotNegative();
                if (mayReceive == 0) {
                    mayReceive = TOKENS;
                    peer.send(new MainAgentMessage.Token(TOKENS));
                }
            }
            return all.toByteArray();
        }

        /** Says all of it, and tells how many pieces it could say before it had to wait. */
        int say(byte[] all) throws IOException, ProtocolException {
            int untilItWaited = 0;
            int pieces = 0;
            for (int from = 0; from < all.length; from += MainAgentMessage.PIECE_BYTES_MAX) {
                while (maySend == 0) {
                    untilItWaited = untilItWaited == 0 ? pieces : untilItWaited;
                    RawMessage token = peer.readUntil(MainAgentMessage.ClientToken.TYPE);
                    maySend += MainAgentMessage.ClientToken.read(token.reader()).tokens();
                }
                int to = Math.min(all.length, from + MainAgentMessage.PIECE_BYTES_MAX);
                peer.send(new MainAgentMessage.Data(Arrays.copyOfRange(all, from, to)));
                maySend--;
                pieces++;
            }
            return untilItWaited;
        }
    }
}
