package io.caraway.protocol.rfb;

import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.function.Consumer;

/** A rectangle that is on the screen already (RFC 6143, 7.7.2). */
final class CopyRectReader implements RectangleReader {
    private static final int BYTES = 2 * Short.BYTES;

    private final Rect area;
    private final Rect screen;

    CopyRectReader(Rect area, Rect screen) {
        this.area = area;
        this.screen = screen;
    }

    @Override
    public boolean read(Inbox in, Consumer<RfbChange> out) throws ProtocolException {
        if (!in.has(BYTES)) {
            return false;
        }
        ByteReader reader = in.take(BYTES);
        int srcX = reader.u16();
        int srcY = reader.u16();
        Rect source = Rect.of(srcX, srcY, area.width(), area.height());
        if (!screen.contains(source)) {
            throw ProtocolException.field("source", source, "inside " + screen, 0);
        }
        out.accept(new RfbChange.CopyRect(area, srcX, srcY));
        return true;
    }
}
