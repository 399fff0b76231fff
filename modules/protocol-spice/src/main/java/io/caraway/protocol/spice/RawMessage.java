package io.caraway.protocol.spice;

import io.caraway.wire.ByteReader;
import java.util.Arrays;

/**
 * A message as it came: its number, and a body that nobody has looked at.
 *
 * @param type number within channel and direction, 0..65535
 * @param body the bytes after the header; nobody may write them any more
 */
public record RawMessage(int type, byte[] body) {
    /** Reads the body from its start. */
    public ByteReader reader() {
        return ByteReader.little(body);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RawMessage message && type == message.type && Arrays.equals(body, message.body);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(body);
    }
}
