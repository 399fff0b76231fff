package io.caraway.protocol.rfb;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads what a server sends after its init (RFC 6143, 7.6, and rfbproto). Belongs to its {@link RfbClient}. */
final class ServerMessages {
    /** Longest cut text that is told; a longer one is passed over. */
    static final int CUT_TEXT_BYTES_MAX = 1 << 20;

    private static final int FRAMEBUFFER_UPDATE = 0;
    private static final int SET_COLOUR_MAP_ENTRIES = 1;
    private static final int BELL = 2;
    private static final int SERVER_CUT_TEXT = 3;
    private static final int END_OF_CONTINUOUS_UPDATES = 150;
    private static final int SERVER_FENCE = 248;

    private static final int COLOUR_MAP_HEADER_BYTES = 6;
    private static final int COLOUR_BYTES = 3 * Short.BYTES;
    private static final int CUT_TEXT_HEADER_BYTES = 8;
    private static final int CUT_TEXT_LENGTH_AT = 4;

    private static final int FENCE_HEADER_BYTES = 9;
    private static final int FENCE_FLAGS_AT = 4;
    private static final int FENCE_PAYLOAD_MAX = 64;
    private static final int FENCE_REQUEST = 0x8000_0000;

    /** Messages are read and answered one after the other, so these two hold by themselves. */
    private static final int FENCE_BLOCK_BEFORE_AND_AFTER = 3;

    private final RfbListener listener;
    private final Consumer<byte[]> sender;
    private final UpdateReader update;
    private final UpdateRequests requests;
    private long toSkip;

    ServerMessages(RfbListener listener, Consumer<byte[]> sender, UpdateReader update, UpdateRequests requests) {
        this.listener = listener;
        this.sender = sender;
        this.update = update;
        this.requests = requests;
    }

    /** Reads a message, or part of one, if there is any; false if more has to arrive. */
    boolean step(Inbox in) throws ProtocolException {
        if (toSkip > 0) {
            return skip(in);
        }
        if (update.isOpen()) {
            return update.step(in);
        }
        if (!in.has(1)) {
            return false;
        }
        int type = in.peek(0);
        return switch (type) {
            case FRAMEBUFFER_UPDATE -> update.begin(in);
            case SET_COLOUR_MAP_ENTRIES -> colourMap(in);
            case BELL -> {
                in.skip(1);
                listener.bell();
                yield true;
            }
            case SERVER_CUT_TEXT -> cutText(in);
            case END_OF_CONTINUOUS_UPDATES -> {
                in.skip(1);
                requests.endOfContinuousUpdates();
                yield true;
            }
            case SERVER_FENCE -> fence(in);
            default ->
                throw new ProtocolException("message type: " + type + " (expected: 0..3, " + END_OF_CONTINUOUS_UPDATES
                        + ", " + SERVER_FENCE + ")");
        };
    }

    private boolean skip(Inbox in) {
        int count = (int) Math.min(toSkip, in.available());
        in.skip(count);
        toSkip -= count;
        return toSkip == 0;
    }

    /** Colours for pixels that are indexes, which ours are not. */
    private boolean colourMap(Inbox in) throws ProtocolException {
        if (!in.has(COLOUR_MAP_HEADER_BYTES)) {
            return false;
        }
        ByteReader reader = in.take(COLOUR_MAP_HEADER_BYTES);
        reader.skip(COLOUR_MAP_HEADER_BYTES - Short.BYTES);
        toSkip = (long) COLOUR_BYTES * reader.u16();
        return true;
    }

    private boolean cutText(Inbox in) throws ProtocolException {
        if (!in.has(CUT_TEXT_HEADER_BYTES)) {
            return false;
        }
        long length = in.peekU32(CUT_TEXT_LENGTH_AT);
        if (length > Integer.MAX_VALUE) {
            // Negative lengths belong to an extension that was not announced.
            throw ProtocolException.field("length", length, "0.." + Integer.MAX_VALUE, CUT_TEXT_LENGTH_AT)
                    .in("ServerCutText");
        }
        if (length > CUT_TEXT_BYTES_MAX) {
            in.skip(CUT_TEXT_HEADER_BYTES);
            toSkip = length;
            return true;
        }
        int bytes = (int) length;
        if (!in.has(CUT_TEXT_HEADER_BYTES + bytes)) {
            return false;
        }
        in.skip(CUT_TEXT_HEADER_BYTES);
        listener.cutText(new String(in.take(bytes).bytes(bytes), StandardCharsets.ISO_8859_1));
        return true;
    }

    /** ServerFence (rfbproto, "ClientFence"): answered with the flags that are kept and the same payload. */
    private boolean fence(Inbox in) throws ProtocolException {
        if (!in.has(FENCE_HEADER_BYTES)) {
            return false;
        }
        int length = in.peek(FENCE_HEADER_BYTES - 1);
        if (length > FENCE_PAYLOAD_MAX) {
            throw ProtocolException.field("length", length, "0.." + FENCE_PAYLOAD_MAX, FENCE_HEADER_BYTES - 1)
                    .in("ServerFence");
        }
        if (!in.has(FENCE_HEADER_BYTES + length)) {
            return false;
        }
        ByteReader reader = in.take(FENCE_HEADER_BYTES + length);
        reader.seek(FENCE_FLAGS_AT);
        int flags = reader.i32();
        reader.skip(1);
        if ((flags & FENCE_REQUEST) != 0) {
            sender.accept(ClientMessages.fence(flags & FENCE_BLOCK_BEFORE_AND_AFTER, reader.bytes(length)));
        }
        return true;
    }
}
