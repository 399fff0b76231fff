package io.caraway.replay;

import io.caraway.channel.DisplayFeed;
import io.caraway.drawing.EventBatch;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One display of a replay: what is played before it is there waits. Owned by replay. */
final class Screen {
    private final Keyframes keyframes = new Keyframes();
    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable DisplayFeed feed;
    private boolean refused;

    /** A batch, and whom to tell when it is drawn. */
    private record Waiting(EventBatch batch, Runnable drawn) {}

    /** The display is there. */
    void opened(DisplayFeed display) {
        feed = display;
        waiting.forEach(batch -> display.apply(batch.batch(), batch.drawn()));
        waiting.clear();
    }

    /** There is no such display: what is played on it is dropped. */
    void refused() {
        refused = true;
        waiting.forEach(batch -> batch.drawn().run());
        waiting.clear();
    }

    /**
     * Draws a batch.
     *
     * @param isFromNothing whether it begins with a keyframe that takes the place of what is shown
     */
    void show(EventBatch batch, boolean isFromNothing, Runnable drawn) {
        EventBatch events = isFromNothing ? keyframes.over(batch) : batch;
        keyframes.note(events);
        DisplayFeed display = feed;
        if (display != null) {
            display.apply(events, drawn);
        } else if (refused) {
            drawn.run();
        } else {
            waiting.add(new Waiting(events, drawn));
        }
    }
}
