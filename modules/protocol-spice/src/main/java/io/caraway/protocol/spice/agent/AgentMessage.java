package io.caraway.protocol.spice.agent;

import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.wire.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A message between a viewer and a guest's agent, without its header ("SPICE protocol, agent"). Immutable. */
public sealed interface AgentMessage permits SessionMessage, ClipboardMessage, DesktopMessage, FileMessage {
    /** The number that says what it is. */
    int type();

    /** Writes what follows the header. */
    void write(ByteWriter out);

    /** The message with its header. */
    default byte[] toByteArray() {
        ByteWriter body = ByteWriter.little();
        write(body);
        ByteWriter out = ByteWriter.little(AgentHeader.BYTES + body.size());
        new AgentHeader(type(), body.size()).write(out);
        return out.bytes(body.toByteArray()).toByteArray();
    }

    /** The message with its header, cut into pieces as a main channel carries them. */
    default List<byte[]> toPieces() {
        byte[] all = toByteArray();
        List<byte[]> pieces = new ArrayList<>();
        for (int from = 0; from < all.length; from += MainAgentMessage.PIECE_BYTES_MAX) {
            pieces.add(Arrays.copyOfRange(all, from, Math.min(all.length, from + MainAgentMessage.PIECE_BYTES_MAX)));
        }
        return pieces;
    }
}
