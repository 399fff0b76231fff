package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.channel.DisplayFeeds;
import io.caraway.channel.MouseListener;
import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.CursorMessage;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.protocol.spice.WireImage;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.source.FakeDisplay;
import io.caraway.source.SourceException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SpiceSourceTest {
    private static final int WAIT_SECONDS = 20;
    private static final int WIDTH = 30;
    private static final int HEIGHT = 10;
    private static final int SESSION = 4711;
    private static final int BOTH_MODES = MainMessage.MOUSE_MODE_CLIENT | MainMessage.MOUSE_MODE_SERVER;
    private static final Rect ALL = Rect.of(0, 0, WIDTH, HEIGHT);
    private static final int RED = 0xff_0000;
    private static final int BLUE = 0x00_00ff;
    private static final int KEY_A = 0x1e;
    private static final CursorShape ARROW = new CursorShape(1, 1, 0, 0, new int[] {0xffffffff});

    private final Vertx vertx = Vertx.vertx();
    private final FakeDisplay display = new FakeDisplay(true);

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void deploy_ofServerWithPicture_completesWhenItIsDrawn() throws Exception {
        FakeDisplay slow = new FakeDisplay(false);
        try (ScriptedServer server = ScriptedServer.start(desktop(RED))) {
            Future<SpiceSource> source = SpiceSource.deploy(vertx, options(server.port(), null), slow);
            FakeDisplay.Batch batch = slow.take();
            assertThat(source.isComplete()).isFalse();

            batch.handled().run();

            assertThat(await(source)).isNotNull();
            assertThat(slow.picture().bounds()).isEqualTo(ALL);
            assertThat(slow.picture().read(ALL)).containsOnly(RED);
        }
    }

    @Test
    void session_opensChannelsThatAreListedWithItsId() throws Exception {
        CompletableFuture<Integer> displaySession = new CompletableFuture<>();
        CompletableFuture<Integer> inputsSession = new CompletableFuture<>();
        ScriptedSession session = session(MainMessage.MOUSE_MODE_CLIENT, MainMessage.MOUSE_MODE_CLIENT)
                .on(ChannelType.DISPLAY, peer -> {
                    displaySession.complete(peer.request().connectionId());
                    draw(peer, RED);
                    peer.awaitEnd();
                })
                .on(ChannelType.INPUTS, peer -> {
                    inputsSession.complete(peer.request().connectionId());
                    peer.awaitEnd();
                });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            await(SpiceSource.deploy(vertx, options(server.port(), null), display));

            assertThat(got(displaySession)).isEqualTo(SESSION);
            assertThat(got(inputsSession)).isEqualTo(SESSION);
        }
    }

    @Test
    void session_ofSeveralDisplays_showsEachWhereItBelongs() throws Exception {
        FakeDisplay second = new FakeDisplay(true);
        CompletableFuture<DisplayMessage.ClientInit> secondInit = new CompletableFuture<>();
        ScriptedSession session = session(BOTH_MODES, MainMessage.MOUSE_MODE_CLIENT)
                .on(ChannelType.DISPLAY, peer -> {
                    if (peer.request().channelId() == 1) {
                        secondInit.complete(DisplayMessage.ClientInit.read(
                                peer.readUntil(DisplayMessage.CLIENT_INIT).reader()));
                    }
                    draw(peer, peer.request().channelId() == 0 ? RED : BLUE);
                    peer.awaitEnd();
                });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            DisplayFeeds displays = number -> Future.succeededFuture(number == 0 ? display : second);
            await(SpiceSource.deploy(vertx, options(server.port(), null), displays));
            display.take();
            second.take();

            assertThat(display.picture().read(ALL)).containsOnly(RED);
            assertThat(second.picture().read(ALL)).containsOnly(BLUE);
            assertThat(got(secondInit))
                    .as("a cache of its own")
                    .isEqualTo(new DisplayMessage.ClientInit(2, 20_971_520, 2, 0));
        }
    }

    @Test
    void display_isToldCachesAndCompressionIfItTakesThat() throws Exception {
        CompletableFuture<List<RawMessage>> told = new CompletableFuture<>();
        ScriptedSession session = session(MainMessage.MOUSE_MODE_CLIENT, MainMessage.MOUSE_MODE_CLIENT)
                .can(ChannelType.DISPLAY, Capabilities.DISPLAY_PREFERRED_COMPRESSION)
                .on(ChannelType.DISPLAY, peer -> {
                    told.complete(List.of(peer.read(), peer.read()));
                    peer.awaitEnd();
                });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            SpiceSource.deploy(vertx, options(server.port(), null), display);

            List<RawMessage> messages = got(told);
            assertThat(DisplayMessage.ClientInit.read(messages.get(0).reader()))
                    .isEqualTo(new DisplayMessage.ClientInit(1, 20_971_520, 1, 0));
            assertThat(DisplayMessage.PreferredCompression.read(messages.get(1).reader()))
                    .isEqualTo(new DisplayMessage.PreferredCompression(DisplayMessage.Compression.AUTO_LZ.number()));
        }
    }

    @Test
    void main_inServerMode_isAskedForClientModeOnce() throws Exception {
        CompletableFuture<List<Integer>> told = new CompletableFuture<>();
        ScriptedSession session = desktop(RED).on(ChannelType.MAIN, peer -> {
            peer.send(init(BOTH_MODES, MainMessage.MOUSE_MODE_SERVER));
            List<Integer> types =
                    new ArrayList<>(List.of(peer.read().type(), peer.read().type()));
            peer.send(
                    new MainMessage.MouseMode(BOTH_MODES, MainMessage.MOUSE_MODE_SERVER), new CommonMessage.Ping(1, 2));
            types.add(peer.read().type());
            told.complete(types);
            peer.awaitEnd();
        });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            SpiceSource.deploy(vertx, options(server.port(), null), display);

            assertThat(got(told))
                    .containsExactly(MainMessage.ATTACH_CHANNELS, MainMessage.MOUSE_MODE_REQUEST, CommonMessage.PONG);
        }
    }

    @Test
    void source_ofServerWithNameAndPointer_showsThem() throws Exception {
        CountDownLatch pointerSent = new CountDownLatch(1);
        ScriptedSession session = new ScriptedSession()
                .on(ChannelType.MAIN, peer -> {
                    peer.send(new MainMessage.Name("desk"), init(BOTH_MODES, MainMessage.MOUSE_MODE_CLIENT));
                    peer.readUntil(MainMessage.ATTACH_CHANNELS);
                    peer.send(channels());
                    peer.awaitEnd();
                })
                .on(ChannelType.CURSOR, peer -> {
                    peer.send(
                            new CursorMessage.Init(3, 4, true, null),
                            new CursorMessage.Set(5, 6, ARROW),
                            new CursorMessage.Move(7, 8));
                    pointerSent.countDown();
                    peer.awaitEnd();
                })
                .on(ChannelType.DISPLAY, peer -> {
                    awaitLatch(pointerSent);
                    draw(peer, RED);
                    peer.awaitEnd();
                });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            await(SpiceSource.deploy(vertx, options(server.port(), null), display));

            List<DisplayEvent> events = new ArrayList<>(display.take().events().events());
            while (!events.contains(new DisplayEvent.CursorMove(7, 8))) {
                events.addAll(display.take().events().events());
            }
            assertThat(events)
                    .contains(new DisplayEvent.Title("desk"), new DisplayEvent.CursorSet(ARROW))
                    .contains(new DisplayEvent.CursorMove(3, 4))
                    .as("in client mode only viewers know where the pointer is when it has a new shape")
                    .doesNotContain(new DisplayEvent.CursorMove(5, 6));
        }
    }

    @Test
    void input_ofViewers_reachesServer() throws Exception {
        CompletableFuture<List<RawMessage>> typed = new CompletableFuture<>();
        CountDownLatch inputsOpen = new CountDownLatch(1);
        ScriptedSession session = session(BOTH_MODES, MainMessage.MOUSE_MODE_CLIENT)
                .on(ChannelType.INPUTS, peer -> {
                    peer.send(new InputsMessage.Init(0));
                    inputsOpen.countDown();
                    List<RawMessage> messages = new ArrayList<>();
                    for (int i = 0; i < ViewerInput.UNACKNOWLEDGED_MAX + 1; i++) {
                        messages.add(peer.read());
                    }
                    peer.send(new InputsMessage.MotionAck());
                    messages.add(peer.read());
                    typed.complete(messages);
                    peer.awaitEnd();
                })
                .on(ChannelType.DISPLAY, peer -> {
                    awaitLatch(inputsOpen);
                    draw(peer, RED);
                    peer.awaitEnd();
                });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            SpiceSource source = await(SpiceSource.deploy(vertx, options(server.port(), null), display));

            source.input(new InputEvent.Key(true, KEY_A));
            for (int x = 0; x <= ViewerInput.UNACKNOWLEDGED_MAX; x++) {
                source.input(new InputEvent.Pointer(x, 3, 0));
            }

            List<RawMessage> messages = got(typed);
            assertThat(InputsMessage.readClient(messages.get(0))).contains(new InputsMessage.KeyDown(KEY_A));
            assertThat(InputsMessage.readClient(messages.get(1))).contains(new InputsMessage.MousePosition(0, 3, 0, 0));
            assertThat(InputsMessage.readClient(messages.get(messages.size() - 1)))
                    .contains(new InputsMessage.MousePosition(ViewerInput.UNACKNOWLEDGED_MAX, 3, 0, 0));
        }
    }

    @Test
    void source_whoseServerBreaksOff_connectsAgainAndShowsNewPicture() throws Exception {
        CountDownLatch shown = new CountDownLatch(1);
        ScriptedSession once = session(BOTH_MODES, MainMessage.MOUSE_MODE_CLIENT)
                .on(ChannelType.DISPLAY, peer -> {
                    draw(peer, RED);
                    awaitLatch(shown);
                    peer.reset();
                });
        try (ScriptedServer server = ScriptedServer.start(once, desktop(BLUE))) {
            await(SpiceSource.deploy(vertx, options(server.port(), null), display));
            display.take();
            assertThat(display.picture().read(ALL)).containsOnly(RED);

            shown.countDown();
            assertThat(display.take().events().events())
                    .containsExactly(new DisplayEvent.Title("desktop (no connection)"));
            display.take();

            assertThat(display.picture().read(ALL)).containsOnly(BLUE);
        }
    }

    @Test
    void source_withListener_tellsWhatItsServerTakesOfAMouseInEverySession() throws Exception {
        BlockingQueue<Boolean> alone = new LinkedBlockingQueue<>();
        CountDownLatch changed = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        ScriptedSession once = desktop(RED).on(ChannelType.MAIN, peer -> {
            peer.send(init(MainMessage.MOUSE_MODE_SERVER, MainMessage.MOUSE_MODE_SERVER));
            peer.readUntil(MainMessage.ATTACH_CHANNELS);
            peer.send(channels());
            awaitLatch(changed);
            peer.send(new MainMessage.MouseMode(BOTH_MODES, MainMessage.MOUSE_MODE_SERVER));
            awaitLatch(end);
            peer.reset();
        });
        ScriptedSession again = session(MainMessage.MOUSE_MODE_SERVER, MainMessage.MOUSE_MODE_SERVER)
                .on(ChannelType.DISPLAY, peer -> {
                    draw(peer, BLUE);
                    peer.awaitEnd();
                });
        try (ScriptedServer server = ScriptedServer.start(once, again)) {
            SpiceSource source = await(SpiceSource.deploy(vertx, options(server.port(), null), display));
            source.listen((MouseListener) alone::add);
            assertThat(alone.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();

            changed.countDown();
            assertThat(alone.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isFalse();

            end.countDown();
            assertThat(alone.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(alone).isEmpty();
        }
    }

    @Test
    void source_whoseServerSendsDamage_connectsAgainAndDestroysSurfaces() throws Exception {
        CountDownLatch shown = new CountDownLatch(1);
        ScriptedSession once = session(BOTH_MODES, MainMessage.MOUSE_MODE_CLIENT)
                .on(ChannelType.DISPLAY, peer -> {
                    peer.send(new DisplayMessage.SurfaceCreate(9, 5, 5, PixelFormat.ARGB32, false));
                    draw(peer, RED);
                    awaitLatch(shown);
                    peer.send(new DisplayMessage.SurfaceDestroy(8));
                    peer.awaitEnd();
                });
        try (ScriptedServer server = ScriptedServer.start(once, desktop(BLUE))) {
            await(SpiceSource.deploy(vertx, options(server.port(), null), display));
            display.take();

            shown.countDown();
            display.take();
            List<DisplayEvent> events = display.take().events().events();

            assertThat(events.get(0)).isEqualTo(new DisplayEvent.SurfaceDestroy(9));
            assertThat(display.picture().read(ALL)).containsOnly(BLUE);
        }
    }

    @Test
    void source_whoseDisplayIsSlow_hasFourBatchesUnderWayAndNoMore() throws Exception {
        FakeDisplay slow = new FakeDisplay(false);
        BlockingQueue<Boolean> wanted = new LinkedBlockingQueue<>();
        CompletableFuture<Boolean> fifthSent = new CompletableFuture<>();
        CompletableFuture<Integer> typed = new CompletableFuture<>();
        CountDownLatch inputsOpen = new CountDownLatch(1);
        ScriptedSession session = session(BOTH_MODES, MainMessage.MOUSE_MODE_CLIENT)
                .on(ChannelType.INPUTS, peer -> {
                    peer.send(new InputsMessage.Init(0));
                    inputsOpen.countDown();
                    typed.complete(peer.read().type());
                    peer.awaitEnd();
                })
                .on(ChannelType.DISPLAY, peer -> {
                    awaitLatch(inputsOpen);
                    draw(peer, RED);
                    for (int i = 0; i < 5; i++) {
                        awaitWanted(wanted);
                        peer.send(fill(BLUE));
                    }
                    fifthSent.complete(true);
                    peer.awaitEnd();
                });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            Future<SpiceSource> deployed = SpiceSource.deploy(vertx, options(server.port(), null), slow);
            slow.take().handled().run();
            SpiceSource source = await(deployed);
            wanted.add(true);
            FakeDisplay.Batch second = slow.take();
            for (int i = 0; i < 3; i++) {
                wanted.add(true);
                slow.take();
            }
            wanted.add(true);
            got(fifthSent);

            // What has arrived before is read before the key is sent, if it is read at all.
            source.input(new InputEvent.Key(true, KEY_A));
            assertThat(got(typed)).isEqualTo(InputsMessage.KeyDown.TYPE);
            assertThat(slow.isEmpty()).isTrue();
            second.handled().run();

            assertThat(slow.take().events().events()).hasSize(1);
        }
    }

    @Test
    void deploy_whereNobodyListens_failsAsUnreachable() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertFails(options(port, null), SourceException.Kind.UNREACHABLE, "spice://127.0.0.1:" + port);
    }

    @Test
    void deploy_ofServerThatWantsPassword_failsWithoutItAndWorksWithIt() throws Exception {
        try (ScriptedServer server = ScriptedServer.startLocked(desktop(RED), desktop(RED))) {
            assertFails(options(server.port(), null), SourceException.Kind.PASSWORD, "needs a password");

            assertThat(await(SpiceSource.deploy(vertx, options(server.port(), ScriptedServer.PASSWORD), display)))
                    .isNotNull();
        }
    }

    @Test
    void deploy_ofServerThatSendsDamage_failsWithChannelMessageAndReason() throws Exception {
        ScriptedSession session = session(BOTH_MODES, MainMessage.MOUSE_MODE_CLIENT)
                .on(ChannelType.DISPLAY, peer -> {
                    peer.sendBytes(new byte[] {(byte) 314, 314 >> 8, 3, 0, 0, 0, 0, 0, 0});
                    peer.awaitEnd();
                });
        try (ScriptedServer server = ScriptedServer.start(session)) {
            assertFails(
                    options(server.port(), null),
                    SourceException.Kind.PROTOCOL,
                    "broke the protocol: display: message 314: ");
        }
    }

    @Test
    void deploy_thatFailed_leavesNothingBehind() throws Exception {
        try (ScriptedServer server = ScriptedServer.start()) {
            assertFails(options(server.port(), null), SourceException.Kind.UNREACHABLE, "closed the connection");

            assertThat(vertx.deploymentIDs()).isEmpty();
        }
    }

    /** A session with channels for everything, whose desktop has one colour. */
    private static ScriptedSession desktop(int color) {
        return session(BOTH_MODES, MainMessage.MOUSE_MODE_CLIENT).on(ChannelType.DISPLAY, peer -> {
            draw(peer, color);
            peer.awaitEnd();
        });
    }

    private static ScriptedSession session(int modes, int mode) {
        return new ScriptedSession().on(ChannelType.MAIN, peer -> {
            peer.send(init(modes, mode));
            peer.readUntil(MainMessage.ATTACH_CHANNELS);
            peer.send(channels());
            peer.awaitEnd();
        });
    }

    private static MainMessage.Init init(int modes, int mode) {
        return new MainMessage.Init(SESSION, 1, modes, mode, 0, 0, 0, 0);
    }

    private static MainMessage.ChannelsList channels() {
        return new MainMessage.ChannelsList(List.of(
                new MainMessage.ChannelId(5, 0),
                MainMessage.ChannelId.of(ChannelType.INPUTS, 0),
                MainMessage.ChannelId.of(ChannelType.CURSOR, 0),
                MainMessage.ChannelId.of(ChannelType.DISPLAY, 0),
                MainMessage.ChannelId.of(ChannelType.DISPLAY, 1)));
    }

    private static void draw(ScriptedPeer peer, int color) throws IOException {
        peer.send(
                new DisplayMessage.SurfaceCreate(0, WIDTH, HEIGHT, PixelFormat.XRGB32, true),
                fill(color),
                new DisplayMessage.Mark());
    }

    private static SpiceMessage fill(int color) {
        return new DrawMessage(Drawable.fill(0, ALL, color), image -> noImage());
    }

    private static WireImage noImage() {
        throw new AssertionError("a fill has no picture");
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            if (!latch.await(WAIT_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void awaitWanted(BlockingQueue<Boolean> wanted) {
        try {
            if (wanted.poll(WAIT_SECONDS, TimeUnit.SECONDS) == null) {
                throw new AssertionError("waited in vain");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void assertFails(SpiceSourceOptions options, SourceException.Kind kind, String words) {
        assertThatThrownBy(() -> await(SpiceSource.deploy(vertx, options, display)))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOf(SourceException.class)
                .hasMessageContaining(words)
                .asInstanceOf(InstanceOfAssertFactories.type(SourceException.class))
                .extracting(SourceException::kind)
                .isEqualTo(kind);
    }

    private static SpiceSourceOptions options(int port, @Nullable String password) {
        return new SpiceSourceOptions(
                SpiceEndpoint.of("127.0.0.1", port), password, DisplayMessage.Compression.AUTO_LZ);
    }

    private static <T> T got(CompletableFuture<T> future) throws Exception {
        return future.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
