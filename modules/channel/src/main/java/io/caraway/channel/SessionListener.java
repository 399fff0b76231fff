package io.caraway.channel;

import io.caraway.drawing.InputEvent;

/** Told who watches a desktop, who holds control of it, and what that viewer does: a recorder. Called on main's thread; it only passes messages on. */
public interface SessionListener {
    /** The number of no viewer. */
    int NOBODY = 0;

    /** What a viewer speaks. */
    enum Protocol {
        /** SPICE. */
        SPICE
    }

    /** Nobody listens. */
    SessionListener NONE = new SessionListener() {
        @Override
        public void joined(int viewer, Protocol protocol, String address) {}

        @Override
        public void left(int viewer) {}

        @Override
        public void control(int viewer) {}

        @Override
        public void input(int viewer, InputEvent event) {}
    };

    /** A viewer has come, or was there when listening began. */
    void joined(int viewer, Protocol protocol, String address);

    /** A viewer has gone. */
    void left(int viewer);

    /** A viewer holds control from now on, or {@link #NOBODY} does. */
    void control(int viewer);

    /** What the viewer that holds control does, as it is passed on. */
    void input(int viewer, InputEvent event);
}
