package io.caraway.protocol.rfb;

import io.caraway.raster.Rect;
import java.util.function.Consumer;

/** A rectangle of plain pixels (RFC 6143, 7.7.1). */
final class RawReader implements RectangleReader {
    private final Rect area;
    private final int[] pixels;
    private int done;

    RawReader(Rect area) {
        this.area = area;
        this.pixels = new int[area.width() * area.height()];
    }

    @Override
    public boolean read(Inbox in, Consumer<RfbChange> out) {
        int count = Math.min(pixels.length - done, in.available() / Integer.BYTES);
        in.pixels(pixels, done, count);
        done += count;
        if (done < pixels.length) {
            return false;
        }
        out.accept(new RfbChange.Pixels(area, pixels));
        return true;
    }
}
