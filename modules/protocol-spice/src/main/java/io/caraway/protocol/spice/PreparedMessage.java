package io.caraway.protocol.spice;

import io.caraway.wire.ByteWriter;

/** A message whose body has been written already, to be sent to many viewers alike. Immutable. */
public final class PreparedMessage implements SpiceMessage {
    private final int type;
    private final byte[] body;
    private final byte[] tail;

    private PreparedMessage(int type, byte[] body, byte[] tail) {
        this.type = type;
        this.body = body;
        this.tail = tail;
    }

    /** The same message, written now. */
    public static PreparedMessage of(SpiceMessage message) {
        ByteWriter out = ByteWriter.little();
        message.write(out);
        return new PreparedMessage(message.type(), out.toByteArray(), message.tail());
    }

    @Override
    public int type() {
        return type;
    }

    @Override
    public void write(ByteWriter out) {
        out.bytes(body);
    }

    @Override
    public byte[] tail() {
        return tail;
    }
}
