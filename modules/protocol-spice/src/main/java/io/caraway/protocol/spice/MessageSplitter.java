package io.caraway.protocol.spice;

import io.caraway.wire.ByteQueue;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.Optional;

/**
 * Cuts the stream of a channel into messages ("SPICE protocol, message framing"). Belongs to one connection.
 *
 * <pre>
 * mini header: u16 type, u32 size
 * full header: u64 serial, u16 type, u32 size, u32 offset of a list of sub-messages
 * </pre>
 *
 * <p>Holds at most one unfinished message, whose size has a limit, and what was added with its end.
 */
public final class MessageSplitter {
    /** Bytes of a mini header. */
    public static final int MINI_HEADER_BYTES = 6;

    /** Bytes of a full header. */
    public static final int FULL_HEADER_BYTES = 18;

    private final boolean mini;
    private final int bodyBytesMax;
    private final ByteQueue queue = new ByteQueue();

    /** A splitter for one kind of header that refuses bodies above {@code bodyBytesMax}. */
    public MessageSplitter(boolean mini, int bodyBytesMax) {
        this.mini = mini;
        this.bodyBytesMax = bodyBytesMax;
    }

    /** Adds bytes that arrived. */
    public void add(byte[] bytes) {
        queue.add(bytes);
    }

    /** The next whole message, if it is there. */
    public Optional<RawMessage> next() throws ProtocolException {
        int headerBytes = mini ? MINI_HEADER_BYTES : FULL_HEADER_BYTES;
        if (queue.size() < headerBytes) {
            return Optional.empty();
        }
        ByteReader header = queue.peekLittle(headerBytes);
        if (!mini) {
            header.i64();
        }
        int type = header.u16();
        int size = header.u32("size of message " + type, 0, bodyBytesMax);
        if (queue.size() < headerBytes + size) {
            return Optional.empty();
        }
        queue.skip(headerBytes);
        return Optional.of(new RawMessage(type, queue.take(size)));
    }
}
