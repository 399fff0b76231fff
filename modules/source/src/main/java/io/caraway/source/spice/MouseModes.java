package io.caraway.source.spice;

import io.caraway.channel.MouseListener;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.SpiceMessage;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The mouse modes of one session's server. Owned by source.
 *
 * <p>Places are what viewers send where they can, so a server that has client mode is asked for it. One that has not takes motion
 * alone, and who listens is told so.
 */
final class MouseModes {
    private final Consumer<SpiceMessage> out;
    private final IntConsumer onMode;
    private int current = MainMessage.MOUSE_MODE_SERVER;
    private boolean clientModeAsked;
    private boolean known;
    private boolean motionAlone;
    private @Nullable MouseListener listener;

    /**
     * Modes that the server has not told yet.
     *
     * @param out takes messages for the main channel
     * @param onMode told which mode the server is in
     */
    MouseModes(Consumer<SpiceMessage> out, IntConsumer onMode) {
        this.out = out;
        this.onMode = onMode;
    }

    /** Tells {@code newListener} what the server takes, now if it has said so, and whenever that changes. */
    void listen(MouseListener newListener) {
        listener = newListener;
        if (known) {
            newListener.motionAlone(motionAlone);
        }
    }

    /** The server has said which modes it has, as bits, and in which of them it is. */
    void told(int supported, int newCurrent) {
        current = newCurrent;
        onMode.accept(newCurrent);
        boolean possible = (supported & MainMessage.MOUSE_MODE_CLIENT) != 0;
        boolean wanted = possible && newCurrent != MainMessage.MOUSE_MODE_CLIENT;
        if (wanted && !clientModeAsked) {
            out.accept(new MainMessage.MouseModeRequest(MainMessage.MOUSE_MODE_CLIENT));
        }
        clientModeAsked = wanted;
        boolean news = !known || motionAlone == possible;
        known = true;
        motionAlone = !possible;
        if (news && listener != null) {
            listener.motionAlone(motionAlone);
        }
    }

    /** Whether the server draws the pointer where it knows it to be. */
    boolean serverHasThePointer() {
        return current != MainMessage.MOUSE_MODE_CLIENT;
    }
}
