package io.caraway.app.demo;

import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the desktop looks like: a wallpaper, windows one over the other, and the task bar in front. */
final class Scene {
    private final Rect screen;
    private final Wallpaper wallpaper;
    private final TaskBar bar;
    private final List<DemoWindow> windows;

    /** A desktop; the last window is in front. */
    Scene(Rect screen, Wallpaper wallpaper, List<DemoWindow> windows, TaskBar bar) {
        this.screen = screen;
        this.wallpaper = wallpaper;
        this.windows = new ArrayList<>(windows);
        this.bar = bar;
    }

    Rect screen() {
        return screen;
    }

    TaskBar bar() {
        return bar;
    }

    /** The windows at this moment, from back to front. */
    List<DemoWindow> windows() {
        return List.copyOf(windows);
    }

    DemoWindow front() {
        return windows.get(windows.size() - 1);
    }

    /** Puts a window in front of the others; showing that is the {@link Compositor}'s part. */
    void raise(DemoWindow window) {
        windows.remove(window);
        windows.add(window);
    }

    /** The window that is seen at a pixel. */
    Optional<DemoWindow> windowAt(int x, int y) {
        Rect pixel = Rect.of(x, y, 1, 1);
        Optional<DemoWindow> found = Optional.empty();
        for (DemoWindow window : windows) {
            if (window.bounds().contains(pixel)) {
                found = Optional.of(window);
            }
        }
        return bar.bounds().contains(pixel) ? Optional.empty() : found;
    }

    /** The part of the screen where a window, or its shadow, can be seen, be it in the shadow of others. */
    Region seen(DemoWindow window) {
        Region above = Region.of(bar.bounds());
        for (DemoWindow other : inFrontOf(window)) {
            above = above.union(Region.of(other.bounds()));
        }
        return Region.of(screen).subtract(above);
    }

    /** The part of the screen that shows a window's very pixels: neither hidden nor in a shadow. */
    Region plain(DemoWindow window) {
        Region plain = Region.of(screen.intersect(window.bounds())).subtract(Region.of(bar.bounds()));
        for (DemoWindow other : inFrontOf(window)) {
            plain = plain.subtract(Region.of(other.reach()));
        }
        return plain;
    }

    /** The pixels of a part of the screen, which must not be empty. */
    Sheet compose(Rect part) {
        Sheet target = new Sheet(part.width(), part.height());
        if (bar.bounds().contains(part)) {
            bar.paint(target, part);
            return target;
        }
        int first = firstThatShows(part);
        if (first < 0) {
            wallpaper.paint(target, part);
        }
        for (DemoWindow window : windows.subList(Math.max(0, first), windows.size())) {
            if (window.reach().intersects(part)) {
                window.paint(target, part);
            }
        }
        bar.paint(target, part);
        return target;
    }

    /** The frontmost window that hides all behind it in that part, or -1. */
    private int firstThatShows(Rect part) {
        int first = windows.size() - 1;
        while (first >= 0 && !windows.get(first).bounds().contains(part)) {
            first--;
        }
        return first;
    }

    private List<DemoWindow> inFrontOf(DemoWindow window) {
        return windows.subList(windows.indexOf(window) + 1, windows.size());
    }
}
