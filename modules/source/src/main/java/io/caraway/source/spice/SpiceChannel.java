package io.caraway.source.spice;

import io.caraway.channel.Owner;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.MessageSplitter;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.source.SourceException;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The viewer's side of one channel of a SPICE server. Owned by the event loop that opened it.
 *
 * <p>It acknowledges messages and answers PING by itself; all other messages go to its listener, in order. It holds one
 * message that has not come to its end, of at most {@link #BODY_BYTES_MAX} bytes.
 */
public final class SpiceChannel {
    /** Most bytes of a message: 16 million pixels without compression. */
    public static final int BODY_BYTES_MAX = 64 << 20;

    private final Vertx vertx;
    private final SpiceChannelOptions options;
    private final SpiceChannelListener listener;
    private final SpiceConnector connector;
    private final NetSocket socket;
    private final LinkClient link;
    private final Owner owner = Owner.here();
    private final Promise<SpiceChannel> opened;
    private final long linkTimer;
    private MessageSplitter splitter = new MessageSplitter(true, BODY_BYTES_MAX);
    private @Nullable Throwable writeFault;
    private SourceException.Kind endKind = SourceException.Kind.UNREACHABLE;
    private boolean ended;
    private boolean closedByServer;
    private long serial;
    private long windowMessages;
    private long untilAckMessages;
    private long receivedBytes;
    private long receivedMessages;

    private SpiceChannel(
            Vertx vertx,
            SpiceChannelOptions options,
            LinkClient link,
            SpiceChannelListener listener,
            SpiceConnector connector,
            NetSocket socket,
            Promise<SpiceChannel> opened) {
        this.vertx = vertx;
        this.options = options;
        this.link = link;
        this.listener = listener;
        this.connector = connector;
        this.socket = socket;
        this.opened = opened;
        this.linkTimer = vertx.setTimer(
                options.linkTimeoutMillis(),
                id -> end(
                        SourceException.Kind.PROTOCOL,
                        "accepts connections but says nothing; is it a SPICE server?" + tlsPort()));
    }

    /**
     * Connects, and goes through the link stage. To be called on an event loop.
     *
     * @param sessionId 0 for a main channel, which opens a session; else what its INIT said
     * @param capabilities what we can do on this channel
     * @return the channel once the server has let us in, before the listener is told of anything; fails with
     *     {@link SourceException}
     */
    public static Future<SpiceChannel> open(
            Vertx vertx,
            SpiceChannelOptions options,
            ChannelType type,
            int channelId,
            int sessionId,
            Capabilities capabilities,
            SpiceChannelListener listener) {
        boolean byTls = options.endpoint().beginsWithTls(type);
        boolean mayTurnToTls = !byTls && options.endpoint().tls() != null;
        LinkClient link = new LinkClient(options, type, channelId, sessionId, capabilities);
        return open(vertx, options, link, byTls, listener).recover(failure -> {
            if (!mayTurnToTls || !link.isToldToUseTls()) {
                return Future.failedFuture(failure);
            }
            LinkClient again = new LinkClient(options, type, channelId, sessionId, capabilities);
            return open(vertx, options, again, true, listener);
        });
    }

    private static Future<SpiceChannel> open(
            Vertx vertx, SpiceChannelOptions options, LinkClient link, boolean byTls, SpiceChannelListener listener) {
        SpiceConnector connector = new SpiceConnector(vertx, options, byTls);
        Promise<SpiceChannel> opened = Promise.promise();
        connector
                .connect()
                .onSuccess(
                        socket -> new SpiceChannel(vertx, options, link, listener, connector, socket, opened).begin())
                .onFailure(opened::fail);
        return opened.future();
    }

    /** What the channel is for. */
    public ChannelType type() {
        return link.type();
    }

    /** Which one of its type: the number of the display, for those of displays. */
    public int id() {
        return link.channelId();
    }

    /** What the server can do on this channel. */
    public Capabilities serverCapabilities() {
        return link.serverCapabilities();
    }

    /** Bytes that came, those of the link stage too. */
    public long receivedBytes() {
        return receivedBytes;
    }

    /** Messages that came, those too that the listener is not told of. */
    public long receivedMessages() {
        return receivedMessages;
    }

    /** Why the channel ended: who reads {@link SpiceChannelListener#closed} may ask. */
    public SourceException.Kind endKind() {
        return endKind;
    }

    /** Whether the server has closed the channel in good order: it was not reset, and nothing went wrong on it. */
    public boolean isClosedByServer() {
        return closedByServer;
    }

    /** Whether what was sent is not taken by the server at the moment; it is kept in memory. */
    public boolean isWriteQueueFull() {
        return socket.writeQueueFull();
    }

    /** Has {@code task} run whenever the server, having fallen behind, has taken enough for more to be sent. */
    public void onDrain(Runnable task) {
        owner.check();
        socket.drainHandler(nothing -> {
            if (!ended) {
                task.run();
            }
        });
    }

    /** Sends a message; nothing once the channel is over. */
    public void send(SpiceMessage message) {
        owner.check();
        if (ended) {
            return;
        }
        ByteWriter out = ByteWriter.little();
        serial++;
        if (!link.hasMiniHeaders()) {
            out.i64(serial);
        }
        out.u16(message.type());
        int sizeAt = out.size();
        out.u32(0);
        if (!link.hasMiniHeaders()) {
            out.u32(0);
        }
        int headerBytes = out.size();
        message.write(out);
        out.bytes(message.tail());
        out.setU32(sizeAt, (long) out.size() - headerBytes);
        write(out.toByteArray());
    }

    /** Stops reading; what has been read is still handed over. */
    public void pause() {
        owner.check();
        if (!ended) {
            socket.pause();
        }
    }

    /** Goes on reading. */
    public void resume() {
        owner.check();
        if (!ended) {
            socket.resume();
        }
    }

    /** Ends the channel. The listener is told nothing any more. */
    public void close() {
        owner.check();
        if (!ended) {
            ended = true;
            vertx.cancelTimer(linkTimer);
            socket.close();
            connector.close();
        }
    }

    private void begin() {
        socket.exceptionHandler(this::broke);
        socket.closeHandler(nothing -> {
            if (writeFault != null) {
                broke(writeFault);
            }
            closedByServer = !ended;
            end(SourceException.Kind.UNREACHABLE, "closed the connection" + tlsPort());
        });
        socket.handler(this::receive);
        write(link.request());
    }

    /** A connection that was reset may say so to who writes, and then it is closed without another word. */
    private void write(byte[] bytes) {
        socket.write(Buffer.buffer(bytes)).onFailure(fault -> {
            if (fault instanceof IOException && !(fault instanceof ClosedChannelException)) {
                writeFault = fault;
            }
        });
    }

    private void broke(Throwable fault) {
        end(SourceException.Kind.UNREACHABLE, "broke off: " + fault.getMessage() + tlsPort());
    }

    private void receive(Buffer buffer) {
        if (ended) {
            return;
        }
        receivedBytes += buffer.length();
        try {
            if (link.isLinked()) {
                splitter.add(buffer.getBytes());
            } else {
                byte[] answer = link.receive(buffer.getBytes());
                if (answer.length > 0) {
                    write(answer);
                }
                if (!link.isLinked()) {
                    return;
                }
                linked();
            }
            handOver();
        } catch (ProtocolException e) {
            end(SourceException.Kind.PROTOCOL, "broke the protocol: " + e.getMessage());
        } catch (SourceException e) {
            end(e.kind(), String.valueOf(e.getMessage()));
        }
    }

    private void linked() {
        vertx.cancelTimer(linkTimer);
        splitter = new MessageSplitter(link.hasMiniHeaders(), BODY_BYTES_MAX);
        splitter.add(link.rest());
        opened.complete(this);
    }

    private void handOver() throws ProtocolException {
        Optional<RawMessage> message = next();
        while (message.isPresent() && !ended) {
            receivedMessages++;
            handle(message.get());
            message = next();
        }
        if (!ended) {
            listener.readDone(this);
        }
    }

    private Optional<RawMessage> next() throws ProtocolException {
        try {
            return splitter.next();
        } catch (ProtocolException e) {
            throw e.in(type().name().toLowerCase(Locale.ROOT));
        }
    }

    private void handle(RawMessage message) throws ProtocolException {
        if (message.type() == CommonMessage.SetAck.TYPE) {
            CommonMessage.SetAck ack = CommonMessage.SetAck.read(message.reader());
            if (options.acknowledges()) {
                send(new CommonMessage.AckSync(ack.generation()));
                windowMessages = ack.window();
                untilAckMessages = windowMessages;
            }
            return;
        }
        acknowledge();
        if (message.type() == CommonMessage.Ping.TYPE) {
            CommonMessage.Ping ping = CommonMessage.Ping.read(message.reader());
            send(new CommonMessage.Pong(ping.id(), ping.timestamp()));
        } else {
            listener.received(this, message);
        }
    }

    private void acknowledge() {
        if (windowMessages > 0) {
            untilAckMessages--;
            if (untilAckMessages == 0) {
                send(new CommonMessage.Ack());
                untilAckMessages = windowMessages;
            }
        }
    }

    private void end(SourceException.Kind kind, String words) {
        if (!ended) {
            endKind = kind;
            close();
            String reason = options.uri() + ": " + words;
            if (link.isLinked()) {
                listener.closed(this, reason);
            } else {
                opened.fail(new SourceException(kind, reason));
            }
        }
    }

    /** A server that waits for TLS says nothing to who does not speak it. */
    private String tlsPort() {
        boolean maybe = receivedBytes == 0 && connector.isPlain();
        return maybe ? " (if that is its TLS port, write spice+tls://HOST:PORT)" : "";
    }
}
