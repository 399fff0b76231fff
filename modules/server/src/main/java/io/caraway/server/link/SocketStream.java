package io.caraway.server.link;

import io.caraway.channel.ChannelStream;
import io.caraway.channel.StreamEvent;
import io.caraway.channel.WirePiece;
import io.caraway.protocol.spice.MessageSplitter;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ProtocolException;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.CompositeByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.vertx.core.Context;
import io.vertx.core.internal.net.NetSocketInternal;
import io.vertx.core.net.NetSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A viewer's socket after the link stage. It lives on the event loop that accepted it; {@link #write}, {@link #resume} and
 * {@link #fail} may be called from anywhere.
 *
 * <p>The one class that hands Netty's own buffers to a socket, by an internal type of Vert.x. It writes past the queue of Vert.x,
 * which does not release buffers that are left when the connection ends; how much may wait is for {@link #unwrittenBytes} to
 * tell.
 */
public final class SocketStream implements ChannelStream {
    /** Largest body of a viewer's message; agent data, the largest there is, has 2048 bytes. */
    public static final int BODY_BYTES_MAX = 1 << 16;

    private final NetSocket socket;
    private final Context context;
    private final MessageSplitter splitter;
    private final Consumer<String> onFault;
    private final AtomicBoolean failed = new AtomicBoolean();
    private final AtomicLong unwrittenBytes = new AtomicLong();
    private @Nullable Consumer<StreamEvent> sink;
    private boolean closed; // what Vert.x still holds back when the socket closes comes after that

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
        socket.closeHandler(nothing -> {
            closed = true;
            events.accept(new StreamEvent.Closed());
        });
        received(early);
    }

    /** Closes the socket, whether or not the viewer has taken what was written; the stream's last event follows. */
    public void close() {
        netty().close().addListener(done -> {}); // nobody waits for it: the last event tells
    }

    @Override
    public void write(List<WirePiece> pieces) {
        ByteBuf bytes = gather(pieces);
        int count = bytes.readableBytes();
        unwrittenBytes.addAndGet(count);
        netty().writeAndFlush(bytes).addListener(done -> unwrittenBytes.addAndGet(-count));
    }

    @Override
    public long unwrittenBytes() {
        return unwrittenBytes.get();
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

    private ChannelHandlerContext netty() {
        return ((NetSocketInternal) socket).channelHandlerContext();
    }

    /** All pieces as one buffer outside the heap, which the operating system takes as it is. */
    private static ByteBuf gather(List<WirePiece> pieces) {
        if (pieces.size() == 1) {
            return direct(pieces.get(0));
        }
        CompositeByteBuf all = PooledByteBufAllocator.DEFAULT.compositeDirectBuffer(pieces.size());
        pieces.forEach(piece -> all.addComponent(true, direct(piece)));
        return all;
    }

    private static ByteBuf direct(WirePiece piece) {
        if (piece instanceof WirePiece.Own own) {
            return PooledByteBufAllocator.DEFAULT.directBuffer(own.size()).writeBytes(own.bytes());
        }
        return ((WirePiece.Shared) piece).slice();
    }

    private void received(byte[] bytes) {
        if (closed) {
            return;
        }
        splitter.add(bytes);
        readOn();
    }

    /** Delivers what is whole and stops reading, or reads on. */
    private void readOn() {
        if (closed) {
            return;
        }
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
