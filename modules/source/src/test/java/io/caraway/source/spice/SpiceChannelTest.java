package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.source.SourceException;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpiceChannelTest {
    private static final int WAIT_SECONDS = 20;
    private static final int SESSION = 77;
    private static final int WINDOW = 3;

    private final Vertx vertx = Vertx.vertx();
    private final Listener listener = new Listener();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void open_ofChannel_saysSessionTypeIdAndCapabilities() throws Exception {
        CompletableFuture<List<Object>> asked = new CompletableFuture<>();
        ScriptedSession session = new ScriptedSession().on(ChannelType.MAIN, peer -> {
            asked.complete(List.of(
                    peer.request().connectionId(),
                    peer.request().channelType(),
                    peer.request().channelId(),
                    peer.request().channel()));
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            open(options(server.port(), null), Capabilities.of(5));

            assertThat(asked.get(WAIT_SECONDS, TimeUnit.SECONDS))
                    .isEqualTo(List.of(SESSION, ChannelType.MAIN.number(), 2, Capabilities.of(5)));
        }
    }

    @Test
    void open_ofServer_knowsWhatItCanDo() throws Exception {
        ScriptedSession session = new ScriptedSession().can(ChannelType.MAIN, Capabilities.MAIN_NAME_AND_UUID);
        try (ScriptedServer server = ScriptedServer.start(session)) {
            SpiceChannel channel = open(options(server.port(), null), Capabilities.NONE);

            assertThat(channel.serverCapabilities()).isEqualTo(Capabilities.of(Capabilities.MAIN_NAME_AND_UUID));
            assertThat(channel.type()).isEqualTo(ChannelType.MAIN);
        }
    }

    @Test
    void messages_withMiniAndFullHeaders_comeInOrder() throws Exception {
        ScriptedSession session = new ScriptedSession().on(ChannelType.MAIN, peer -> {
            peer.send(new MainMessage.Name("one"), new MainMessage.Name("two"));
            peer.readUntil(MainMessage.ATTACH_CHANNELS);
            peer.send(new MainMessage.Name("three"));
            peer.awaitEnd();
        });
        try (ScriptedServer mini = ScriptedServer.start(session);
                ScriptedServer full = ScriptedServer.startOld(session)) {
            for (ScriptedServer server : List.of(mini, full)) {
                SpiceChannel channel = open(options(server.port(), null), Capabilities.NONE);
                assertThat(listener.takeName()).isEqualTo("one");
                assertThat(listener.takeName()).isEqualTo("two");
                listener.onLoop(() -> channel.send(new MainMessage.AttachChannels()));

                assertThat(listener.takeName()).isEqualTo("three");
            }
        }
    }

    @Test
    void channel_askedForAcks_countsWhatFollows() throws Exception {
        CompletableFuture<List<Integer>> answers = new CompletableFuture<>();
        ScriptedSession session = new ScriptedSession().on(ChannelType.MAIN, peer -> {
            peer.send(new CommonMessage.SetAck(9, WINDOW), new MainMessage.Name("a"), new CommonMessage.Ping(4, 5));
            List<Integer> types =
                    new ArrayList<>(List.of(peer.read().type(), peer.read().type()));
            peer.send(new MainMessage.Name("b"), new MainMessage.Name("c"), new CommonMessage.Ping(6, 7));
            types.addAll(List.of(peer.read().type(), peer.read().type()));
            answers.complete(types);
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            open(options(server.port(), null), Capabilities.NONE);

            assertThat(answers.get(WAIT_SECONDS, TimeUnit.SECONDS))
                    .containsExactly(CommonMessage.ACK_SYNC, CommonMessage.PONG, CommonMessage.ACK, CommonMessage.PONG);
        }
    }

    @Test
    void channel_whoseResetIsFoundByWriting_isNotClosedInGoodOrder() throws Exception {
        CompletableFuture<Void> go = new CompletableFuture<>();
        CompletableFuture<Void> gone = new CompletableFuture<>();
        ScriptedSession session = new ScriptedSession().on(ChannelType.MAIN, peer -> {
            ScriptedDesktop.await(go);
            peer.reset();
            gone.complete(null);
        });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            SpiceChannel channel = open(options(server.port(), null), Capabilities.NONE);

            listener.onLoop(() -> {
                go.complete(null);
                ScriptedDesktop.await(gone);
                channel.send(new MainMessage.AttachChannels());
            });

            assertThat(listener.takeEnd()).contains("broke off");
            assertThat(channel.isClosedByServer()).isFalse();
        }
    }

    @Test
    void channel_thatDoesNotAcknowledge_answersPingAlone() throws Exception {
        CompletableFuture<CommonMessage.Pong> answer = new CompletableFuture<>();
        ScriptedSession session = new ScriptedSession().on(ChannelType.MAIN, peer -> {
            peer.send(new CommonMessage.SetAck(9, 1), new MainMessage.Name("a"), new CommonMessage.Ping(4, 5));
            RawMessage first = peer.read();
            answer.complete(CommonMessage.Pong.read(first.reader()));
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            SpiceChannelOptions silent = new SpiceChannelOptions(endpoint(server.port()), null, false, 0, 20_000);
            open(silent, Capabilities.NONE);

            assertThat(answer.get(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(new CommonMessage.Pong(4, 5));
        }
    }

    @Test
    void counters_ofChannel_countAll() throws Exception {
        ScriptedSession session = new ScriptedSession().on(ChannelType.MAIN, peer -> {
            peer.send(new CommonMessage.SetAck(1, WINDOW), new MainMessage.Name("a"), new MainMessage.Name("b"));
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            SpiceChannel channel = open(options(server.port(), null), Capabilities.NONE);
            listener.takeName();
            listener.takeName();

            assertThat(channel.receivedMessages()).isEqualTo(3);
            assertThat(channel.receivedBytes()).isGreaterThan(200);
        }
    }

    @Test
    void channel_thatIsPaused_readsOnWhenResumed() throws Exception {
        CompletableFuture<Boolean> sent = new CompletableFuture<>();
        ScriptedSession session = new ScriptedSession().on(ChannelType.MAIN, peer -> {
            peer.readUntil(MainMessage.ATTACH_CHANNELS);
            peer.send(new MainMessage.Name("late"));
            sent.complete(true);
            peer.awaitEnd();
        });
        ScriptedSession other = new ScriptedSession().on(ChannelType.MAIN, peer -> {
            peer.send(new MainMessage.Name("other"));
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(session, other)) {
            SpiceChannel channel = open(options(server.port(), null), Capabilities.NONE);
            listener.onLoop(() -> {
                channel.pause();
                channel.send(new MainMessage.AttachChannels());
            });
            sent.get(WAIT_SECONDS, TimeUnit.SECONDS);
            // On the same event loop: what it is sent comes behind what lies there for the first one.
            open(options(server.port(), null), Capabilities.NONE);
            assertThat(listener.takeName()).isEqualTo("other");
            assertThat(listener.names).isEmpty();

            listener.onLoop(channel::resume);

            assertThat(listener.takeName()).isEqualTo("late");
        }
    }

    @Test
    void channel_thatServerCloses_tellsOnce() throws Exception {
        ScriptedSession session = new ScriptedSession().on(ChannelType.MAIN, peer -> {});
        try (ScriptedServer server = ScriptedServer.start(session)) {
            SpiceChannel channel = open(options(server.port(), null), Capabilities.NONE);

            assertThat(listener.takeEnd()).contains("closed the connection").contains("spice://127.0.0.1:");
            assertThat(channel.endKind()).isEqualTo(SourceException.Kind.UNREACHABLE);
            listener.onLoop(channel::close);
            assertThat(listener.ends).isEmpty();
        }
    }

    @Test
    void channel_whoseListenerRefusesMessage_closesForThatReason() throws Exception {
        CompletableFuture<Boolean> gone = new CompletableFuture<>();
        ScriptedSession session = new ScriptedSession().on(ChannelType.MAIN, peer -> {
            peer.send(new MainMessage.Name("a"), new MainMessage.Name("bad"), new MainMessage.Name("b"));
            try {
                peer.awaitEnd();
            } catch (IOException e) {
                gone.complete(true);
            }
        });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            SpiceChannel channel = open(options(server.port(), null), Capabilities.NONE);

            assertThat(listener.takeEnd()).contains("broke the protocol: no good name");
            assertThat(channel.endKind()).isEqualTo(SourceException.Kind.PROTOCOL);
            assertThat(listener.names).containsExactly("a");
            assertThat(gone.get(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void channel_withMessageBeyondLimit_closes() throws Exception {
        ScriptedSession session = new ScriptedSession().on(ChannelType.MAIN, peer -> {
            peer.sendBytes(new byte[] {1, 0, 1, 0, 0, 4});
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            open(options(server.port(), null), Capabilities.NONE);

            assertThat(listener.takeEnd()).contains("main: size of message 1: " + (SpiceChannel.BODY_BYTES_MAX + 1));
        }
    }

    @Test
    void open_withPassword_isLetIn() throws Exception {
        try (ScriptedServer server = ScriptedServer.startLocked(new ScriptedSession())) {
            assertThat(open(options(server.port(), ScriptedServer.PASSWORD), Capabilities.NONE))
                    .isNotNull();
        }
    }

    @Test
    void open_withoutOrWithWrongPassword_failsAsPassword() throws Exception {
        ScriptedSession session = new ScriptedSession();
        try (ScriptedServer server = ScriptedServer.startLocked(session, session)) {
            assertFails(options(server.port(), null), SourceException.Kind.PASSWORD, "needs a password");
            assertFails(options(server.port(), "tuna"), SourceException.Kind.PASSWORD, "the password is wrong");
        }
    }

    @Test
    void open_whereNobodyListens_failsAsUnreachable() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertFails(options(port, null), SourceException.Kind.UNREACHABLE, "connection refused");
    }

    @Test
    void open_whereOtherServerAnswers_failsAsOtherProtocol() throws Exception {
        try (ServerSocket vnc = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Socket> accepted = CompletableFuture.supplyAsync(() -> {
                try {
                    Socket socket = vnc.accept();
                    socket.getOutputStream().write("RFB 003.008\n".getBytes(StandardCharsets.US_ASCII));
                    return socket;
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            assertFails(options(vnc.getLocalPort(), null), SourceException.Kind.PROTOCOL, "is it a SPICE server?");
            accepted.get(WAIT_SECONDS, TimeUnit.SECONDS).close();
        }
    }

    @Test
    void open_ofServerThatSaysNothing_failsAfterTheTimeout() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            SpiceChannelOptions hasty = new SpiceChannelOptions(endpoint(silent.getLocalPort()), null, true, 0, 200);

            assertFails(hasty, SourceException.Kind.PROTOCOL, "says nothing");
        }
    }

    @Test
    void options_asText_keepPasswordToThemselves() {
        assertThat(options(5900, "secret").toString()).isEqualTo("spice://127.0.0.1:5900");
    }

    private void assertFails(SpiceChannelOptions options, SourceException.Kind kind, String words) {
        assertThatThrownBy(() -> open(options, Capabilities.NONE))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(words)
                .hasMessageContaining(options.uri())
                .asInstanceOf(InstanceOfAssertFactories.type(SourceException.class))
                .extracting(SourceException::kind)
                .isEqualTo(kind);
    }

    private SpiceChannel open(SpiceChannelOptions options, Capabilities capabilities) throws Exception {
        CompletableFuture<SpiceChannel> opened = new CompletableFuture<>();
        Context present = listener.loop == null ? vertx.getOrCreateContext() : listener.loop;
        listener.loop = present;
        present.runOnContext(nothing -> {
            SpiceChannel.open(vertx, options, ChannelType.MAIN, 2, SESSION, capabilities, listener)
                    .onSuccess(opened::complete)
                    .onFailure(opened::completeExceptionally);
        });
        return opened.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private static SpiceChannelOptions options(int port, @Nullable String password) {
        return SpiceChannelOptions.of(endpoint(port), password);
    }

    private static SpiceEndpoint endpoint(int port) {
        return SpiceEndpoint.of("127.0.0.1", port);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Keeps the names that come, and refuses one. */
    private static final class Listener implements SpiceChannelListener {
        private final BlockingQueue<String> names = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();
        private volatile @Nullable Context loop;

        @Override
        public void received(SpiceChannel channel, RawMessage message) throws ProtocolException {
            String name = MainMessage.Name.read(message.reader()).text();
            if (name.equals("bad")) {
                throw new ProtocolException("no good name");
            }
            names.add(name);
        }

        @Override
        public void closed(SpiceChannel channel, String reason) {
            ends.add(reason);
        }

        String takeName() throws InterruptedException {
            return taken(names);
        }

        String takeEnd() throws InterruptedException {
            return taken(ends);
        }

        void onLoop(Runnable task) throws Exception {
            Context present = loop;
            if (present == null) {
                throw new AssertionError("no channel was opened");
            }
            CompletableFuture<Void> done = new CompletableFuture<>();
            present.runOnContext(nothing -> {
                task.run();
                done.complete(null);
            });
            done.get(WAIT_SECONDS, TimeUnit.SECONDS);
        }

        private static String taken(BlockingQueue<String> queue) throws InterruptedException {
            String text = queue.poll(WAIT_SECONDS, TimeUnit.SECONDS);
            if (text == null) {
                throw new AssertionError("nothing came for " + WAIT_SECONDS + " s");
            }
            return text;
        }
    }
}
