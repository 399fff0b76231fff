package io.caraway.display.video;

import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;

/**
 * The boxes of what was drawn at one time: pictures that touch each other are one, since sources cut a frame into parts.
 *
 * <p>Looks at {@link #PARTS_MAX} pictures at most; a batch of more is no video. Owned by display.
 */
final class FrameBoxes {
    private static final int PARTS_MAX = 64;

    private final List<Rect> boxes = new ArrayList<>();
    private int parts;

    /** A picture was drawn. */
    void add(Rect part) {
        parts++;
        if (parts > PARTS_MAX) {
            return;
        }
        Rect grown = part;
        for (int i = boxes.size() - 1; i >= 0; i--) {
            Rect box = boxes.get(i);
            if (touch(box, grown)) {
                grown = around(box, grown);
                boxes.remove(i);
                i = boxes.size();
            }
        }
        boxes.add(grown);
    }

    /** The boxes since the last call. */
    List<Rect> take() {
        List<Rect> taken = parts > PARTS_MAX ? List.of() : List.copyOf(boxes);
        boxes.clear();
        parts = 0;
        return taken;
    }

    private static boolean touch(Rect one, Rect other) {
        return one.left() <= other.right()
                && other.left() <= one.right()
                && one.top() <= other.bottom()
                && other.top() <= one.bottom();
    }

    private static Rect around(Rect one, Rect other) {
        return new Rect(
                Math.min(one.left(), other.left()),
                Math.min(one.top(), other.top()),
                Math.max(one.right(), other.right()),
                Math.max(one.bottom(), other.bottom()));
    }
}
