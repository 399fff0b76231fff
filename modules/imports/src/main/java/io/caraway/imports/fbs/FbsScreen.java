package io.caraway.imports.fbs;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Head;
import io.caraway.images.Image;
import io.caraway.protocol.rfb.RfbChange;
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
        events.add(title(name));
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
        switch (change.type()) {
            case PIXELS -> {
                RfbChange.Pixels pixels = (RfbChange.Pixels) change;
                Rect area = pixels.area();
                Image image = Image.ofPixels(area.width(), area.height(), pixels.pixels());
                draw(Drawable.copy(DisplayEvent.PRIMARY_SURFACE, area.left(), area.top(), image));
            }
            case FILL -> {
                RfbChange.Fill fill = (RfbChange.Fill) change;
                draw(Drawable.fill(DisplayEvent.PRIMARY_SURFACE, fill.area(), fill.color()));
            }
            case COPY_RECT -> {
                RfbChange.CopyRect copy = (RfbChange.CopyRect) change;
                draw(Drawable.copyBits(DisplayEvent.PRIMARY_SURFACE, copy.area(), copy.srcX(), copy.srcY()));
            }
            case RESIZE -> {
                RfbChange.Resize resize = (RfbChange.Resize) change;
                resize(resize.width(), resize.height(), resize.screens());
            }
            case CURSOR -> events.add(cursor((RfbChange.Cursor) change));
            case POINTER -> {
                RfbChange.Pointer pointer = (RfbChange.Pointer) change;
                events.add(new DisplayEvent.CursorMove(pointer.x(), pointer.y()));
            }
            case NAME -> events.add(title(((RfbChange.Name) change).text()));
        }
    }

    private void draw(Drawable drawable) {
        events.add(new DisplayEvent.Draw(drawable));
    }

    private void resize(int width, int height, List<RfbChange.Screen> screens) {
        Rect all = new Rect(0, 0, width, height);
        if (!all.equals(size)) {
            size = all;
            events.add(new DisplayEvent.SurfaceCreate(DisplayEvent.PRIMARY_SURFACE, width, height));
        }
        List<Head> heads = new ArrayList<>();
        for (RfbChange.Screen screen : screens) {
            Rect area = screen.area().intersect(all);
            if (!area.isEmpty() && heads.size() < Head.COUNT_MAX) {
                heads.add(new Head(heads.size(), DisplayEvent.PRIMARY_SURFACE, area));
            }
        }
        events.add(new DisplayEvent.Monitors(
                heads.isEmpty() ? List.of(new Head(0, DisplayEvent.PRIMARY_SURFACE, all)) : heads));
    }

    private static DisplayEvent cursor(RfbChange.Cursor cursor) {
        return cursor.isHidden()
                ? new DisplayEvent.CursorHide()
                : new DisplayEvent.CursorSet(new CursorShape(
                        cursor.width(), cursor.height(), cursor.hotX(), cursor.hotY(), cursor.argbPremultiplied()));
    }

    private static DisplayEvent title(String name) {
        return new DisplayEvent.Title(name.substring(0, Math.min(name.length(), DisplayEvent.TEXT_MAX)));
    }
}
