package io.caraway.app.demo;

import io.caraway.channel.Dispatcher;
import io.caraway.channel.DisplayFeed;
import io.caraway.channel.DisplayFeeds;
import io.caraway.channel.Seat;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.InputEvent;
import io.caraway.source.EmbeddedScreen;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.InstantSource;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The demo desktop as a source: an event loop that draws it 25 times a second.
 *
 * <p>While the display has not drawn the last batches yet, ticks are left out.
 */
public final class DemoSource extends VerticleBase {
    private static final long TICK_MILLIS = 40;
    private static final int BATCHES_MAX = 4;

    private final DisplayFeed display;
    private final Promise<Seat> firstPicture;
    private @Nullable Dispatcher<Runnable> self;
    private Seat seat = event -> {};
    private int underWay;

    private DemoSource(DisplayFeed display, Promise<Seat> firstPicture) {
        this.display = display;
        this.firstPicture = firstPicture;
    }

    /** Starts it; completes with the way from the viewers to it, once the display shows the first picture. */
    public static Future<Seat> deploy(Vertx vertx, DisplayFeeds displays) {
        return displays.open(0).compose(display -> deploy(vertx, display));
    }

    private static Future<Seat> deploy(Vertx vertx, DisplayFeed display) {
        Promise<Seat> firstPicture = Promise.promise();
        return vertx.deployVerticle(new DemoSource(display, firstPicture)).compose(id -> firstPicture.future());
    }

    @Override
    public Future<?> start() {
        Dispatcher<Runnable> here = new Dispatcher<>(context, Runnable::run);
        self = here;
        DemoDesktop desktop =
                new DemoDesktop(new EmbeddedScreen(this::draw), InstantSource.system(), ZoneId.systemDefault());
        long zeroNanos = System.nanoTime();
        desktop.start();
        vertx.setPeriodic(TICK_MILLIS, id -> {
            if (underWay < BATCHES_MAX) {
                desktop.tick(System.nanoTime() - zeroNanos);
            }
        });
        seat = event -> here.send(() -> handle(desktop, event));
        return Future.succeededFuture();
    }

    private void draw(EventBatch batch) {
        Dispatcher<Runnable> here = self;
        if (here != null) {
            underWay++;
            display.apply(batch, () -> here.send(this::drawn));
        }
    }

    private void drawn() {
        underWay--;
        firstPicture.tryComplete(seat);
    }

    private static void handle(DemoDesktop desktop, InputEvent event) {
        switch (event.type()) {
            case KEY -> {
                InputEvent.Key key = (InputEvent.Key) event;
                desktop.key(key.down(), key.scanCode());
            }
            case POINTER -> {
                InputEvent.Pointer pointer = (InputEvent.Pointer) event;
                desktop.pointer(pointer.x(), pointer.y(), pointer.buttons());
            }
            case MOTION -> desktop.motion((InputEvent.Motion) event);
        }
    }
}
