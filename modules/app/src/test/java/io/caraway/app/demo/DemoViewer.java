package io.caraway.app.demo;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Operation;
import io.caraway.raster.Rect;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.source.EmbeddedScreen;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A demo desktop, somebody who watches it, and the time of both. */
final class DemoViewer {
    static final Rect SCREEN = new Rect(0, 0, DemoDesktop.WIDTH, DemoDesktop.HEIGHT);

    private static final long TICK_NANOS = 40_000_000;
    private static final Instant START = Instant.parse("2026-03-01T12:59:57Z");

    private final DisplayState state = new DisplayState();
    private final List<EventBatch> batches = new ArrayList<>();
    private final DemoDesktop desktop;
    private long elapsedNanos;

    DemoViewer() {
        EmbeddedScreen screen = new EmbeddedScreen(batch -> {
            batches.add(batch);
            batch.events().forEach(state::apply);
        });
        desktop = new DemoDesktop(screen, () -> START.plus(Duration.ofNanos(elapsedNanos)), ZoneOffset.UTC);
        desktop.start();
    }

    DemoDesktop desktop() {
        return desktop;
    }

    Scene scene() {
        return desktop.scene();
    }

    DemoWindow window(String title) {
        return scene().windows().stream()
                .filter(window -> window.title().equals(title))
                .findFirst()
                .orElseThrow();
    }

    /** All batches so far. */
    List<EventBatch> batches() {
        return List.copyOf(batches);
    }

    /** One tick later. Returns what came of it. */
    List<DisplayEvent> tick() {
        elapsedNanos += TICK_NANOS;
        return again();
    }

    /** A tick at the same time as the one before. */
    List<DisplayEvent> again() {
        int before = batches.size();
        desktop.tick(elapsedNanos);
        return batches.subList(before, batches.size()).stream()
                .flatMap(batch -> batch.events().stream())
                .toList();
    }

    void press(int... scanCodes) {
        for (int code : scanCodes) {
            desktop.key(true, code);
            desktop.key(false, code);
        }
    }

    int[] shown() {
        SurfaceSnapshot snapshot = state.snapshot(DisplayEvent.PRIMARY_SURFACE).orElseThrow();
        return snapshot.read(snapshot.bounds());
    }

    /** What ought to be shown: wallpaper, windows and bar, each painted whole and in order. */
    int[] expected() {
        return scene().compose(SCREEN).pixels();
    }

    static List<Rect> boxes(List<DisplayEvent> events, Operation.Type type) {
        return events.stream()
                .filter(DisplayEvent.Draw.class::isInstance)
                .map(event -> ((DisplayEvent.Draw) event).drawable())
                .filter(drawable -> drawable.operation().type() == type)
                .map(drawable -> drawable.box())
                .toList();
    }
}
