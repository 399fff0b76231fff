package io.caraway.protocol.rfb;

import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A new size of the screen with its monitors (rfbproto, "ExtendedDesktopSize Pseudo-encoding"). */
final class DesktopSizeReader implements RectangleReader {
    private static final int HEADER_BYTES = 4;
    private static final int SCREEN_BYTES = 16;
    private static final int OUR_REQUEST = 1;

    private final Rect rectangle;

    /** The reason and the result stand where other rectangles have their place. */
    DesktopSizeReader(Rect rectangle) {
        this.rectangle = rectangle;
    }

    @Override
    public boolean read(Inbox in, Consumer<RfbChange> out) throws ProtocolException {
        if (!in.has(HEADER_BYTES) || !in.has(HEADER_BYTES + in.peek(0) * SCREEN_BYTES)) {
            return false;
        }
        ByteReader reader = in.take(HEADER_BYTES + in.peek(0) * SCREEN_BYTES);
        reader.skip(HEADER_BYTES);
        Rect bounds = new Rect(0, 0, rectangle.width(), rectangle.height());
        List<RfbChange.Screen> screens = new ArrayList<>();
        while (reader.remaining() > 0) {
            long id = reader.u32();
            Rect area = Rect.of(reader.u16(), reader.u16(), reader.u16(), reader.u16())
                    .intersect(bounds);
            reader.skip(Integer.BYTES);
            if (!area.isEmpty()) {
                screens.add(new RfbChange.Screen(id, area));
            }
        }
        boolean turnedDown = rectangle.left() == OUR_REQUEST && rectangle.top() != 0;
        if (!turnedDown) {
            out.accept(new RfbChange.Resize(bounds.width(), bounds.height(), screens));
        }
        return true;
    }
}
