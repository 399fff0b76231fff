package io.caraway.channel;

import io.caraway.drawing.InputEvent;

/**
 * The way from those who watch a desktop to who draws it. May be called from any thread, and returns at once.
 *
 * <p>There is one seat to a desktop, and one who sits there: who serves the viewers, and lets through what the one of them does
 * who holds control.
 */
public interface Seat {
    /** Passes on what a viewer did. */
    void input(InputEvent event);

    /**
     * Has a listener told of the guest's agent, now and later. Called at most once. A desktop without an agent never tells
     * anything.
     */
    default void listen(AgentListener listener) {}

    /**
     * Has a listener told, now and later, whether the desktop takes motion alone. Called at most once. A desktop that never
     * tells anything takes places.
     */
    default void listen(MouseListener listener) {}
}
