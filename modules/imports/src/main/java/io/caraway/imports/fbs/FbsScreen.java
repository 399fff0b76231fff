package io.caraway.imports.fbs;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.protocol.rfb.RfbChange;
import io.caraway.protocol.rfb.RfbEvents;
import io.caraway.protocol.rfb.RfbListener;
import io.caraway.raster.Rect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What a server says of its screen, as batches of events: one for each of its updates. Owned by the {@link FbsRecording} it is part of. */
final class FbsScreen implements RfbListener {
    private final Deque<EventBatch> batches = new ArrayDeque<>();
    private List<DisplayEvent> events = new ArrayList<>();
    private Rect size = Rect.EMPTY;

    /** The next batch that is whole. */
    Optional<EventBatch> next() {
        return Optional.ofNullable(batches.poll());
    }

    @Override
    public void send(byte[] bytes) {}

    @Override
    public void connected(int width, int height, String name) {
        events.add(RfbEvents.title(name));
        resize(width, height, List.of());
        finish();
    }

    @Override
    public void update(List<RfbChange> changes, boolean last) {
        changes.forEach(this::change);
        if (last) {
            finish();
        }
    }

    @Override
    public void bell() {}

    @Override
    public void cutText(String text) {}

    private void finish() {
        if (!events.isEmpty()) {
            batches.add(new EventBatch(events));
            events = new ArrayList<>();
        }
    }

    private void change(RfbChange change) {
        if (change instanceof RfbChange.Resize resize) {
            resize(resize.width(), resize.height(), resize.screens());
        } else {
            events.add(RfbEvents.of(change));
        }
    }

    private void resize(int width, int height, List<RfbChange.Screen> screens) {
        Rect all = new Rect(0, 0, width, height);
        if (!all.equals(size)) {
            size = all;
            events.add(new DisplayEvent.SurfaceCreate(DisplayEvent.PRIMARY_SURFACE, width, height));
        }
        events.add(RfbEvents.monitors(width, height, screens));
    }
}
