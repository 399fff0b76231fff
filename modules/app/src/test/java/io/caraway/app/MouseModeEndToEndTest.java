package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Drawable;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.server.SpiceServerOptions;
import io.caraway.source.spice.SpiceEndpoint;
import io.caraway.source.spice.SpiceSource;
import io.caraway.source.spice.SpiceSourceOptions;
import io.caraway.testkit.Deadline;
import io.caraway.testkit.ScriptedSpiceServer;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** All the way from a viewer's mouse through us to a server that has server mode alone, and gets client mode. */
final class MouseModeEndToEndTest {
    private static final int SECONDS = 30;
    private static final int WIDTH = 64;
    private static final int HEIGHT = 48;
    private static final int LEFT = 1;
    private static final InputsMessage KEY = new InputsMessage.KeyDown(0x1e);
    private static final int BOTH_MODES = MainMessage.MOUSE_MODE_CLIENT | MainMessage.MOUSE_MODE_SERVER;
    private static final List<SpiceMessage> PICTURE = List.of(
            new DisplayMessage.SurfaceCreate(0, WIDTH, HEIGHT, PixelFormat.XRGB32, true),
            new DrawMessage(Drawable.fill(0, new Rect(0, 0, WIDTH, HEIGHT), 0x204060), image -> {
                throw new AssertionError("a fill has no picture");
            }),
            new DisplayMessage.Mark());

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch clientMode = new CountDownLatch(1);
    private final BlockingQueue<InputsMessage> came = new LinkedBlockingQueue<>();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void motions_ofAViewer_arriveAsTheyAreUntilTheServerTakesPlaces() throws Exception {
        try (ScriptedSpiceServer upstream = ScriptedSpiceServer.startWithMouse(
                        PICTURE, MainMessage.MOUSE_MODE_SERVER, this::offerClientMode, this::note);
                Broadcast broadcast = new Broadcast(vertx)) {
            SpiceSourceOptions source = new SpiceSourceOptions(
                    SpiceEndpoint.of("127.0.0.1", upstream.port()), null, DisplayMessage.Compression.AUTO_LZ);
            broadcast.start(
                    (on, displays) -> SpiceSource.deploy(on, source, displays).map(started -> started),
                    new SpiceServerOptions("127.0.0.1", 0, null),
                    Optional.empty());
            int port = broadcast.spicePort();
            try (ScriptedViewer main = ScriptedViewer.link(port, ChannelType.MAIN, 0, "", Capabilities.NONE)) {
                MainMessage.Init init = MainMessage.Init.read(
                        main.readUntil(MainMessage.Init.TYPE).reader());
                MainMessage.MouseMode mode =
                        new MainMessage.MouseMode(init.supportedMouseModes(), init.currentMouseMode());
                while (mode.supported() != MainMessage.MOUSE_MODE_SERVER) {
                    mode = mode(main);
                }
                assertThat(mode.current()).isEqualTo(MainMessage.MOUSE_MODE_SERVER);
                try (ScriptedViewer inputs =
                        ScriptedViewer.link(port, ChannelType.INPUTS, init.sessionId(), "", Capabilities.NONE)) {
                    awaitKeys(inputs);
                    inputs.send(new InputsMessage.MouseMotion(-1000, 5, 0));
                    inputs.send(new InputsMessage.MouseMotion(700, -1, 0));
                    inputs.send(new InputsMessage.MousePress(1, LEFT));
                    assertThat(next()).isEqualTo(new InputsMessage.MouseMotion(-1000, 5, 0));
                    assertThat(next()).isEqualTo(new InputsMessage.MouseMotion(700, -1, 0));
                    assertThat(next()).isEqualTo(new InputsMessage.MousePress(1, LEFT));

                    clientMode.countDown();
                    assertThat(mode(main))
                            .isEqualTo(new MainMessage.MouseMode(BOTH_MODES, MainMessage.MOUSE_MODE_CLIENT));
                    inputs.send(new InputsMessage.MousePosition(WIDTH + 9, 7, LEFT, 0));
                    assertThat(next()).isEqualTo(new InputsMessage.MousePosition(WIDTH - 1, 7, LEFT, 0));
                }
            }
            assertThat(upstream.faults()).isEmpty();
        }
    }

    private static MainMessage.MouseMode mode(ScriptedViewer main) throws IOException, ProtocolException {
        return MainMessage.MouseMode.read(
                main.readUntil(MainMessage.MouseMode.TYPE).reader());
    }

    /** Presses a key until one has arrived: what is done before the way is open to the end is dropped. */
    private void awaitKeys(ScriptedViewer inputs) {
        Deadline.seconds(SECONDS)
                .until(
                        "a key arrives",
                        () -> {
                            try {
                                inputs.send(KEY);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                            return !came.isEmpty();
                        },
                        () -> "");
    }

    /** The next message that is about the mouse. */
    private InputsMessage next() throws InterruptedException {
        InputsMessage message = KEY;
        while (KEY.equals(message)) {
            message = came.poll(SECONDS, TimeUnit.SECONDS);
        }
        if (message == null) {
            throw new AssertionError("nothing came");
        }
        return message;
    }

    private void offerClientMode(ScriptedSpiceServer.Line line) throws IOException {
        try {
            if (clientMode.await(SECONDS, TimeUnit.SECONDS)) {
                line.send(new MainMessage.MouseMode(BOTH_MODES, MainMessage.MOUSE_MODE_CLIENT));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void note(ScriptedSpiceServer.Line line) throws IOException, ProtocolException {
        line.send(new InputsMessage.Init(0));
        while (true) {
            InputsMessage.readClient(line.read()).ifPresent(came::add);
        }
    }
}
