package io.caraway.server;

import io.caraway.server.link.SocketStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One viewer: its main channel, and the channels that quote its session. Owned by main.
 *
 * <p>When the main channel ends, or any channel is at fault, all end.
 */
final class Client {
    private static final Logger LOG = LoggerFactory.getLogger(Client.class);

    private final int viewerId;
    private final int sessionId;
    private final String address;
    private final IntConsumer onEnd;
    private final Map<String, SocketStream> channels = new LinkedHashMap<>();
    private boolean ended;

    /** A viewer without channels; {@code onEnd} is told its number when it ends, before its channels close. */
    Client(int viewerId, int sessionId, String address, IntConsumer onEnd) {
        this.viewerId = viewerId;
        this.sessionId = sessionId;
        this.address = address;
        this.onEnd = onEnd;
    }

    int viewerId() {
        return viewerId;
    }

    int sessionId() {
        return sessionId;
    }

    String address() {
        return address;
    }

    boolean hasEnded() {
        return ended;
    }

    boolean has(String channel) {
        return channels.containsKey(channel);
    }

    void add(String channel, SocketStream stream) {
        channels.put(channel, stream);
    }

    void remove(String channel) {
        channels.remove(channel);
    }

    /** Closes every channel. The first reason is logged. */
    void end(String reason) {
        if (!ended) {
            ended = true;
            LOG.info("event=viewer-left viewer={} address={} reason=\"{}\"", viewerId, address, reason);
            onEnd.accept(viewerId);
            List.copyOf(channels.values()).forEach(SocketStream::close);
        }
    }
}
