package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Drawable;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.protocol.spice.agent.AgentMessage;
import io.caraway.protocol.spice.agent.AgentStream;
import io.caraway.protocol.spice.agent.ClipboardForm;
import io.caraway.protocol.spice.agent.ClipboardMessage;
import io.caraway.protocol.spice.agent.DesktopMessage;
import io.caraway.protocol.spice.agent.ReceivedMessage;
import io.caraway.protocol.spice.agent.SessionMessage;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.server.SpiceServerOptions;
import io.caraway.source.spice.SpiceEndpoint;
import io.caraway.source.spice.SpiceSource;
import io.caraway.source.spice.SpiceSourceOptions;
import io.caraway.testkit.AgentViewer;
import io.caraway.testkit.ScriptedSpiceServer;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All the way from viewers through us to a server whose guest has an agent, and back. */
final class AgentEndToEndTest {
    private static final int SECONDS = 30;
    private static final ClipboardForm FORM = new ClipboardForm(true, false);
    private static final AgentMessage CAN_SELECT =
            new SessionMessage.AnnounceCapabilities(true, Capabilities.of(SessionMessage.CAN_CLIPBOARD_SELECTION));
    private static final List<SpiceMessage> PICTURE = List.of(
            new DisplayMessage.SurfaceCreate(0, 64, 48, PixelFormat.XRGB32, true),
            new DrawMessage(Drawable.fill(0, new Rect(0, 0, 64, 48), 0x204060), image -> {
                throw new AssertionError("a fill has no picture");
            }),
            new DisplayMessage.Mark());

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void clipboardAndResize_ofTheViewerInControl_arriveByteForByte() throws Exception {
        byte[] copied = contents(100_000, 1);
        byte[] pasted = contents(70_000, 2);
        Guest guest = new Guest(pasted);
        try (ScriptedSpiceServer upstream = ScriptedSpiceServer.startWithAgent(PICTURE, guest);
                Broadcast broadcast = new Broadcast(vertx)) {
            SpiceSourceOptions source = new SpiceSourceOptions(
                    SpiceEndpoint.of("127.0.0.1", upstream.port()), null, DisplayMessage.Compression.AUTO_LZ);
            broadcast.start(
                    (on, displays) -> SpiceSource.deploy(on, source, displays).map(started -> started),
                    new SpiceServerOptions("127.0.0.1", 0, null),
                    Optional.empty());
            try (AgentViewer first = AgentViewer.join(broadcast.spicePort(), "");
                    AgentViewer second = AgentViewer.join(broadcast.spicePort(), "")) {
                first.awaitAgent(true);
                second.main().send(new MainAgentMessage.ClientData(resize(1, 1)));
                assertThat(second.hearsNothing()).isTrue();

                byte[] words = bytes(
                        CAN_SELECT.toByteArray(),
                        new ClipboardMessage.Grab(FORM, 0, 0, List.of(1)).toByteArray(),
                        copied,
                        resize(1024, 768),
                        new ClipboardMessage.Request(FORM, 0, 1).toByteArray());
                first.say(words);
                assertThat(guest.heard(words.length)).isEqualTo(words);
                byte[] answer = bytes(CAN_SELECT.toByteArray(), pasted);
                assertThat(first.hear(answer.length)).isEqualTo(answer);
                assertThat(second.hearsNothing()).isTrue();
                assertThat(second.seesAgent()).isFalse();

                try (ScriptedViewer keys = second.link(ChannelType.INPUTS)) {
                    keys.send(new InputsMessage.KeyDown(0x1e));
                    first.awaitAgent(false);
                    second.awaitAgent(true);
                    second.say(resize(800, 600));
                    byte[] change = bytes(
                            new ClipboardMessage.Release(FORM, 0).toByteArray(),
                            new SessionMessage.ClientDisconnected().toByteArray(),
                            resize(800, 600));
                    assertThat(guest.heard(change.length)).isEqualTo(change);
                }
            }
            assertThat(upstream.faults()).isEmpty();
        }
    }

    private static byte[] resize(int width, int height) {
        DesktopMessage.Monitor monitor = new DesktopMessage.Monitor(width, height, 32, 0, 0);
        return new DesktopMessage.MonitorsConfig(true, List.of(monitor), List.of()).toByteArray();
    }

    private static byte[] contents(int size, int seed) {
        byte[] text = new byte[size];
        new Random(seed).nextBytes(text);
        return new ClipboardMessage.Contents(FORM, 0, ClipboardMessage.UTF8_TEXT, text).toByteArray();
    }

    private static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** The agent: it says what it can when it is asked, and what its clipboard holds; it keeps to its tokens. */
    private static final class Guest implements ScriptedSpiceServer.Talk {
        private final byte[] clipboard;
        private final BlockingQueue<byte[]> pieces = new LinkedBlockingQueue<>();
        private final ByteArrayOutputStream heard = new ByteArrayOutputStream();
        private final AgentStream stream = new AgentStream(AgentStream.ANY_BYTES);
        private final Deque<byte[]> saying = new ArrayDeque<>();
        private long tokens;

        Guest(byte[] clipboard) {
            this.clipboard = clipboard;
        }

        @Override
        public void run(ScriptedSpiceServer.Line line) throws IOException, ProtocolException {
            while (true) {
                RawMessage message = line.read();
                switch (message.type()) {
                    case MainAgentMessage.ClientStart.TYPE ->
                        tokens = MainAgentMessage.ClientStart.read(message.reader())
                                .tokens();
                    case MainAgentMessage.ClientToken.TYPE ->
                        tokens += MainAgentMessage.ClientToken.read(message.reader())
                                .tokens();
                    case MainAgentMessage.ClientData.TYPE -> {
                        hear(MainAgentMessage.ClientData.read(message).bytes());
                        line.send(new MainAgentMessage.Token(1));
                    }
                    default -> {} // what is not about the agent
                }
                while (tokens > 0 && !saying.isEmpty()) {
                    tokens--;
                    line.send(new MainAgentMessage.Data(saying.remove()));
                }
            }
        }

        private void hear(byte[] piece) throws ProtocolException {
            pieces.add(piece);
            for (ReceivedMessage message : stream.add(piece).whole()) {
                switch (message.type()) {
                    case SessionMessage.AnnounceCapabilities.TYPE -> say(CAN_SELECT.toByteArray());
                    case ClipboardMessage.Request.TYPE -> say(clipboard);
                    default -> {} // nothing to be answered
                }
            }
        }

        private void say(byte[] words) {
            for (int from = 0; from < words.length; from += MainAgentMessage.PIECE_BYTES_MAX) {
                int to = Math.min(words.length, from + MainAgentMessage.PIECE_BYTES_MAX);
                saying.add(Arrays.copyOfRange(words, from, to));
            }
        }

        /** The next bytes that came. */
        byte[] heard(int count) throws InterruptedException {
            while (heard.size() < count) {
                byte[] piece = pieces.poll(SECONDS, TimeUnit.SECONDS);
                if (piece == null) {
                    throw new AssertionError("only " + heard.size() + " of " + count + " bytes came");
                }
                heard.writeBytes(piece);
            }
            byte[] all = heard.toByteArray();
            heard.reset();
            heard.write(all, count, all.length - count);
            return Arrays.copyOf(all, count);
        }
    }
}
