package io.caraway.server;

import io.caraway.channel.Dispatcher;
import io.caraway.channel.DisplayFeed;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.InputEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Shows every viewer where the pointer of one of them is. Owned by main.
 *
 * <p>One move is under way to the display at a time; of those that come meanwhile the last one counts.
 */
final class PointerEcho {
    private final DisplayFeed display;
    private final Dispatcher<Runnable> self;
    private boolean underWay;
    private DisplayEvent.@Nullable CursorMove waiting;

    PointerEcho(DisplayFeed display, Dispatcher<Runnable> self) {
        this.display = display;
        this.self = self;
    }

    /** A viewer points somewhere. */
    void point(InputEvent.Pointer pointer) {
        DisplayEvent.CursorMove move = new DisplayEvent.CursorMove(pointer.x(), pointer.y());
        if (underWay) {
            waiting = move;
        } else {
            send(move);
        }
    }

    private void send(DisplayEvent.CursorMove move) {
        underWay = true;
        display.apply(new EventBatch(List.of(move)), () -> self.send(this::arrived));
    }

    private void arrived() {
        underWay = false;
        DisplayEvent.CursorMove next = waiting;
        if (next != null) {
            waiting = null;
            send(next);
        }
    }
}
