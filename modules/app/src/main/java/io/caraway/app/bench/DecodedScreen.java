package io.caraway.app.bench;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.protocol.spice.DisplayDecoder;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What a viewer shows. Messages are put in on bench; they are drawn by the ordered worker of that event loop, which alone
 * touches the pixels and has one task of all viewers at a time.
 *
 * <p>At most {@link #WAITING_BYTES_MAX} bytes of messages wait, and what one more read of the socket holds.
 */
final class DecodedScreen {
    /** So many bytes of messages may wait to be drawn before the viewer is to stop reading. */
    static final long WAITING_BYTES_MAX = 4 << 20;

    private final Context context;
    private final DisplayDecoder decoder = new DisplayDecoder();
    private final DisplayState state = new DisplayState();
    private List<RawMessage> waiting = new ArrayList<>();
    private long waitingBytes;
    private boolean drawing;
    private boolean full;
    private boolean broken;

    /** A screen that shows nothing, and is fed on that context. */
    DecodedScreen(Context context) {
        this.context = context;
    }

    /**
     * Has a message drawn. On bench.
     *
     * @param onRoom called when the viewer may go on reading, after this said that it must not
     * @param onFault told once, why a message cannot be drawn; then nothing is drawn any more
     * @return whether the viewer may go on reading
     */
    boolean add(RawMessage message, Runnable onRoom, Consumer<String> onFault) {
        if (!broken) {
            waiting.add(message);
            waitingBytes += message.body().length;
            full |= waitingBytes > WAITING_BYTES_MAX;
            if (!drawing) {
                drawNext(onRoom, onFault);
            }
        }
        return !full;
    }

    /** The pixels of the desktop, if there is one. By the ordered worker alone. */
    Optional<SurfaceSnapshot> snapshot() {
        return state.snapshot(DisplayEvent.PRIMARY_SURFACE);
    }

    private void drawNext(Runnable onRoom, Consumer<String> onFault) {
        List<RawMessage> messages = waiting;
        waiting = new ArrayList<>();
        waitingBytes = 0;
        drawing = true;
        context.executeBlocking(() -> draw(messages), true).onComplete(done -> {
            drawing = false;
            Optional<String> fault = done.succeeded() ? done.result() : Optional.of(String.valueOf(done.cause()));
            if (fault.isPresent()) {
                broken = true;
                onFault.accept("cannot be drawn: " + fault.get());
                return;
            }
            if (full) {
                full = false;
                onRoom.run();
            }
            if (!waiting.isEmpty()) {
                drawNext(onRoom, onFault);
            }
        });
    }

    private Optional<String> draw(List<RawMessage> messages) {
        try {
            for (RawMessage message : messages) {
                decoder.receive(message).forEach(state::apply);
            }
            return Optional.empty();
        } catch (ProtocolException e) {
            return Optional.of(e.getMessage());
        }
    }
}
