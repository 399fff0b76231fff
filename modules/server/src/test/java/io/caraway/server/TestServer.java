package io.caraway.server;

import io.caraway.channel.AgentListener;
import io.caraway.channel.MouseListener;
import io.caraway.channel.Seat;
import io.caraway.display.Display;
import io.caraway.display.DisplayInfo;
import io.caraway.display.DisplayVerticle;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Head;
import io.caraway.drawing.InputEvent;
import io.caraway.images.Image;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.raster.Rect;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A server with a display, for tests to draw on and to connect to. Belongs to one test. */
final class TestServer implements AutoCloseable {
    static final int WIDTH = 300;
    static final int HEIGHT = 200;

    private static final int SECONDS = 20;

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<InputEvent> inputs = new LinkedBlockingQueue<>();
    private final CompletableFuture<AgentListener> agentListener = new CompletableFuture<>();
    private final CompletableFuture<MouseListener> mouseListener = new CompletableFuture<>();
    private final Random random = new Random(7);
    private final Display display;
    private final SpiceServer server;

    TestServer(@Nullable String ticket) {
        display = await(DisplayVerticle.deploy(vertx, 0, info -> {}));
        DisplayInfo info = new DisplayInfo(WIDTH, HEIGHT, "desk");
        SpiceServerOptions options = new SpiceServerOptions("127.0.0.1", 0, ticket);
        server = await(MainVerticle.deploy(vertx, options, Map.of(0, display), number -> info, new Seat() {
            @Override
            public void input(InputEvent event) {
                inputs.add(event);
            }

            @Override
            public void listen(AgentListener listener) {
                agentListener.complete(listener);
            }

            @Override
            public void listen(MouseListener listener) {
                mouseListener.complete(listener);
            }
        }));
        draw(List.of(
                new DisplayEvent.SurfaceCreate(0, WIDTH, HEIGHT),
                new DisplayEvent.Monitors(List.of(new Head(0, 0, new Rect(0, 0, WIDTH, HEIGHT))))));
        drawNoise();
    }

    int port() {
        return server.port();
    }

    /** Draws over everything with pixels that do not compress, which it gives. */
    int[] drawNoise() {
        int[] pixels = random.ints((long) WIDTH * HEIGHT, 0, 1 << 24).toArray();
        draw(List.of(new DisplayEvent.Draw(Drawable.copy(0, 0, 0, Image.ofPixels(WIDTH, HEIGHT, pixels)))));
        return pixels;
    }

    /** Draws, and returns when the display has. */
    void draw(List<DisplayEvent> events) {
        CountDownLatch drawn = new CountDownLatch(1);
        display.apply(new EventBatch(events), drawn::countDown);
        try {
            if (!drawn.await(SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the display does not draw");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Adds a display of one colour. */
    void addDisplay(int number, int color) {
        Display added = await(DisplayVerticle.deploy(vertx, number, info -> {}));
        added.apply(
                new EventBatch(List.of(
                        new DisplayEvent.SurfaceCreate(0, WIDTH, HEIGHT),
                        new DisplayEvent.Draw(Drawable.fill(0, new Rect(0, 0, WIDTH, HEIGHT), color)))),
                () -> {});
        server.add(number, added);
    }

    /** What a viewer did next. */
    InputEvent input() throws InterruptedException {
        InputEvent event = inputs.poll(SECONDS, TimeUnit.SECONDS);
        if (event == null) {
            throw new AssertionError("no input came");
        }
        return event;
    }

    /** An agent that appears in the guest. */
    ScriptedGuest guest() {
        return new ScriptedGuest(agentListener.join());
    }

    /** The desktop takes motion alone, or places as well. */
    void motionAlone(boolean alone) {
        mouseListener.join().motionAlone(alone);
    }

    /** Whether nobody has done anything that was not asked for. */
    boolean hasNoInput() {
        return inputs.isEmpty();
    }

    /** Forgets what viewers have done so far. */
    void forgetInputs() {
        inputs.clear();
    }

    /** A viewer's main channel, and the id of its session. */
    Session session(String password) throws IOException, ProtocolException {
        Capabilities named = Capabilities.of(Capabilities.MAIN_NAME_AND_UUID);
        ScriptedViewer main = ScriptedViewer.link(port(), ChannelType.MAIN, 0, password, named);
        int id = MainMessage.Init.read(main.readUntil(MainMessage.Init.TYPE).reader())
                .sessionId();
        return new Session(main, id);
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError(e);
        }
    }

    /** A viewer's main channel and its session; both last until it is closed. */
    record Session(ScriptedViewer main, int id) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            main.close();
        }
    }
}
