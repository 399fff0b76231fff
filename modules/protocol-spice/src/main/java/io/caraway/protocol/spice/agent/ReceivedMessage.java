package io.caraway.protocol.spice.agent;

import io.caraway.wire.ByteReader;
import java.util.Arrays;

/**
 * A message of an agent as it came: its number, and what follows its header, which nobody has looked at.
 *
 * @param type as in {@link AgentHeader}
 * @param body nobody may write it any more
 */
public record ReceivedMessage(int type, byte[] body) {
    /** Reads the body from its start. */
    public ByteReader reader() {
        return ByteReader.little(body);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReceivedMessage message && type == message.type && Arrays.equals(body, message.body);
    }

    @Override
    public int hashCode() {
        return 31 * type + Arrays.hashCode(body);
    }
}
