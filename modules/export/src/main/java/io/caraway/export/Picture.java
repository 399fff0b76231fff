package io.caraway.export;

import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.SurfaceSnapshot;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A desktop and its pointer, as they are shown at the moment. Belongs to the thread that exports.
 *
 * <p>It has the size of the desktop, or one of its own, of which the desktop takes the upper left corner and the rest is black.
 * What is seen here holds until {@link Walk#next}.
 */
public final class Picture {
    /*
     * Only what may have changed is drawn again: tiles that are others than last time, and the places of the pointer. It is
     * drawn to a strip beside, and compared with what is there, so that `changed` is exact; strips bound the memory that is
     * needed beside the picture itself.
     */

    /** Rows that are drawn together: those of a tile. */
    private static final int STRIP_ROWS = 64;

    private final @Nullable Size fixed;
    private Size size = new Size(1, 1);
    private int[] rgb = {0};
    private Rect changed = Rect.EMPTY;
    private @Nullable SurfaceSnapshot desktop;
    private Optional<Pointer> pointer = Optional.empty();

    /** A picture of the desktop's size, whatever that is. */
    Picture() {
        this.fixed = null;
    }

    /** A picture of that size. */
    Picture(Size fixed) {
        this.fixed = fixed;
        resize(fixed);
    }

    /** How large it is. */
    public Size size() {
        return size;
    }

    /** Its colours 0x00RRGGBB, rows from the top without gaps. Not to be written, and only to be read before the next change. */
    public int[] rgb() {
        return rgb;
    }

    /** The least rectangle that holds all pixels which the last change changed: all of them after a change of size. */
    public Rect changed() {
        return changed;
    }

    /** Shows another state, and tells whether a pixel is another now. */
    boolean show(SurfaceSnapshot now, Optional<Pointer> pointerNow) {
        SurfaceSnapshot before = desktop;
        boolean sameDesktop = before != null
                && before.width() == now.width()
                && before.height() == now.height()
                && before.format() == now.format();
        Region touched = Region.of(size.bounds());
        boolean resized = false;
        if (sameDesktop && before != null) {
            touched = now.differing(before, now.bounds());
            if (!pointerNow.equals(pointer)) {
                touched = touched.union(box(pointer)).union(box(pointerNow)).intersect(Region.of(now.bounds()));
            }
        } else if (fixed == null) {
            Size own = new Size(now.width(), now.height());
            resized = before == null || !own.equals(size);
            resize(own);
            touched = Region.of(size.bounds());
        }
        desktop = now;
        pointer = pointerNow;
        changed = draw(touched, now);
        if (resized || before == null) {
            changed = size.bounds();
        }
        return !changed.isEmpty();
    }

    private void resize(Size own) {
        if (!own.equals(size) || rgb.length == 1) {
            size = own;
            rgb = new int[Math.multiplyExact(own.width(), own.height())];
        }
    }

    private static Region box(Optional<Pointer> pointer) {
        return pointer.map(present -> Region.of(present.box())).orElse(Region.EMPTY);
    }

    private Rect draw(Region touched, SurfaceSnapshot now) {
        Rect all = Rect.EMPTY;
        for (Rect rect : touched.rects()) {
            for (int top = rect.top(); top < rect.bottom(); top += STRIP_ROWS) {
                Rect strip = new Rect(rect.left(), top, rect.right(), Math.min(top + STRIP_ROWS, rect.bottom()));
                all = join(all, put(strip, colors(now, strip)));
            }
        }
        return all;
    }

    /** What a part of the picture shows. */
    private int[] colors(SurfaceSnapshot now, Rect area) {
        Rect inside = area.intersect(now.bounds());
        int[] values;
        if (inside.equals(area)) {
            values = now.read(area);
            Colors.of(now.format(), values);
        } else {
            values = new int[Math.multiplyExact(area.width(), area.height())];
            int[] read = now.read(inside);
            Colors.of(now.format(), read);
            for (int row = 0; row < inside.height(); row++) {
                System.arraycopy(read, row * inside.width(), values, row * area.width(), inside.width());
            }
        }
        pointer.ifPresent(present -> present.draw(values, area, inside));
        return values;
    }

    /** Takes over a part of the picture, and tells where it is another one. */
    private Rect put(Rect area, int[] values) {
        Rect all = Rect.EMPTY;
        for (int row = 0; row < area.height(); row++) {
            int from = row * area.width();
            int to = (area.top() + row) * size.width() + area.left();
            int first = Arrays.mismatch(values, from, from + area.width(), rgb, to, to + area.width());
            if (first >= 0) {
                int last = area.width() - 1;
                while (values[from + last] == rgb[to + last]) {
                    last--;
                }
                System.arraycopy(values, from + first, rgb, to + first, last - first + 1);
                int y = area.top() + row;
                all = join(all, new Rect(area.left() + first, y, area.left() + last + 1, y + 1));
            }
        }
        return all;
    }

    private static Rect join(Rect one, Rect other) {
        if (one.isEmpty() || other.isEmpty()) {
            return one.isEmpty() ? other : one;
        }
        return new Rect(
                Math.min(one.left(), other.left()),
                Math.min(one.top(), other.top()),
                Math.max(one.right(), other.right()),
                Math.max(one.bottom(), other.bottom()));
    }
}
