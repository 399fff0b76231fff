package io.caraway.protocol.spice.agent;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/**
 * What stands before each message of an agent ("SPICE protocol, agent").
 *
 * <pre>
 * u32 protocol (1), u32 type, u64 opaque (0), u32 size of what follows
 * </pre>
 *
 * @param type number of the message; unsigned
 * @param size bytes that follow; unsigned
 */
public record AgentHeader(int type, long size) {
    /** Bytes of a header. */
    public static final int BYTES = 20;

    /** The one protocol there is. */
    static final int PROTOCOL = 1;

    /** Reads a header; what is opaque to us is left out. */
    public static AgentHeader read(ByteReader in) throws ProtocolException {
        in.u32("agent protocol", PROTOCOL, PROTOCOL);
        int type = in.i32();
        in.i64();
        return new AgentHeader(type, in.u32());
    }

    /** Writes the header. */
    public void write(ByteWriter out) {
        out.u32(PROTOCOL).i32(type).i64(0).u32(size);
    }
}
