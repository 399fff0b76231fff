package io.caraway.protocol.rfb;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Head;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;

/** What a VNC server says of its screen, as events of a display whose desktop is that screen. */
public final class RfbEvents {
    private RfbEvents() {}

    /** A change; not one of size, of which {@link #monitors} is a part. */
    public static DisplayEvent of(RfbChange change) {
        return switch (change.type()) {
            case PIXELS -> {
                RfbChange.Pixels pixels = (RfbChange.Pixels) change;
                Rect area = pixels.area();
                Image image = Image.ofPixels(area.width(), area.height(), pixels.pixels());
                yield draw(Drawable.copy(DisplayEvent.PRIMARY_SURFACE, area.left(), area.top(), image));
            }
            case FILL -> {
                RfbChange.Fill fill = (RfbChange.Fill) change;
                yield draw(Drawable.fill(DisplayEvent.PRIMARY_SURFACE, fill.area(), fill.color()));
            }
            case COPY_RECT -> {
                RfbChange.CopyRect copy = (RfbChange.CopyRect) change;
                yield draw(Drawable.copyBits(DisplayEvent.PRIMARY_SURFACE, copy.area(), copy.srcX(), copy.srcY()));
            }
            case RESIZE -> throw new IllegalArgumentException("a change of size is more than one event");
            case CURSOR -> cursor((RfbChange.Cursor) change);
            case POINTER -> {
                RfbChange.Pointer pointer = (RfbChange.Pointer) change;
                yield new DisplayEvent.CursorMove(pointer.x(), pointer.y());
            }
            case NAME -> title(((RfbChange.Name) change).text());
        };
    }

    /** A desktop's name, as much of it as a title can hold. */
    public static DisplayEvent title(String name) {
        return new DisplayEvent.Title(name.substring(0, Math.min(name.length(), DisplayEvent.TEXT_MAX)));
    }

    /** The screens of a desktop of that size, as far as they lie inside; one that is all of it if there is none. */
    public static DisplayEvent monitors(int width, int height, List<RfbChange.Screen> screens) {
        Rect all = new Rect(0, 0, width, height);
        List<Head> heads = new ArrayList<>();
        for (RfbChange.Screen screen : screens) {
            Rect area = screen.area().intersect(all);
            if (!area.isEmpty() && heads.size() < Head.COUNT_MAX) {
                heads.add(new Head(heads.size(), DisplayEvent.PRIMARY_SURFACE, area));
            }
        }
        return new DisplayEvent.Monitors(
                heads.isEmpty() ? List.of(new Head(0, DisplayEvent.PRIMARY_SURFACE, all)) : heads);
    }

    private static DisplayEvent draw(Drawable drawable) {
        return new DisplayEvent.Draw(drawable);
    }

    private static DisplayEvent cursor(RfbChange.Cursor cursor) {
        return cursor.isHidden()
                ? new DisplayEvent.CursorHide()
                : new DisplayEvent.CursorSet(new CursorShape(
                        cursor.width(), cursor.height(), cursor.hotX(), cursor.hotY(), cursor.argbPremultiplied()));
    }
}
