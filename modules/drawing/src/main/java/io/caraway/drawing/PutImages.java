package io.caraway.drawing;

import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.SurfaceSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * The large images that were put on a surface last, and where: one that still shows need not be encoded anew. They follow when
 * a part of the surface is copied. Belongs to the owner of its state.
 *
 * <p>What is drawn over them is not followed: whether one still shows is told by comparing pixels. It holds no more pixels than
 * the surface has.
 */
final class PutImages {
    /** Smaller ones are quickly encoded. */
    static final int PIXELS_MIN = 1 << 14;

    /** At most this part of one may be hidden. */
    private static final int HIDDEN_SHARE = 2;

    /** At least this part of one has to lie on the surface. */
    private static final int PART_SHARE = 2;

    private final PixelFormat format;
    private final Rect bounds;
    private final Deque<Put> puts = new ArrayDeque<>();

    /** Those of a new surface: none. */
    PutImages(PixelFormat format, Rect bounds) {
        this.format = format;
        this.bounds = bounds;
    }

    /**
     * A part of an image at its place.
     *
     * @param box place on the surface
     * @param image the image
     * @param area part of the image, of the size of the box
     */
    record Put(Rect box, Image image, Rect area) {
        /** What of it lies in {@code part}. */
        private Put within(Rect part) {
            Rect inside = box.intersect(part);
            return new Put(inside, image, inside.translate(area.left() - box.left(), area.top() - box.top()));
        }

        private Put translate(int dx, int dy) {
            return new Put(box.translate(dx, dy), image, area);
        }

        private Shown on(SurfaceSnapshot now) {
            return new Shown(this, now.differing(image.pixels(), area, box));
        }
    }

    /**
     * One that still shows.
     *
     * @param put which
     * @param hidden where it does not
     */
    record Shown(Put put, Region hidden) {
        private boolean isWorthIt() {
            return HIDDEN_SHARE * hidden.area() <= put.box().area();
        }
    }

    /** A part of an image was put somewhere. */
    void add(Rect box, Image image, Rect area) {
        if (isOfUse(image) && isKept(image.format()) && image.bounds().contains(area)) {
            add(new Put(box, image, area).within(bounds));
        }
    }

    /** Pixels of {@code from}, which may be these, were copied to {@code box}; its upper left one lay at {@code x}, {@code y}. */
    void copied(PutImages from, Rect box, int x, int y) {
        Rect source = Rect.of(x, y, box.width(), box.height());
        List<Put> oldestFirst = new ArrayList<>();
        from.puts.descendingIterator().forEachRemaining(oldestFirst::add);
        for (Put put : oldestFirst) {
            if (isKept(from.format) && put.box().intersects(source)) {
                add(put.within(source).translate(box.left() - x, box.top() - y).within(bounds));
            }
        }
    }

    /** Those of which the larger part shows, none over another. */
    List<Shown> shown(SurfaceSnapshot now) {
        List<Shown> found = new ArrayList<>();
        for (Put put : puts) {
            if (found.stream().noneMatch(other -> other.put().box().intersects(put.box()))) {
                Shown shown = put.on(now);
                if (shown.isWorthIt()) {
                    found.add(shown);
                }
            }
        }
        return found;
    }

    /** Whether its pixels are at hand, and its bytes, if it came in some, are better than none. */
    private static boolean isOfUse(Image image) {
        boolean isBare = image.arrived()
                .filter(bytes -> bytes.form() == ImageForm.BITMAP)
                .isPresent();
        return image.hasPixels() && !isBare;
    }

    /** Whether values of that format are put on the surface as they are. */
    private boolean isKept(PixelFormat other) {
        return other == format || (other.bits() == Integer.SIZE && format.bits() == Integer.SIZE);
    }

    /** Adds what is worth it; what it covers, and what is more than a surface can show, is forgotten. */
    private void add(Put put) {
        // A small part of a large image would bring all of its bytes along.
        boolean isPart = PART_SHARE * put.box().area() < put.image().bounds().area();
        if (isPart || put.box().area() < PIXELS_MIN) {
            return;
        }
        puts.removeIf(other -> put.box().contains(other.box()));
        puts.addFirst(put);
        long pixels = 0;
        for (Iterator<Put> each = puts.iterator(); each.hasNext(); ) {
            pixels += each.next().image().bounds().area();
            if (pixels > bounds.area()) {
                each.remove();
            }
        }
    }
}
