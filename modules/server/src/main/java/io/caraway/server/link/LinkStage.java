package io.caraway.server.link;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.LinkReply;
import io.caraway.protocol.spice.LinkRequest;
import io.caraway.protocol.spice.Ticket;
import io.caraway.wire.ByteQueue;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.security.KeyPair;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection before its channel exists: request, reply, ticket, result ("SPICE protocol, link stage"). Owned by main.
 *
 * <p>All of it has one deadline, and it takes one of {@link LinkPlaces}. A refused peer is told why, and closed a little later,
 * for a close with bytes unread would reach it before the answer does.
 */
public final class LinkStage {
    /** How long a peer may take from connecting to the end of its ticket. */
    public static final long DEADLINE_MILLIS = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(LinkStage.class);
    private static final long REFUSED_CLOSE_MILLIS = 500;
    private static final Capabilities COMMON = Capabilities.of(
            Capabilities.COMMON_AUTH_SELECTION, Capabilities.COMMON_AUTH_SPICE, Capabilities.COMMON_MINI_HEADER);

    private final Vertx vertx;
    private final NetSocket socket;
    private final LinkPlaces places;
    private final TicketKeys keys;
    private final @Nullable String password;
    private final LinkedHandler onLinked;
    private final Consumer<KeyPair> onKey = this::answer;
    private final ByteQueue queue = new ByteQueue();
    private final long deadlineTimer;
    private State state = State.AWAITING_HEADER;
    private int bodyBytes;
    private @Nullable LinkRequest request;
    private @Nullable KeyPair key;

    private LinkStage(
            Vertx vertx,
            NetSocket socket,
            LinkPlaces places,
            TicketKeys keys,
            @Nullable String password,
            LinkedHandler onLinked) {
        this.vertx = vertx;
        this.socket = socket;
        this.places = places;
        this.keys = keys;
        this.password = password;
        this.onLinked = onLinked;
        this.deadlineTimer = vertx.setTimer(DEADLINE_MILLIS, id -> timeOut());
    }

    /** Begins with a connection that was just accepted. */
    public static void begin(
            Vertx vertx,
            NetSocket socket,
            LinkPlaces places,
            TicketKeys keys,
            @Nullable String password,
            LinkedHandler onLinked) {
        LinkStage stage = new LinkStage(vertx, socket, places, keys, password, onLinked);
        places.enter(stage);
        socket.handler(stage::received);
        socket.exceptionHandler(fault ->
                LOG.debug("event=connection-broken peer={} reason=\"{}\"", socket.remoteAddress(), fault.getMessage()));
        socket.closeHandler(nothing -> stage.closed());
    }

    /** The connection. */
    public NetSocket socket() {
        return socket;
    }

    /** Whether the peer has asked for a channel and may still get it. */
    boolean isWanted() {
        return request != null && state != State.ENDED;
    }

    /** Ends the stage for the sake of a newer connection. */
    void giveWay() {
        if (state != State.ENDED) {
            LOG.warn("event=link-refused peer={} reason=\"too many at once\"", socket.remoteAddress());
        }
        closed();
        socket.close();
    }

    /** Ends the stage with the channel open: the peer is told so, and the stage lets go of the socket. */
    public void accept() {
        result(LinkError.OK);
        closed();
    }

    /** Ends the stage with the peer told why there is no channel for it. */
    public void reject(LinkError error) {
        LOG.warn("event=link-refused peer={} reason={}", socket.remoteAddress(), error);
        result(error);
        closeSoon();
    }

    private void received(Buffer buffer) {
        if (state == State.ENDED) {
            return;
        }
        queue.add(buffer.getBytes());
        if (queue.size() > LinkRequest.HEADER_BYTES + LinkRequest.BODY_BYTES_MAX + SocketStream.BODY_BYTES_MAX) {
            socket.pause();
        }
        try {
            proceed();
        } catch (ProtocolException e) {
            refuse(LinkError.INVALID_DATA, e.getMessage());
        }
    }

    private void proceed() throws ProtocolException {
        if (state == State.AWAITING_HEADER && queue.size() >= LinkRequest.HEADER_BYTES) {
            LinkError error = LinkRequest.check(queue.peekLittle(LinkRequest.HEADER_BYTES));
            if (error != LinkError.OK) {
                refuse(error, "not a SPICE link request");
                return;
            }
            bodyBytes = LinkRequest.bodyBytes(queue.peekLittle(LinkRequest.HEADER_BYTES));
            queue.skip(LinkRequest.HEADER_BYTES);
            state = State.AWAITING_BODY;
        }
        if (state == State.AWAITING_BODY && queue.size() >= bodyBytes) {
            LinkRequest read = LinkRequest.read(queue.peekLittle(bodyBytes));
            queue.skip(bodyBytes);
            reply(read);
        }
        if (state == State.AWAITING_MECHANISM && queue.size() >= Integer.BYTES) {
            queue.peekLittle(Integer.BYTES).u32("mechanism", Ticket.MECHANISM, Ticket.MECHANISM);
            queue.skip(Integer.BYTES);
            state = State.AWAITING_TICKET;
        }
        if (state == State.AWAITING_TICKET && queue.size() >= Ticket.BYTES) {
            check(queue.take(Ticket.BYTES));
        }
    }

