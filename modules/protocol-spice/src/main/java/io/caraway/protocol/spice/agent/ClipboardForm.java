package io.caraway.protocol.spice.agent;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/**
 * How clipboard messages look, which depends on what both sides can do.
 *
 * @param selection whether they begin with the number of a selection
 * @param serial whether those that tell of having a clipboard are numbered
 */
public record ClipboardForm(boolean selection, boolean serial) {
    /** Bytes after the number of a selection. */
    private static final int RESERVED_BYTES = 3;

    /** The form between two sides that can do that. */
    public static ClipboardForm of(Capabilities one, Capabilities other) {
        return new ClipboardForm(
                bothCan(SessionMessage.CAN_CLIPBOARD_SELECTION, one, other),
                bothCan(SessionMessage.CAN_GRAB_SERIAL, one, other));
    }

    /** Reads the selection: 0, the clipboard, if it is not there. */
    public int readSelection(ByteReader in) throws ProtocolException {
        if (!selection) {
            return ClipboardMessage.CLIPBOARD;
        }
        int number = in.u8();
        in.skip(RESERVED_BYTES);
        return number;
    }

    void writeSelection(ByteWriter out, int number) {
        if (selection) {
            out.u8(number).zeros(RESERVED_BYTES);
        }
    }

    private static boolean bothCan(int bit, Capabilities one, Capabilities other) {
        return one.has(bit) && other.has(bit);
    }
}
