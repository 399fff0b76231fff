package io.caraway.drawing;

import io.caraway.drawing.canvas.Canvas;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import io.caraway.raster.SurfaceSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a display is at this moment: all events so far, applied. Belongs to one thread, its owner's.
 *
 * <p>{@link #present} says it again as events: what a late viewer is given. So does {@link #keyframe}, for recordings.
 */
public final class DisplayState {
    private final Map<Integer, Surface> surfaces = new TreeMap<>();
    private final Map<Integer, Present> presents = new TreeMap<>();
    private final Map<Integer, PutImages> puts = new TreeMap<>();
    private final Map<Integer, SurfaceCells> cells = new TreeMap<>();
    private final Canvas canvas = new Canvas(id -> Optional.ofNullable(surfaces.get(id)));
    private List<Head> heads = List.of();
    private @Nullable CursorShape cursor;
    private int cursorX;
    private int cursorY;
    private String title = "";

    /**
     * Applies one event. A drawable for a surface that is not there, and one that lies wholly outside, changes nothing.
     *
     * @return whether the event belongs to this display, that is whether viewers should be told
     */
    public boolean apply(DisplayEvent event) {
        switch (event.type()) {
            case SURFACE_CREATE -> create((DisplayEvent.SurfaceCreate) event);
            case SURFACE_DESTROY -> {
                return destroy(((DisplayEvent.SurfaceDestroy) event).id());
            }
            case DRAW -> {
                return draw(((DisplayEvent.Draw) event).drawable());
            }
            case MONITORS -> heads = ((DisplayEvent.Monitors) event).heads();
            case CURSOR_SET -> cursor = ((DisplayEvent.CursorSet) event).shape();
            case CURSOR_MOVE -> {
                cursorX = ((DisplayEvent.CursorMove) event).x();
                cursorY = ((DisplayEvent.CursorMove) event).y();
            }
            case CURSOR_HIDE -> cursor = null;
            case TITLE -> title = ((DisplayEvent.Title) event).text();
            case MARKER -> {}
        }
        return true;
    }

    /**
     * The events that make this state, from nothing or from any other that has no further surfaces. The same image objects as
     * before as long as nothing was drawn.
     */
    public List<DisplayEvent> present() {
        return events((id, surface, draws) -> draws.accept(Drawable.copy(id, 0, 0, presentImage(id, surface))));
    }

    /**
     * The same state in events whose images are those that were drawn, where they still show, and pieces of surfaces. A piece is
     * the very image of the last call as long as its pixels are what they were, so a state that is told again and again costs
     * little to encode.
     */
    public List<DisplayEvent> keyframe() {
        return events((id, surface, draws) -> {
            SurfaceCells known = cells.computeIfAbsent(id, any -> new SurfaceCells());
            known.of(id, surface.snapshot(), putImages(id, surface)).forEach(draws);
        });
    }

    private List<DisplayEvent> events(Redrawing redrawing) {
        List<DisplayEvent> events = new ArrayList<>();
        events.add(new DisplayEvent.Title(title));
        surfaces.forEach((id, surface) -> {
            events.add(new DisplayEvent.SurfaceCreate(id, surface.format(), surface.width(), surface.height()));
            redrawing.of(id, surface, drawable -> events.add(new DisplayEvent.Draw(drawable)));
        });
        events.add(new DisplayEvent.Monitors(heads));
        events.add(new DisplayEvent.CursorMove(cursorX, cursorY));
        events.add(cursor == null ? new DisplayEvent.CursorHide() : new DisplayEvent.CursorSet(cursor));
        return List.copyOf(events);
    }

    /** The pixels of a surface, if it is there. */
    public Optional<SurfaceSnapshot> snapshot(int surfaceId) {
        return Optional.ofNullable(surfaces.get(surfaceId)).map(Surface::snapshot);
    }

    /** Where a surface has pixels, if it is there. */
    public Optional<Rect> bounds(int surfaceId) {
        return Optional.ofNullable(surfaces.get(surfaceId)).map(Surface::bounds);
    }

    /** The picture of the pointer, if it is shown. */
    public Optional<CursorShape> cursor() {
        return Optional.ofNullable(cursor);
    }

    /** Column of the pointer's hot spot on the desktop. */
    public int cursorX() {
        return cursorX;
    }

    /** Row of the pointer's hot spot on the desktop. */
    public int cursorY() {
        return cursorY;
    }

    private Image presentImage(int id, Surface surface) {
        SurfaceSnapshot snapshot = surface.snapshot();
        Present known = presents.get(id);
        if (known == null || known.snapshot() != snapshot) {
            known = new Present(snapshot, Image.ofSnapshot(snapshot, snapshot.bounds()));
            presents.put(id, known);
        }
        return known.image();
    }

    private void create(DisplayEvent.SurfaceCreate create) {
        destroy(create.id());
        surfaces.put(create.id(), new Surface(create.format(), create.width(), create.height()));
    }

    private boolean destroy(int id) {
        presents.remove(id);
        puts.remove(id);
        cells.remove(id);
        return surfaces.remove(id) != null;
    }

    private boolean draw(Drawable drawable) {
        Surface surface = surfaces.get(drawable.surfaceId());
        if (surface == null || !surface.bounds().intersects(drawable.box())) {
            return false;
        }
        canvas.draw(surface, drawable);
        if (drawable.box().area() >= PutImages.PIXELS_MIN) {
            follow(surface, drawable);
        }
        return true;
    }

    private void follow(Surface surface, Drawable drawable) {
        Rect box = drawable.box();
        if (drawable.operation() instanceof Operation.CopyBits bits) {
            PutImages here = putImages(drawable.surfaceId(), surface);
            here.copied(here, box, bits.srcX(), bits.srcY());
        } else if (drawable.operation() instanceof Operation.Copy copy && copy.isPlain() && copy.fits(box)) {
            PutImages here = putImages(drawable.surfaceId(), surface);
            if (copy.source() instanceof Source.OfImage source) {
                here.add(box, source.image(), copy.area());
            } else if (copy.source() instanceof Source.OfSurface source && puts.get(source.surfaceId()) != null) {
                Rect area = copy.area();
                here.copied(puts.get(source.surfaceId()), box, area.left(), area.top());
            }
        }
    }

    private PutImages putImages(int id, Surface surface) {
        return puts.computeIfAbsent(id, any -> new PutImages(surface.format(), surface.bounds()));
    }

    /** Tells what makes a new surface what one is. */
    private interface Redrawing {
        void of(int id, Surface surface, Consumer<Drawable> draws);
    }

    /** The image of a whole surface, kept so that viewers who join at the same moment share its bytes. */
    private record Present(SurfaceSnapshot snapshot, Image image) {}
}