    private void reply(LinkRequest read) {
        if (ChannelType.of(read.channelType()).isEmpty()) {
            refuse(LinkError.CHANNEL_NOT_AVAILABLE, "channel type " + read.channelType());
            return;
        }
        request = read;
        state = State.AWAITING_KEY;
        keys.take(onKey);
    }

    private void answer(KeyPair taken) {
        LinkRequest asked = request;
        if (asked == null) {
            throw new IllegalStateException("a key before the request");
        }
        key = taken;
        Capabilities channel = capabilities(ChannelType.of(asked.channelType()).orElseThrow());
        write(new LinkReply(LinkError.OK.number(), taken.getPublic().getEncoded(), COMMON, channel));
        boolean selects = asked.common().has(Capabilities.COMMON_AUTH_SELECTION);
        state = selects ? State.AWAITING_MECHANISM : State.AWAITING_TICKET;
        received(Buffer.buffer());
    }

    private void check(byte[] ticket) {
        KeyPair pair = key;
        LinkRequest linked = request;
        String expected = password;
        if (pair == null || linked == null) {
            throw new IllegalStateException("a ticket before the key");
        }
        state = State.AWAITING_VERDICT;
        if (expected == null) {
            onLinked.linked(this, linked, queue.take(queue.size()));
            return;
        }
        vertx.executeBlocking(() -> Ticket.matches(ticket, expected, pair), false)
                .onSuccess(matches -> {
                    if (state == State.AWAITING_VERDICT) {
                        if (matches) {
                            onLinked.linked(this, linked, queue.take(queue.size()));
                        } else {
                            reject(LinkError.PERMISSION_DENIED);
                        }
                    }
                });
    }

    private static Capabilities capabilities(ChannelType type) {
        return switch (type) {
            case MAIN -> Capabilities.of(Capabilities.MAIN_NAME_AND_UUID, Capabilities.MAIN_AGENT_CONNECTED_TOKENS);
            case DISPLAY ->
                Capabilities.of(
                        Capabilities.DISPLAY_MONITORS_CONFIG,
                        Capabilities.DISPLAY_STREAM_REPORT,
                        Capabilities.DISPLAY_PREFERRED_COMPRESSION,
                        Capabilities.DISPLAY_PREFERRED_VIDEO_CODEC);
            case INPUTS -> Capabilities.of(Capabilities.INPUTS_KEY_SCANCODE);
            case CURSOR -> Capabilities.NONE;
        };
    }

    private void refuse(LinkError error, String why) {
        LOG.warn("event=link-refused peer={} reason={} detail=\"{}\"", socket.remoteAddress(), error, why);
        write(LinkReply.refusal(error));
        closeSoon();
    }

    private void write(LinkReply reply) {
        ByteWriter out = ByteWriter.little();
        reply.write(out);
        socket.write(Buffer.buffer(out.toByteArray()));
    }

    private void result(LinkError error) {
        socket.write(Buffer.buffer(ByteWriter.little().u32(error.number()).toByteArray()));
    }

    private void timeOut() {
        LOG.warn(
                "event=link-refused peer={} reason=\"silent for {} s\"",
                socket.remoteAddress(),
                TimeUnit.MILLISECONDS.toSeconds(DEADLINE_MILLIS));
        closed();
        socket.close();
    }

    private void closeSoon() {
        end();
        socket.resume();
        vertx.setTimer(REFUSED_CLOSE_MILLIS, id -> socket.close());
    }

    private void closed() {
        end();
        places.leave(this);
    }

    private void end() {
        if (state != State.ENDED) {
            state = State.ENDED;
            vertx.cancelTimer(deadlineTimer);
            keys.forget(onKey);
        }
    }

    /** What the stage waits for. */
    private enum State {
        AWAITING_HEADER,
        AWAITING_BODY,
        AWAITING_KEY,
        AWAITING_MECHANISM,
        AWAITING_TICKET,
        AWAITING_VERDICT,
        ENDED
    }

    /** Decides about a peer that has the right ticket. */
    public interface LinkedHandler {
        /** Must call {@link LinkStage#accept} or {@link LinkStage#reject}; {@code early} came after the ticket. */
        void linked(LinkStage stage, LinkRequest request, byte[] early);
    }
}
