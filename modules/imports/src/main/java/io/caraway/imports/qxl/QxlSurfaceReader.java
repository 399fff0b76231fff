package io.caraway.imports.qxl;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Head;
import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads what makes and removes surfaces. Owned by the {@link QxlRecording} it is part of.
 *
 * <pre>
 * primary   width height stride format, position mouse_mode flags type, bytes data
 * command   surface_cmd, surface_id, type 0 (create) or 1 (destroy), flags (1: with contents),
 *           to create u.surface_create.format, .width, .height, .stride, with contents bytes data
 * </pre>
 *
 * <p>There are stride times height bytes of contents, or none; a negative stride means that the first row is the lowest one.
 *
 * <p>A primary that goes away is not taken off the display: its last picture stays until the next primary comes, which in a
 * change of resolution is at once, and at the end never.
 */
final class QxlSurfaceReader {
    private static final int CREATE = 0;
    private static final int DESTROY = 1;
    private static final int HAS_CONTENTS = 1;
    private static final int NUMBERS = 4;
    private static final int COLOR_MASK = 0xff_ffff;

    private final QxlText in;
    private final QxlSurfaces surfaces;

    QxlSurfaceReader(QxlText in, QxlSurfaces surfaces) {
        this.in = in;
        this.surfaces = surfaces;
    }

    /** Reads what follows the server's message that makes the primary. */
    List<DisplayEvent> primary() throws IOException, ProtocolException, LeftOut {
        QxlLine line = in.next();
        line.require(false, NUMBERS);
        int width = line.i32(0);
        int height = line.i32(1);
        int stride = line.i32(2, -QxlText.BYTES_MAX, QxlText.BYTES_MAX);
        int format = line.i32(3);
        in.next().require(false, NUMBERS);
        byte[] contents = in.bytes("data", QxlText.BYTES_MAX);
        List<DisplayEvent> events =
                create(DisplayEvent.PRIMARY_SURFACE, format(format), width, height, new Contents(stride, contents));
        Rect all = new Rect(0, 0, width, height);
        events.add(new DisplayEvent.Monitors(List.of(new Head(0, DisplayEvent.PRIMARY_SURFACE, all))));
        return events;
    }

    /** Reads a guest's command. */
    List<DisplayEvent> command() throws IOException, ProtocolException, LeftOut {
        in.word("surface_cmd");
        int guestId = in.i32("surface_id");
        int type = in.i32("type");
        int flags = in.i32("flags");
        if (guestId == DisplayEvent.PRIMARY_SURFACE) {
            throw new LeftOut("surface: 0 (expected: another than the primary)");
        }
        if (type == DESTROY) {
            return surfaces.destroy(guestId)
                    .<List<DisplayEvent>>map(id -> List.of(new DisplayEvent.SurfaceDestroy(id)))
                    .orElse(List.of());
        }
        if (type != CREATE) {
            throw new LeftOut("surface command: " + type + " (expected: 0 or 1)");
        }
        int format = in.i32("u.surface_create.format");
        int width = in.i32("u.surface_create.width");
        int height = in.i32("u.surface_create.height");
        int stride = in.i32("u.surface_create.stride", -QxlText.BYTES_MAX, QxlText.BYTES_MAX);
        byte[] contents = (flags & HAS_CONTENTS) == 0 ? new byte[0] : in.bytes("data", QxlText.BYTES_MAX);
        return create(guestId, format(format), width, height, new Contents(stride, contents));
    }

    /** The primary is gone: nothing can be drawn on it. */
    void destroyPrimary() {
        surfaces.destroy(DisplayEvent.PRIMARY_SURFACE);
    }

    /** All surfaces are gone. */
    List<DisplayEvent> destroyAll() {
        List<DisplayEvent> events = new ArrayList<>();
        surfaces.destroyAll().forEach(id -> events.add(new DisplayEvent.SurfaceDestroy(id)));
        return events;
    }

    private List<DisplayEvent> create(int guestId, PixelFormat format, int width, int height, Contents contents)
            throws LeftOut {
        DisplayEvent.SurfaceCreate create = surfaces.create(guestId, format, width, height);
        List<DisplayEvent> events = new ArrayList<>();
        events.add(create);
        if (contents.bytes.length > 0) {
            Image image = LeftOut.unless(() -> contents.image(format, width, height));
            events.add(new DisplayEvent.Draw(Drawable.copy(create.id(), 0, 0, image)));
        }
        return events;
    }

    private static PixelFormat format(int number) throws LeftOut {
        return PixelFormat.of(number)
                .orElseThrow(() -> new LeftOut("surface format: " + number + " (expected: 1, 8, 16, 32, 80 or 96)"));
    }

    /**
     * What a surface shows at first.
     *
     * @param stride bytes from row to row, negative if the lowest row is the first
     * @param bytes the rows; none if nothing is known
     */
    private record Contents(int stride, byte[] bytes) {
        Image image(PixelFormat format, int width, int height) throws ProtocolException {
            BitmapFormat packed = switch (format) {
                case A1 -> BitmapFormat.ONE_BIT_LE;
                case A8 -> BitmapFormat.EIGHT_BIT_A;
                case RGB555, RGB565 -> BitmapFormat.SIXTEEN_BIT;
                case XRGB32 -> BitmapFormat.THIRTY_TWO_BIT;
                case ARGB32 -> BitmapFormat.RGBA;
            };
            EncodedImage bitmap =
                    new EncodedImage.Bitmap(packed, stride > 0, width, height, Math.abs(stride), null, bytes);
            int[] values = Image.ofEncoded(bitmap).pixels().values().clone();
            if (format == PixelFormat.XRGB32) {
                for (int i = 0; i < values.length; i++) {
                    values[i] &= COLOR_MASK;
                }
            }
            Surface surface = new Surface(format, width, height);
            surface.put(surface.bounds(), values, 0, width);
            return Image.ofSnapshot(surface.snapshot(), surface.bounds());
        }
    }
}
