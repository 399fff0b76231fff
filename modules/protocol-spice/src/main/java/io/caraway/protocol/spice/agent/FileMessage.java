package io.caraway.protocol.spice.agent;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What is said when a viewer gives a file to a guest. */
public sealed interface FileMessage extends AgentMessage {
    /**
     * To the agent: a file is to come.
     *
     * @param id of the transfer; unsigned
     * @param description name and size, as lines of a key file; UTF-8
     */
    record Start(long id, String description) implements FileMessage {
        /** Number of the message. */
        public static final int TYPE = 10;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body: the description up to its end, or to the zero that ends it. */
        public static Start read(ByteReader in) throws ProtocolException {
            long id = in.u32();
            String text = new String(in.bytes(in.remaining()), StandardCharsets.UTF_8);
            return new Start(id, text.endsWith("\0") ? text.substring(0, text.length() - 1) : text);
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id).bytes(description.getBytes(StandardCharsets.UTF_8)).u8(0);
        }
    }

    /**
     * How a transfer goes.
     *
     * @param id of the transfer; unsigned
     * @param result 0 go on, 1 cancelled, 2 error, 3 done; unsigned
     */
    record Status(long id, long result) implements FileMessage {
        /** Number of the message. */
        public static final int TYPE = 11;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body; what some agents say of an error is left. */
        public static Status read(ByteReader in) throws ProtocolException {
            return new Status(in.u32(), in.u32());
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id).u32(result);
        }
    }

    /**
     * To the agent: a part of the file.
     *
     * @param id of the transfer; unsigned
     * @param bytes the part; nobody may write them any more
     */
    record Data(long id, byte[] bytes) implements FileMessage {
        /** Number of the message. */
        public static final int TYPE = 12;

        @Override
        public int type() {
            return TYPE;
        }

        /** Reads the body. */
        public static Data read(ByteReader in) throws ProtocolException {
            long id = in.u32();
            long size = in.i64();
            if (size < 0 || size > in.remaining()) {
                throw ProtocolException.field("bytes of file", size, "0.." + in.remaining(), in.offset());
            }
            return new Data(id, in.bytes((int) size));
        }

        @Override
        public void write(ByteWriter out) {
            out.u32(id).i64(bytes.length).bytes(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Data data && id == data.id && Arrays.equals(bytes, data.bytes);
        }

        @Override
        public int hashCode() {
            return 31 * Long.hashCode(id) + Arrays.hashCode(bytes);
        }
    }
}
