package io.caraway.source.spice;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.LinkReply;
import io.caraway.protocol.spice.LinkRequest;
import io.caraway.protocol.spice.Ticket;
import io.caraway.source.SourceException;
import io.caraway.wire.ByteQueue;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/** The link stage as a viewer goes through it, without a socket ("SPICE protocol, link stage"). Owned by source. */
final class LinkClient {
    private static final Capabilities COMMON = Capabilities.of(
            Capabilities.COMMON_AUTH_SELECTION, Capabilities.COMMON_AUTH_SPICE, Capabilities.COMMON_MINI_HEADER);

    /** The first two bytes of a TLS server that is spoken to in something else: an alert, of version 3.something. */
    private static final int TLS_ALERT_LITTLE = 0x0315;

    private final SpiceChannelOptions options;
    private final ChannelType type;
    private final LinkRequest request;
    private final ByteQueue queue = new ByteQueue();
    private State state = State.AWAITING_HEADER;
    private int replyBytes;
    private boolean toldToUseTls;
    private Capabilities serverCommon = Capabilities.NONE;
    private Capabilities serverChannel = Capabilities.NONE;

    /** A stage that leads to that channel. */
    LinkClient(SpiceChannelOptions options, ChannelType type, int channelId, int sessionId, Capabilities capabilities) {
        this.options = options;
        this.type = type;
        this.request = new LinkRequest(sessionId, type.number(), channelId, COMMON, capabilities);
    }

    /** What the channel is for. */
    ChannelType type() {
        return type;
    }

    /** Which one of its type. */
    int channelId() {
        return request.channelId();
    }

    /** What is sent first. */
    byte[] request() {
        ByteWriter out = ByteWriter.little();
        request.write(out);
        return out.toByteArray();
    }

    /**
     * Takes bytes of the server.
     *
     * @return what it is to be sent now; often nothing
     * @throws ProtocolException if it is no SPICE server, or a broken one
     * @throws SourceException if it does not let us in
     */
    byte[] receive(byte[] bytes) throws ProtocolException, SourceException {
        queue.add(bytes);
        ByteWriter out = ByteWriter.little();
        if (state == State.AWAITING_HEADER) {
            header();
        }
        if (state == State.AWAITING_REPLY && queue.size() >= replyBytes) {
            reply(LinkReply.read(ByteReader.little(queue.take(replyBytes))), out);
        }
        if (state == State.AWAITING_VERDICT && queue.size() >= Integer.BYTES) {
            int error = ByteReader.little(queue.take(Integer.BYTES)).i32();
            check(error);
            state = State.LINKED;
        }
        return out.toByteArray();
    }

    /** Whether the server has let us in; what came since is messages. */
    boolean isLinked() {
        return state == State.LINKED;
    }

    /** Whether the server has turned this down because it is to go by TLS. */
    boolean isToldToUseTls() {
        return toldToUseTls;
    }

    /** What came after the last byte of this stage. */
    byte[] rest() {
        return queue.take(queue.size());
    }

    /** Whether messages have mini headers, in both directions. */
    boolean hasMiniHeaders() {
        return serverCommon.has(Capabilities.COMMON_MINI_HEADER);
    }

    /** What the server can do on this channel. */
    Capabilities serverCapabilities() {
        return serverChannel;
    }

    private void header() throws ProtocolException, SourceException {
        if (queue.size() >= Short.BYTES && queue.peekLittle(Short.BYTES).u16() == TLS_ALERT_LITTLE) {
            throw new SourceException(
                    SourceException.Kind.PROTOCOL, "speaks TLS on that port; write spice+tls://HOST:PORT");
        }
        // A server of another protocol may say less than a header, and then nothing more.
        if (queue.size() >= Integer.BYTES && queue.peekLittle(Integer.BYTES).i32() != LinkRequest.MAGIC) {
            throw new ProtocolException("link reply: does not begin with REDQ, is it a SPICE server?");
        }
        if (queue.size() >= LinkReply.HEADER_BYTES) {
            replyBytes = LinkReply.bodyBytes(queue.peekLittle(LinkReply.HEADER_BYTES));
            queue.skip(LinkReply.HEADER_BYTES);
            state = State.AWAITING_REPLY;
        }
    }

    private void reply(LinkReply reply, ByteWriter out) throws ProtocolException, SourceException {
        check(reply.error());
        serverCommon = reply.common();
        serverChannel = reply.channel();
        if (serverCommon.has(Capabilities.COMMON_AUTH_SELECTION)) {
            out.u32(Ticket.MECHANISM);
        }
        // Some 50 microseconds: not worth another thread.
        String password = options.password();
        out.bytes(Ticket.encrypt(password == null ? "" : password, reply.publicKey()));
        state = State.AWAITING_VERDICT;
    }

    private void check(int number) throws SourceException {
        LinkError error = LinkError.of(number).orElse(LinkError.ERROR);
        String words = switch (error) {
            case OK -> "";
            case PERMISSION_DENIED -> options.password() == null ? "needs a password" : "the password is wrong";
            case NEED_SECURED -> "wants TLS; write spice+tls://HOST:PORT, with its TLS port";
            case NEED_UNSECURED -> "wants no TLS; write spice://HOST:PORT";
            case CHANNEL_NOT_AVAILABLE -> "has no channel of that kind";
            case BAD_CONNECTION_ID -> "does not know the session any more";
            case ERROR, INVALID_MAGIC, INVALID_DATA, VERSION_MISMATCH ->
                "refuses the link: error " + Integer.toUnsignedString(number);
        };
        toldToUseTls = error == LinkError.NEED_SECURED;
        if (error != LinkError.OK) {
            SourceException.Kind kind =
                    error == LinkError.PERMISSION_DENIED ? SourceException.Kind.PASSWORD : SourceException.Kind.REFUSED;
            throw new SourceException(kind, words);
        }
    }

    /** What the stage waits for. */
    private enum State {
        AWAITING_HEADER,
        AWAITING_REPLY,
        AWAITING_VERDICT,
        LINKED
    }
}
