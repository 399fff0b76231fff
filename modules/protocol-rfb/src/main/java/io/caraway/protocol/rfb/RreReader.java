package io.caraway.protocol.rfb;

import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.function.Consumer;

/** A rectangle of a background and smaller rectangles on it (RFC 6143, 7.7.3). */
final class RreReader implements RectangleReader {
    private static final int HEADER_BYTES = 2 * Integer.BYTES;
    private static final int PART_BYTES = Integer.BYTES + 4 * Short.BYTES;
    private static final int RGB_MASK = 0xff_ffff;

    private final Rect area;
    private int[] pixels = new int[0];
    private int left;
    private boolean begun;

    RreReader(Rect area) {
        this.area = area;
    }

    @Override
    public boolean read(Inbox in, Consumer<RfbChange> out) throws ProtocolException {
        if (!begun) {
            if (!in.has(HEADER_BYTES)) {
                return false;
            }
            left = in.take(Integer.BYTES).u32("subrectangles", 0, (int) area.area());
            int background = in.takeLittle(Integer.BYTES).i32() & RGB_MASK;
            if (left == 0) {
                out.accept(new RfbChange.Fill(area, background));
                return true;
            }
            pixels = new int[area.width() * area.height()];
            Arrays.fill(pixels, background);
            begun = true;
        }
        for (; left > 0; left--) {
            if (!in.has(PART_BYTES)) {
                return false;
            }
            part(in);
        }
        out.accept(new RfbChange.Pixels(area, pixels));
        return true;
    }

    private void part(Inbox in) throws ProtocolException {
        int color = in.takeLittle(Integer.BYTES).i32() & RGB_MASK;
        ByteReader reader = in.take(PART_BYTES - Integer.BYTES);
        Rect part = Rect.of(reader.u16(), reader.u16(), reader.u16(), reader.u16());
        if (part.right() > area.width() || part.bottom() > area.height()) {
            throw new ProtocolException(
                    "subrectangle: " + part + " (expected: inside " + area.width() + "x" + area.height() + ")");
        }
        int at = part.top() * area.width() + part.left();
        PixelFill.fill(pixels, at, area.width(), part.width(), part.height(), color);
    }
}
