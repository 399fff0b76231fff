package io.caraway.protocol.spice;

import io.caraway.drawing.Clip;
import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/**
 * A clip as it stands in a message: u8 type (0 none, 1 rectangles); with 1: u32 count, rectangles.
 *
 * @param hasRects whether it is one of rectangles
 * @param rects the rectangles, unchecked
 */
record WireClip(boolean hasRects, List<WireRect> rects) {
    static WireClip read(ByteReader in) throws ProtocolException {
        if (in.u8("clip type", 0, 1) == 0) {
            return new WireClip(false, List.of());
        }
        int count = in.u32("clip rectangles", 0, Clip.Rects.COUNT_MAX);
        in.require(count * WireRect.BYTES);
        List<WireRect> rects = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            rects.add(WireRect.read(in));
        }
        return new WireClip(true, rects);
    }

    static void write(ByteWriter out, Clip clip) {
        if (clip instanceof Clip.Rects list) {
            out.u8(1).u32(list.rects().size());
            list.rects().forEach(rect -> WireRect.write(out, rect));
        } else {
            out.u8(0);
        }
    }

    /** The clip, unless a rectangle is none or out of reach. */
    Clip clip() throws ProtocolException {
        if (!hasRects) {
            return Clip.NONE;
        }
        List<Rect> checked = new ArrayList<>(rects.size());
        for (WireRect rect : rects) {
            checked.add(rect.rect());
        }
        Part<Clip> clip = () -> new Clip.Rects(checked);
        return clip.makeChecked();
    }
}
