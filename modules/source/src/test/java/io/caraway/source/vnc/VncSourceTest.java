package io.caraway.source.vnc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.InputEvent;
import io.caraway.protocol.rfb.RfbOptions;
import io.caraway.raster.Rect;
import io.caraway.source.FakeDisplay;
import io.caraway.source.SourceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class VncSourceTest {
    private static final int WAIT_SECONDS = 20;
    private static final int WIDTH = 30;
    private static final int HEIGHT = 10;
    private static final Rect ALL = Rect.of(0, 0, WIDTH, HEIGHT);
    private static final int RED = 0xff_0000;
    private static final int BLUE = 0x00_00ff;
    private static final int KEY_A = 0x1e;

    private final Vertx vertx = Vertx.vertx();
    private final FakeDisplay display = new FakeDisplay(true);

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void deploy_ofServerWithPicture_completesWhenItIsDrawn() throws Exception {
        FakeDisplay slow = new FakeDisplay(false);
        try (ScriptedServer server = ScriptedServer.start(ScriptedServer.color(WIDTH, HEIGHT, RED))) {
            Future<VncSource> source = VncSource.deploy(vertx, options(server.port()), slow);
            FakeDisplay.Batch batch = slow.take();
            assertThat(source.isComplete()).isFalse();

            batch.handled().run();

            assertThat(await(source)).isNotNull();
            assertThat(slow.picture().bounds()).isEqualTo(ALL);
            assertThat(slow.picture().read(ALL)).containsOnly(RED);
        }
    }

    @Test
    void deploy_whereNobodyListens_failsAsUnreachable() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertFails(port, SourceException.Kind.UNREACHABLE, "vnc://127.0.0.1:" + port);
    }

    @Test
    void deploy_whereWebServerAnswers_failsAsOtherProtocol() throws Exception {
        ScriptedServer.Script web = peer -> {
            peer.write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            peer.awaitEnd();
        };
        try (ScriptedServer server = ScriptedServer.start(web)) {
            assertFails(server.port(), SourceException.Kind.PROTOCOL, "not a VNC server");
        }
    }

    @Test
    void deploy_ofServerThatBreaksProtocol_failsAsOtherProtocol() throws Exception {
        ScriptedServer.Script broken = ScriptedServer.letIn(WIDTH, HEIGHT, peer -> {
            peer.awaitRequest();
            peer.write(RfbBytes.raw(Rect.of(1, 0, WIDTH, HEIGHT), RED));
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(broken)) {
            assertFails(server.port(), SourceException.Kind.PROTOCOL, "broke the protocol");
        }
    }

    @Test
    void deploy_ofServerThatWantsPassword_failsAsPassword() throws Exception {
        ScriptedServer.Script locked = peer -> {
            peer.write(RfbBytes.VERSION);
            peer.read(RfbBytes.VERSION.length);
            peer.write(RfbBytes.OFFERS_PASSWORD);
            peer.awaitEnd();
        };
        try (ScriptedServer server = ScriptedServer.start(locked)) {
            assertFails(server.port(), SourceException.Kind.PASSWORD, "password");
        }
    }

    @Test
    void deploy_ofServerThatRefuses_failsAsRefusedWithItsReason() throws Exception {
        ScriptedServer.Script full = peer -> {
            peer.write(RfbBytes.VERSION);
            peer.read(RfbBytes.VERSION.length);
            peer.write(RfbBytes.refusal("too many viewers"));
            peer.awaitEnd();
        };
        try (ScriptedServer server = ScriptedServer.start(full)) {
            assertFails(server.port(), SourceException.Kind.REFUSED, "too many viewers");
        }
    }

    @Test
    void deploy_ofServerThatClosesAtOnce_failsAsUnreachable() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(peer -> {})) {
            assertFails(server.port(), SourceException.Kind.UNREACHABLE, "127.0.0.1:" + server.port());
        }
    }

    @Test
    void source_whoseServerCloses_connectsAgainAndShowsNewPicture() throws Exception {
        ScriptedServer.Script once = ScriptedServer.letIn(WIDTH, HEIGHT, peer -> {
            peer.awaitRequest();
            peer.write(RfbBytes.raw(ALL, RED));
            peer.awaitRequest();
        });
        try (ScriptedServer server = ScriptedServer.start(once, ScriptedServer.color(WIDTH, HEIGHT, BLUE))) {
            await(VncSource.deploy(vertx, options(server.port()), display));
            String name = title(display.take());
            assertThat(display.picture().read(ALL)).containsOnly(RED);

            assertThat(title(display.take())).isEqualTo(name + " (no connection)");
            assertThat(title(display.take())).isEqualTo(name);

            assertThat(display.picture().read(ALL)).containsOnly(BLUE);
        }
    }

    @Test
    void source_whoseServerComesBackWithOtherSize_showsThat() throws Exception {
        ScriptedServer.Script once = ScriptedServer.letIn(WIDTH, HEIGHT, peer -> {
            peer.awaitRequest();
            peer.write(RfbBytes.raw(ALL, RED));
            peer.awaitRequest();
        });
        try (ScriptedServer server = ScriptedServer.start(once, ScriptedServer.color(12, 16, BLUE))) {
            await(VncSource.deploy(vertx, options(server.port()), display));
            display.take();
            display.take();
            display.take();

            assertThat(display.picture().bounds()).isEqualTo(Rect.of(0, 0, 12, 16));
        }
    }

    @Test
    void source_whoseServerBreaksProtocolLater_connectsAgain() throws Exception {
        ScriptedServer.Script broken = ScriptedServer.letIn(WIDTH, HEIGHT, peer -> {
            peer.awaitRequest();
            peer.write(RfbBytes.raw(ALL, RED));
            peer.awaitRequest();
            peer.write(new byte[] {(byte) 0x99});
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(broken, ScriptedServer.color(WIDTH, HEIGHT, BLUE))) {
            await(VncSource.deploy(vertx, options(server.port()), display));
            display.take();
            display.take();
            display.take();

            assertThat(display.picture().read(ALL)).containsOnly(BLUE);
        }
    }

    @Test
    void source_whoseServerGetsOtherSize_showsItWithItsPicture() throws Exception {
        CompletableFuture<ScriptedServer.Kind> request = new CompletableFuture<>();
        ScriptedServer.Script growing = ScriptedServer.letIn(WIDTH, HEIGHT, peer -> {
            peer.awaitRequest();
            peer.write(RfbBytes.raw(ALL, RED));
            peer.awaitRequest();
            peer.write(RfbBytes.size(HEIGHT, HEIGHT));
            request.complete(peer.next().kind());
            peer.write(RfbBytes.raw(Rect.of(0, 0, HEIGHT, HEIGHT), BLUE));
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(growing)) {
            await(VncSource.deploy(vertx, options(server.port()), display));
            display.take();
            display.take();

            assertThat(request.get(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(ScriptedServer.Kind.WHOLE_REQUEST);
            Rect grown = Rect.of(0, 0, HEIGHT, HEIGHT);
            assertThat(display.picture().bounds()).isEqualTo(grown);
            assertThat(display.picture().read(grown)).containsOnly(BLUE);
        }
    }

    @Test
    void input_ofViewers_reachesServer() throws Exception {
        CompletableFuture<byte[]> key = new CompletableFuture<>();
        CompletableFuture<byte[]> pointer = new CompletableFuture<>();
        ScriptedServer.Script typed = ScriptedServer.letIn(WIDTH, HEIGHT, peer -> {
            peer.awaitRequest();
            peer.write(RfbBytes.raw(ALL, RED));
            peer.awaitRequest();
            key.complete(peer.next().body());
            pointer.complete(peer.next().body());
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(typed)) {
            VncSource source = await(VncSource.deploy(vertx, options(server.port()), display));

            source.input(new InputEvent.Key(true, KEY_A));
            source.input(new InputEvent.Pointer(WIDTH + 5, 3, 0x7f));

            assertThat(key.get(WAIT_SECONDS, TimeUnit.SECONDS)).containsExactly(1, 0, 0, 0, 0, 0, 'a');
            assertThat(pointer.get(WAIT_SECONDS, TimeUnit.SECONDS)).containsExactly(0x1f, 0, WIDTH - 1, 0, 3);
        }
    }

    @Test
    void input_motion_leadsFromTheLastPlaceNoFurtherThanToTheEdge() throws Exception {
        CompletableFuture<List<byte[]>> pointers = new CompletableFuture<>();
        ScriptedServer.Script moved = ScriptedServer.letIn(WIDTH, HEIGHT, peer -> {
            peer.awaitRequest();
            peer.write(RfbBytes.raw(ALL, RED));
            peer.awaitRequest();
            pointers.complete(
                    List.of(peer.next().body(), peer.next().body(), peer.next().body()));
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(moved)) {
            VncSource source = await(VncSource.deploy(vertx, options(server.port()), display));

            source.input(new InputEvent.Pointer(20, 3, 0));
            source.input(new InputEvent.Motion(-9, 100, 1));
            source.input(new InputEvent.Motion(-1, -1, 0));

            List<byte[]> bodies = pointers.get(WAIT_SECONDS, TimeUnit.SECONDS);
            assertThat(bodies.get(0)).containsExactly(0, 0, 20, 0, 3);
            assertThat(bodies.get(1)).containsExactly(1, 0, 11, 0, HEIGHT - 1);
            assertThat(bodies.get(2)).containsExactly(0, 0, 10, 0, HEIGHT - 2);
        }
    }

    @Test
    void source_whoseDisplayIsSlow_hasFourBatchesUnderWayAndNoMore() throws Exception {
        FakeDisplay slow = new FakeDisplay(false);
        CompletableFuture<ScriptedServer.Kind> whileFull = new CompletableFuture<>();
        CompletableFuture<ScriptedServer.Kind> whenDrawn = new CompletableFuture<>();
        ScriptedServer.Script busy = ScriptedServer.letIn(WIDTH, HEIGHT, peer -> {
            for (int i = 0; i < 5; i++) {
                peer.awaitRequest();
                peer.write(RfbBytes.raw(ALL, i));
            }
            whileFull.complete(peer.next().kind());
            whenDrawn.complete(peer.next().kind());
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(busy)) {
            Future<VncSource> deployed = VncSource.deploy(vertx, options(server.port()), slow);
            slow.take().handled().run();
            VncSource source = await(deployed);
            FakeDisplay.Batch second = slow.take();
            for (int i = 0; i < 3; i++) {
                slow.take();
            }

            // The key comes behind everything that was sent before it: a request would have been seen first.
            source.input(new InputEvent.Key(true, KEY_A));
            assertThat(whileFull.get(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(ScriptedServer.Kind.KEY);
            second.handled().run();

            assertThat(whenDrawn.get(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(ScriptedServer.Kind.REQUEST);
        }
    }

    @Test
    void deploy_thatFailed_leavesNothingBehind() throws Exception {
        try (ScriptedServer server = ScriptedServer.start(peer -> {})) {
            assertFails(server.port(), SourceException.Kind.UNREACHABLE, "127.0.0.1:" + server.port());

            assertThat(vertx.deploymentIDs()).isEmpty();
        }
    }

    /** The last title that a batch tells. */
    private static String title(FakeDisplay.Batch batch) {
        return batch.events().events().stream()
                .filter(DisplayEvent.Title.class::isInstance)
                .map(event -> ((DisplayEvent.Title) event).text())
                .reduce((before, last) -> last)
                .orElseThrow();
    }

    private void assertFails(int port, SourceException.Kind kind, String words) {
        assertThatThrownBy(() -> await(VncSource.deploy(vertx, options(port), display)))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(words)
                .asInstanceOf(InstanceOfAssertFactories.type(SourceException.class))
                .extracting(SourceException::kind)
                .isEqualTo(kind);
    }

    private static VncSourceOptions options(int port) {
        return new VncSourceOptions("127.0.0.1", port, RfbOptions.builder().build());
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
