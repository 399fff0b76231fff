package io.caraway.display.cursor;

import io.caraway.channel.ChannelClient;
import io.caraway.drawing.CursorShape;
import io.caraway.protocol.spice.CursorMessage;
import org.jspecify.annotations.Nullable;

/**
 * One viewer's view of the pointer. Owned by display.
 *
 * <p>What a slow viewer has not been sent is not queued: the last shape and the last place are all that it misses.
 */
final class CursorChannelClient {
    private final ChannelClient channel;
    private @Nullable CursorShape shape;
    private int x;
    private int y;
    private boolean shapeDue;
    private boolean moveDue;

    CursorChannelClient(ChannelClient channel) {
        this.channel = channel;
    }

    ChannelClient channel() {
        return channel;
    }

    /** Sends the first messages: INIT without a shape, for spice-html5 takes shapes from SET only. */
    void join(@Nullable CursorShape present, int presentX, int presentY) {
        x = presentX;
        y = presentY;
        shape = present;
        shapeDue = present != null;
        channel.send(new CursorMessage.Init(inField(x), inField(y), present != null, null));
    }

    void shape(@Nullable CursorShape present) {
        shape = present;
        shapeDue = true;
    }

    void move(int presentX, int presentY) {
        x = presentX;
        y = presentY;
        moveDue = true;
    }

    void pump(long nowNanos) {
        if (shapeDue && channel.canSend()) {
            CursorShape present = shape;
            channel.send(
                    present == null
                            ? new CursorMessage.Hide()
                            : new CursorMessage.Set(inField(x), inField(y), present));
            shapeDue = false;
            moveDue &= present == null;
        }
        if (moveDue && shape != null && channel.canSend()) {
            channel.send(new CursorMessage.Move(inField(x), inField(y)));
            moveDue = false;
        }
        channel.flush(nowNanos);
    }

    /** The nearest value that the 16-bit field of the message holds. */
    private static int inField(int coordinate) {
        return Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, coordinate));
    }
}
