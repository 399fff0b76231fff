package io.caraway.server.link;

import io.caraway.channel.ChannelStream;
import io.caraway.channel.StreamEvent;
import io.caraway.protocol.spice.MessageSplitter;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ProtocolException;
import io.netty.buffer.Unpooled;
import io.vertx.core.Context;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.internal.buffer.BufferInternal;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's socket after the link stage. It lives on the event loop that accepted it; {@link #write}, {@link #resume} and
 * {@link #fail} may be called from anywhere.
 *
 * <p>The one class that hands our byte arrays to Netty without a copy, by an internal type of Vert.x.
 */
public final class SocketStream implements ChannelStream {
    /** Largest body of a viewer's message; agent data, the largest there is, has 2048 bytes. */
    public static final int BODY_BYTES_MAX = 1 << 16;

    private final NetSocket socket;
    private final Context context;
    private final MessageSplitter splitter;
    private final Consumer<String> onFault;
    private final AtomicBoolean failed = new AtomicBoolean();
    private @Nullable Consumer<StreamEvent> sink;

    /**
     * A stream on a socket whose link stage is over.
     *
     * @param onFault called once, on the event loop, with the reason why the viewer must end
     */
    public SocketStream(NetSocket socket, Context context, boolean mini, Consumer<String> onFault) {
        this.socket = socket;
        this.context = context;
        this.splitter = new MessageSplitter(mini, BODY_BYTES_MAX);
        this.onFault = onFault;
    }

    /** Begins to deliver, beginning with bytes that came along with the link stage. On the event loop. */
    public void start(byte[] early, Consumer<StreamEvent> events) {
        sink = events;
        socket.handler(buffer -> received(buffer.getBytes()));
        socket.closeHandler(nothing -> events.accept(new StreamEvent.Closed()));
        received(early);
    }

    /** Closes the socket; the stream's last event follows. */
    public void close() {
        socket.close();
    }

    @Override
    public void write(List<byte[]> pieces) {
        Buffer buffer = BufferInternal.buffer(Unpooled.wrappedBuffer(pieces.toArray(byte[][]::new)));
        int bytes = buffer.length();
        socket.write(buffer).onSuccess(nothing -> deliver(new StreamEvent.Written(bytes)));
    }

    @Override
    public void resume() {
        context.runOnContext(nothing -> readOn());
    }

    @Override
    public void fail(String reason) {
        if (failed.compareAndSet(false, true)) {
            context.runOnContext(nothing -> onFault.accept(reason));
        }
    }

    private void received(byte[] bytes) {
        splitter.add(bytes);
        readOn();
    }

    /** Delivers what is whole and stops reading, or reads on. */
    private void readOn() {
        try {
            List<RawMessage> messages = new ArrayList<>();
            for (Optional<RawMessage> next = splitter.next(); next.isPresent(); next = splitter.next()) {
                messages.add(next.get());
            }
            if (messages.isEmpty()) {
                socket.resume();
            } else {
                socket.pause();
                deliver(new StreamEvent.Received(messages));
            }
        } catch (ProtocolException e) {
            socket.pause();
            fail(e.getMessage());
        }
    }

    private void deliver(StreamEvent event) {
        if (sink != null) {
            sink.accept(event);
        }
    }
}
