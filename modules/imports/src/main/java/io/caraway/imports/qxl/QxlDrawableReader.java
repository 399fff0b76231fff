package io.caraway.imports.qxl;

import io.caraway.drawing.Clip;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads drawables. Owned by the {@link QxlRecording} it is part of.
 *
 * <pre>
 * drawable, rect bbox, clip, effect, mm_time,
 *   self_bitmap 0 or 1, rect self_bitmap_area, surface_id, three times { surfaces_dest, rect surfaces_rects },
 *   or in files of old guests bitmap_offset (0: none), rect bitmap_area; these draw on surface 0
 * type, and what {@link QxlOperationReader} reads
 * </pre>
 *
 * <p>A drawable with a self bitmap uses what an area of its own surface shows before, wherever its operation names no image.
 * Here that is copied to a surface of its own, which is gone again after the drawable.
 */
final class QxlDrawableReader {
    private static final int SURFACES = 3;

    private final QxlText in;
    private final QxlSurfaces surfaces;
    private final QxlShapeReader shapes;
    private final QxlImageReader images;

    QxlDrawableReader(QxlText in, QxlSurfaces surfaces) {
        this.in = in;
        this.surfaces = surfaces;
        this.shapes = new QxlShapeReader(in);
        this.images = new QxlImageReader(in, surfaces);
    }

    /** Reads a drawable: what is drawn, and what has to be done before and after for it. */
    List<DisplayEvent> read() throws IOException, ProtocolException, LeftOut {
        in.word("drawable");
        Rect box = in.rect("bbox");
        Clip clip = shapes.clip();
        in.i32("effect");
        in.i32("mm_time");
        boolean compatible = in.isNext("bitmap_offset");
        boolean self = in.i32(compatible ? "bitmap_offset" : "self_bitmap") != 0;
        Rect selfArea = in.rect(compatible ? "bitmap_area" : "self_bitmap_area");
        int guestId = compatible ? DisplayEvent.PRIMARY_SURFACE : in.i32("surface_id");
        if (!compatible) {
            for (int i = 0; i < SURFACES; i++) {
                in.i32("surfaces_dest");
                in.rect("surfaces_rects");
            }
        }
        DisplayEvent.SurfaceCreate surface = surfaces.surface(guestId);
        Optional<Source> scratch = self ? Optional.of(new Source.OfSurface(QxlSurfaces.SCRATCH)) : Optional.empty();
        QxlOperationReader reader = new QxlOperationReader(in, images, shapes, surface.format(), scratch);
        Optional<Operation> operation = reader.read();
        if (operation.isEmpty()) {
            return List.of();
        }
        return LeftOut.unless(() -> {
            Drawable drawable = new Drawable(surface.id(), box, clip, operation.get());
            return reader.usedScratch()
                    ? withScratch(surface, selfArea, drawable)
                    : List.of(new DisplayEvent.Draw(drawable));
        });
    }

    private static List<DisplayEvent> withScratch(DisplayEvent.SurfaceCreate surface, Rect area, Drawable drawable)
            throws LeftOut {
        if (area.isEmpty() || !new Rect(0, 0, surface.width(), surface.height()).contains(area)) {
            throw new LeftOut("self bitmap: " + area + " (expected: a part of the surface)");
        }
        Operation.Copy copy = new Operation.Copy(
                new Source.OfSurface(surface.id()), area, RopDescriptor.OP_PUT, ScaleMode.NEAREST, Mask.NONE);
        List<DisplayEvent> events = new ArrayList<>();
        events.add(new DisplayEvent.SurfaceCreate(QxlSurfaces.SCRATCH, surface.format(), area.width(), area.height()));
        events.add(new DisplayEvent.Draw(
                new Drawable(QxlSurfaces.SCRATCH, new Rect(0, 0, area.width(), area.height()), copy)));
        events.add(new DisplayEvent.Draw(drawable));
        events.add(new DisplayEvent.SurfaceDestroy(QxlSurfaces.SCRATCH));
        return events;
    }
}
