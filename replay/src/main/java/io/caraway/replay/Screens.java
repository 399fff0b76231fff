package io.caraway.replay;

import io.caraway.channel.DisplayFeed;
import io.caraway.channel.DisplayFeeds;
import io.caraway.drawing.EventBatch;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;

/**
 * The displays of a replay, each of which is asked for when there is something to show on it. Owned by replay.
 *
 * <p>At most {@link #BATCHES_MAX} batches are on their way to them, who draw at their own speed and never at a viewer's.
 */
final class Screens {
    private static final int BATCHES_MAX = 8;

    private final DisplayFeeds feeds;
    private final Executor here;
    private final Runnable drawn;
    private final Map<Integer, Screen> screens = new HashMap<>();
    private int underWay;

    /**
     * No displays yet.
     *
     * @param here runs something on the replay's thread
     * @param drawn run, on whatever thread, for each batch once it is drawn; it leads to {@link #handled}
     */
    Screens(DisplayFeeds feeds, Executor here, Runnable drawn) {
        this.feeds = feeds;
        this.here = here;
        this.drawn = drawn;
    }

    /** Whether more can be shown now. */
    boolean hasRoom() {
        return underWay < BATCHES_MAX;
    }

    /** A batch has been drawn. */
    void handled() {
        underWay--;
    }

    /** Draws a batch; {@code isFromNothing} if it begins with a keyframe that takes the place of what is shown. */
    void show(int number, EventBatch batch, boolean isFromNothing) {
        underWay++;
        screens.computeIfAbsent(number, this::open).show(batch, isFromNothing, drawn);
    }

    private Screen open(int number) {
        Screen screen = new Screen();
        Future<DisplayFeed> feed = feeds.open(number);
        if (feed.succeeded()) {
            screen.opened(feed.result());
        } else {
            feed.onSuccess(display -> here.execute(() -> screen.opened(display)))
                    .onFailure(none -> here.execute(screen::refused));
        }
        return screen;
    }
}
