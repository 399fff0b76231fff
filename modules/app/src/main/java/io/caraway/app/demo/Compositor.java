package io.caraway.app.demo;

import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.source.EmbeddedScreen;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Sends what changes of a {@link Scene} to the screen. After each call the screen shows the scene as it is. */
final class Compositor {
    /*
     * Idea: when pixels only change their place (a window moves, text scrolls), those that were plain to see before and are
     * plain to see after are copied on the screen; the rest of what changed is composed anew and drawn ("repaired").
     *
     * Order: a copy must not overwrite what a later copy reads. The rectangles of a region lie in bands; copied in the
     * direction of the movement, first the band that is ahead and in a band the rectangle that is ahead, each copy writes
     * only where nothing is left to be read.
     */

    /** Pixels drawn for nothing that are worth one image less. */
    private static final int JOIN_SLACK_PIXELS = 600;

    private final EmbeddedScreen target;
    private final Scene scene;
    private final DrawCounts counts;

    Compositor(EmbeddedScreen target, Scene scene, DrawCounts counts) {
        this.target = target;
        this.scene = scene;
        this.counts = counts;
    }

    /** Draws the whole scene as one image. */
    void drawAll() {
        Rect all = scene.screen();
        target.draw(
                all.left(),
                all.top(),
                all.width(),
                all.height(),
                scene.compose(all).pixels());
        counts.image(all);
    }

    /** Draws an area of the screen anew. */
    void repair(Rect area) {
        repair(Region.of(area));
    }

    /** Takes a window elsewhere. */
    void move(DemoWindow window, int x, int y) {
        int dx = x - window.x();
        int dy = y - window.y();
        if (dx == 0 && dy == 0) {
            return;
        }
        Region before = scene.plain(window);
        Region changed = Region.of(window.reach());
        window.moveTo(x, y);
        Region copied = copy(before, scene.plain(window), dx, dy);
        changed = changed.union(Region.of(window.reach()));
        repair(changed.intersect(scene.seen(window)).subtract(copied));
    }

    /** Puts a window in front. */
    void raise(DemoWindow window) {
        DemoWindow old = scene.front();
        if (window == old) {
            return;
        }
        old.drawFrame(false);
        window.drawFrame(true);
        scene.raise(window);
        repair(window.reach());
        repair(Region.of(old.titleBar()).intersect(scene.seen(old)));
        repair(scene.bar().showActive(window.title()));
    }

    /** Where the content of {@code window} tells its changes. */
    WindowContent.Changes changesOf(DemoWindow window) {
        return new WindowContent.Changes() {
            @Override
            public void drawn(Rect area) {
                repair(Region.of(window.onScreen(area)).intersect(scene.seen(window)));
            }

            @Override
            public void scrolledUp(Rect area, int rows) {
                Region scrolled = Region.of(window.onScreen(area));
                Region plain = scene.plain(window).intersect(scrolled);
                Region copied = copy(plain, plain, 0, -rows);
                repair(scrolled.intersect(scene.seen(window)).subtract(copied));
            }
        };
    }

    /** Copies what of {@code from} comes to lie in {@code to}. Returns the pixels that were written. */
    private Region copy(Region from, Region to, int dx, int dy) {
        Region moved = Region.EMPTY;
        for (Rect rect : from.rects()) {
            moved = moved.union(Region.of(rect.translate(dx, dy)));
        }
        Region written = moved.intersect(to);
        for (Rect rect : ahead(written, dx, dy)) {
            target.copy(rect, rect.left() - dx, rect.top() - dy);
            counts.copy();
        }
        return written;
    }

    /** The rectangles of a region, those that are ahead in a direction first. */
    private static List<Rect> ahead(Region region, int dx, int dy) {
        List<Rect> rects = new ArrayList<>(region.rects());
        if (dy > 0) {
            Collections.reverse(rects);
        }
        // Within a band the order is from left to right now, or from right to left if it was turned round.
        if ((dx > 0) != (dy > 0)) {
            reverseBands(rects);
        }
        return rects;
    }

    private static void reverseBands(List<Rect> rects) {
        int first = 0;
        for (int i = 1; i <= rects.size(); i++) {
            if (i == rects.size() || rects.get(i).top() != rects.get(first).top()) {
                Collections.reverse(rects.subList(first, i));
                first = i;
            }
        }
    }

    /** Fewer rectangles that cover the same and a little more; what they cover besides is drawn as it is already. */
    private static List<Rect> joined(List<Rect> rects) {
        List<Rect> result = new ArrayList<>();
        for (Rect rect : rects) {
            Rect whole = rect;
            for (int i = result.size() - 1; i >= 0; i--) {
                Rect both = around(result.get(i), whole);
                if (both.area() <= result.get(i).area() + whole.area() + JOIN_SLACK_PIXELS) {
                    result.remove(i);
                    whole = both;
                }
            }
            result.add(whole);
        }
        return result;
    }

    private static Rect around(Rect a, Rect b) {
        return new Rect(
                Math.min(a.left(), b.left()),
                Math.min(a.top(), b.top()),
                Math.max(a.right(), b.right()),
                Math.max(a.bottom(), b.bottom()));
    }

    private void repair(Region region) {
        for (Rect rect : joined(region.intersect(Region.of(scene.screen())).rects())) {
            Sheet sheet = scene.compose(rect);
            if (sheet.isSolid()) {
                target.fill(rect, sheet.pixel(0, 0));
                counts.fill();
            } else {
                target.draw(rect.left(), rect.top(), rect.width(), rect.height(), sheet.pixels());
                counts.image(rect);
            }
        }
    }
}
