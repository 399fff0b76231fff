package io.caraway.source.vnc;

import io.caraway.drawing.EventBatch;
import io.caraway.drawing.InputEvent;
import io.caraway.protocol.rfb.RfbChange;
import io.caraway.protocol.rfb.RfbClient;
import io.caraway.protocol.rfb.RfbException;
import io.caraway.protocol.rfb.RfbListener;
import io.caraway.source.SourceException;
import io.caraway.wire.ProtocolException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.util.List;
import java.util.function.Consumer;

/**
 * One connection to a VNC server, from the first byte to the last. Owned by source.
 *
 * <p>At most {@link #BATCHES_MAX} batches are on their way to the display; until it has drawn some, nothing is asked for and
 * nothing is read. The display draws at its own speed and never at a viewer's.
 */
final class VncConnection implements RfbListener {
    private static final int BATCHES_MAX = 4;

    /** Buttons that RFB numbers as we do: left, middle, right, wheel up, wheel down. */
    private static final int BUTTON_MASK = 0x1f;

    private final VncSourceOptions options;
    private final NetSocket socket;
    private final Screen screen;
    private final Consumer<EventBatch> sink;
    private final Consumer<SourceException> onEnd;
    private final RfbClient client;
    private final Keyboard keyboard = new Keyboard();
    private InputEvent.Pointer place = new InputEvent.Pointer(0, 0, 0);
    private boolean connected;
    private boolean ended;
    private int batches;

    /**
     * A connection that was just made.
     *
     * @param sink takes batches; {@link #handled} is to be called for each when it is drawn
     * @param onEnd told once, why the connection is over
     */
    VncConnection(
            VncSourceOptions options,
            NetSocket socket,
            Screen screen,
            Consumer<EventBatch> sink,
            Consumer<SourceException> onEnd) {
        this.options = options;
        this.socket = socket;
        this.screen = screen;
        this.sink = sink;
        this.onEnd = onEnd;
        this.client = new RfbClient(options.rfb(), this);
        socket.exceptionHandler(fault -> end(SourceException.Kind.UNREACHABLE, "broke off: " + fault.getMessage()));
        socket.closeHandler(nothing -> end(SourceException.Kind.UNREACHABLE, "closed the connection"));
        socket.handler(this::receive);
    }

    boolean isConnected() {
        return connected;
    }

    /** Gives up on a server that does not do what it has to. */
    void timeOut(String words) {
        end(SourceException.Kind.PROTOCOL, words);
    }

    /** Ends the connection from our side. */
    void stop() {
        end(SourceException.Kind.UNREACHABLE, "the source was stopped");
    }

    /** A batch has been drawn. */
    void handled() {
        batches--;
        if (batches == BATCHES_MAX - 1 && !ended) {
            client.setPaused(false);
            socket.resume();
        }
    }

    /** Sends what a viewer did; dropped while the server does not read. */
    void input(InputEvent event) {
        if (ended || !connected || socket.writeQueueFull()) {
            return;
        }
        switch (event.type()) {
            case KEY -> keyboard.send((InputEvent.Key) event, client);
            case POINTER -> point((InputEvent.Pointer) event);
            // RFB knows places alone, and viewers are told nothing else.
            case MOTION -> point(((InputEvent.Motion) event).from(place, screen.width(), screen.height()));
        }
    }

    private void point(InputEvent.Pointer pointer) {
        place = pointer;
        client.pointer(pointer.x(), pointer.y(), pointer.buttons() & BUTTON_MASK);
    }

    @Override
    public void send(byte[] bytes) {
        socket.write(Buffer.buffer(bytes));
    }

    @Override
    public void connected(int width, int height, String name) {
        connected = true;
        screen.connected(width, height, name);
    }

    @Override
    public void update(List<RfbChange> changes, boolean last) {
        screen.update(changes, last).ifPresent(batch -> {
            batches++;
            if (batches == BATCHES_MAX) {
                client.setPaused(true);
                socket.pause();
            }
            sink.accept(batch);
        });
    }

    @Override
    public void bell() {}

    @Override
    public void cutText(String text) {}

    private void receive(Buffer buffer) {
        try {
            client.receive(buffer.getBytes());
        } catch (ProtocolException e) {
            end(SourceException.Kind.PROTOCOL, "broke the protocol: " + e.getMessage());
        } catch (RfbException e) {
            end(kind(e), String.valueOf(e.getMessage()));
        }
    }

    private static SourceException.Kind kind(RfbException e) {
        return switch (e.kind()) {
            case NOT_RFB, SECURITY_UNSUPPORTED -> SourceException.Kind.PROTOCOL;
            case PASSWORD_NEEDED, PASSWORD_WRONG -> SourceException.Kind.PASSWORD;
            case REFUSED -> SourceException.Kind.REFUSED;
        };
    }

    private void end(SourceException.Kind kind, String words) {
        if (!ended) {
            ended = true;
            client.close();
            socket.close();
            onEnd.accept(new SourceException(kind, options.uri() + ": " + words));
        }
    }
}
