package io.caraway.protocol.rfb;

import io.caraway.wire.ProtocolException;
import java.util.function.Consumer;

/** A new name of the desktop (rfbproto, "DesktopName Pseudo-encoding"). */
final class DesktopNameReader implements RectangleReader {
    @Override
    public boolean read(Inbox in, Consumer<RfbChange> out) throws ProtocolException {
        if (!in.has(Integer.BYTES)) {
            return false;
        }
        long length = in.peekU32(0);
        if (length > Handshake.NAME_BYTES_MAX) {
            throw new ProtocolException("name length: " + length + " (expected: 0.." + Handshake.NAME_BYTES_MAX + ")");
        }
        int bytes = (int) length;
        if (!in.has(Integer.BYTES + bytes)) {
            return false;
        }
        in.skip(Integer.BYTES);
        out.accept(new RfbChange.Name(RfbText.of(in.take(bytes).bytes(bytes))));
        return true;
    }
}
