package io.caraway.display;

import io.caraway.channel.Pipe;
import io.caraway.display.video.VideoArea;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Head;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import io.caraway.raster.SurfaceSnapshot;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one viewer has not been sent yet of a display. Owned by display.
 */
final class DisplayPipe {
    /*
     * Idea: first all of each surface; then drawables wait in order; those that newer ones hide bear a mark (News), and go when
     * their turn comes or room is needed. When there are too many, or the first has waited for too long, they all go, and one
     * Refresh per surface takes their place; the area that they touched is noted. While a Refresh waits, whatever is drawn on its
     * surface only makes that area larger. When its turn comes, pieces of the area go out, one at a time, each as the surface is
     * at that moment; the Refresh stays in its place until nothing of the area is left.
     *
     * Why that is right: outside the area the viewer has what the surface has. A piece that is taken leaves the area, and
     * comes back to it when it is drawn on again. Once the area is empty nothing drawn before the last piece is still to
     * come, so a COPY_BITS that waits behind it reads on the viewer's side what it read here. An operation that reads
     * another surface is not queued while a Refresh of that surface waits; it becomes part of a Refresh of its own. So does
     * one that the viewer cannot draw.
     *
     * Of a viewer that lags it is known what its surfaces hold (SurfaceCopies), so that a piece that it shows already is not
     * sent. Where it was sent less than all (LossyAreas) it is sent the rest when nothing else waits.
     *
     * What is drawn inside a stream (PipeStreams) is not sent: the next frame shows it. So as long as it is not known what the
     * viewer has there, all of it counts as lossy, whatever exact is drawn over it.
     *
     * A surface beside the desktop that was there before the viewer came is asleep: nothing is said of it until a drawing
     * reads it. Many are never read again.
     *
     * Bound: Pipe.ITEMS_MAX and Pipe.BYTES_MAX of drawables, and besides at most three items for each surface, one Monitors
     * and one Mark; areas of few rectangles; a copy of each surface, which shares its tiles.
     */

    /** Items that wait before it is noted what a viewer has. */
    private static final int LAG_ITEMS = 128;

    /** The same in bytes. */
    private static final long LAG_BYTES = 2 << 20;

    /** How long the first drawable may wait before they are all squashed. */
    private static final long LATE_NANOS = 400_000_000;

    /** Columns and rows of a piece that is sent again; small, since what is new waits behind it. */
    private static final int REPAIR_COLUMNS = 128;

    private static final int REPAIR_ROWS = 64;

    private final Pipe<DisplayItem> items = new Pipe<>();
    private final Refreshes refreshes = new Refreshes();
    private final SurfaceCopies copies = new SurfaceCopies();
    private final LossyAreas lossy = new LossyAreas();
    private final PipeStreams streams = new PipeStreams(items);
    private final Map<Integer, DisplayEvent.SurfaceCreate> held = new HashMap<>();
    private final Map<Integer, DisplayEvent.SurfaceCreate> asleep = new HashMap<>();
    private final ReferenceLimits limits = new ReferenceLimits(held);
    private final Set<Integer> known = new HashSet<>();
    private final Abilities abilities;
    private final DisplayState state;
    private final PictureCells cells;
    private final News news;

    /**
     * The pipe of a viewer with those abilities.
     *
     * @param state what the display holds
     * @param cells pieces of it that viewers share
     * @param news what was drawn of late
     */
    DisplayPipe(Abilities abilities, DisplayState state, PictureCells cells, News news) {
        this.abilities = abilities;
        this.state = state;
        this.cells = cells;
        this.news = news;
    }

    /** Adds an event that draws nothing; those that are not about pictures mean nothing here. */
    void push(DisplayEvent event) {
        switch (event.type()) {
            case SURFACE_CREATE -> {
                DisplayEvent.SurfaceCreate create = (DisplayEvent.SurfaceCreate) event;
                asleep.remove(create.id());
                forget(create.id());
                if (abilities.holds(create.format())) {
                    items.push(new DisplayItem.Create(create.id(), create.format(), create.width(), create.height()));
                    held.put(create.id(), create);
                }
            }
            case SURFACE_DESTROY -> {
                int id = ((DisplayEvent.SurfaceDestroy) event).id();
                asleep.remove(id);
                forget(id);
            }
            case MONITORS -> {
                items.removeIf(item -> item.type() == DisplayItem.Type.MONITORS);
                List<Head> heads = ((DisplayEvent.Monitors) event).heads();
                if (!heads.isEmpty()) {
                    items.push(new DisplayItem.Monitors(heads));
                }
            }
            case DRAW, CURSOR_SET, CURSOR_MOVE, CURSOR_HIDE, TITLE, MARKER -> {}
        }
    }

    /**
     * Adds a drawing.
     *
     * @param asPieces whether what it draws on is to be sent in pieces, as it will be when their turn comes
     */
    void push(DisplayItem.Draw draw, boolean asPieces) {
        Drawable drawable = draw.drawable();
        DisplayEvent.SurfaceCreate surface = held.get(drawable.surfaceId());
        if (surface == null) {
            return;
        }
        if (draw.readsSurface() && !asleep.isEmpty()) {
            wakeSources(draw);
        }
        List<VideoArea> under = streams.under(drawable);
        if (!under.isEmpty() && under.get(0).box().contains(drawable.box())) {
            streams.due(under.get(0));
            return;
        }
        if (asPieces || !draw.isCommandFor(abilities, this::isCommand) || isRefreshing(drawable)) {
            refresh(drawable.surfaceId(), Region.of(drawable.box()));
        } else {
            items.push(draw);
            if (!under.isEmpty()) {
                under.forEach(streams::dueAgain);
            }
        }
        if (items.isFull()) {
            items.removeIf(DisplayItem::isHidden);
        }
        if (items.isFull()) {
            squash();
        }
    }

    /** A surface that nobody looks at is there: the viewer is told of it when it is read. */
    void sleep(DisplayEvent.SurfaceCreate create) {
        asleep.put(create.id(), create);
    }

    /** Adds all of a surface, as it is at this moment, behind the word that it is there. */
    void present(DisplayItem.Draw draw) {
        if (held.containsKey(draw.surfaceId())) {
            items.push(draw);
        }
    }

    /** From now on the viewer is sent what an area shows as video. */
    void begin(VideoArea area) {
        if (held.containsKey(DisplayEvent.PRIMARY_SURFACE)) {
            streams.begin(area);
            lossy.add(DisplayEvent.PRIMARY_SURFACE, Region.of(area.box()));
        }
    }

    /** The viewer is not sent video of an area any more, if it was; what it shows there is sent again when it has rested. */
    void end(VideoArea area) {
        streams.end(area);
    }

    /** Ends all streams. */
    void endStreams() {
        streams.endAll();
    }

    /** Adds the word that the desktop is complete. */
    void mark() {
        items.removeIf(item -> item.type() == DisplayItem.Type.MARK);
        items.push(new DisplayItem.Mark());
    }

    /** What the pixels of a surface are that the viewer knows, or is going to know; {@code null} if it does not. */
    @Nullable
    PixelFormat format(int surfaceId) {
        DisplayEvent.SurfaceCreate surface = held.get(surfaceId);
        return surface == null ? null : surface.format();
    }

    /** The item whose turn it is. */
    Optional<DisplayItem> first() {
        Optional<DisplayItem> first = items.first();
        while (first.filter(DisplayItem::isHidden).isPresent()) {
            items.removeFirst();
            first = items.first();
        }
        return first;
    }

    /** Whether something waits as it was drawn. */
    boolean awaitsNews() {
        return newsCount(1) > 0;
    }

    /** The items in order. */
    Iterable<DisplayItem> items() {
        return items.items();
    }

    /**
     * The item whose turn it was has been sent.
     *
     * @param loses whether less than all of it
     */
    void sent(boolean loses) {
        DisplayItem item = items.first().orElseThrow();
        items.removeFirst();
        switch (item.type()) {
            case CREATE -> known.add(item.surfaceId());
            case DESTROY -> known.remove(item.surfaceId());
            case DRAW -> sent((DisplayItem.Draw) item, loses);
            case FRAME -> {
                Region box = Region.of(((DisplayItem.Frame) item).area().box());
                copies.touched(item.surfaceId(), box.bounds());
                lossy.add(item.surfaceId(), box);
            }
            case STREAM_DESTROY -> {
                VideoArea area = ((DisplayItem.StreamDestroy) item).area();
                streams.destroyed(area);
                if (held.containsKey(DisplayEvent.PRIMARY_SURFACE)) {
                    lossy.add(DisplayEvent.PRIMARY_SURFACE, Region.of(area.box()));
                }
            }
            case REFRESH, MONITORS, MARK, STREAM_CREATE, FRAME_DUE -> {}
        }
    }

    /** Squashes what has waited for too long. */
    void hurry(long nowNanos) {
        if (first().orElse(null) instanceof DisplayItem.Draw first
                && nowNanos - first.nanos() > LATE_NANOS
                && newsCount(2) > 1) {
            squash();
        }
    }

    /** Puts a piece in front of the refresh whose turn it is, which goes when it was the last. */
    void takePiece(long nowNanos) {
        int surfaceId = items.first().orElseThrow().surfaceId();
        SurfaceSnapshot now = state.snapshot(surfaceId).orElseThrow();
        Rect piece = refreshes.take(surfaceId, now.bounds());
        Region needed = piece.isEmpty() ? Region.EMPTY : copies.needed(surfaceId, now, piece);
        if (!refreshes.has(surfaceId)) {
            items.removeFirst();
            copies.take(surfaceId, now, Region.EMPTY);
        }
        if (!needed.isEmpty()) {
            Drawable picture = picture(surfaceId, now, needed.bounds());
            items.pushFirst(List.of(DisplayItem.Draw.refresh(picture, nowNanos)));
        }
    }

    /** Puts the frame in the place of the word that it is due, whose turn it is. */
    void takeFrame() {
        VideoArea area = ((DisplayItem.FrameDue) items.first().orElseThrow()).area();
        SurfaceSnapshot now = state.snapshot(DisplayEvent.PRIMARY_SURFACE).orElseThrow();
        items.removeFirst();
        Image image = area.frame().orElseGet(() -> cells.image(DisplayEvent.PRIMARY_SURFACE, now, area.box()));
        items.pushFirst(List.of(new DisplayItem.Frame(area, image)));
    }

    /**
     * Adds a piece of what the viewer was sent with losses, if nothing else waits.
     *
     * @return whether there was one
     */
    boolean repair(long nowNanos) {
        Optional<Integer> surface = items.size() == 0 ? lossy.surface() : Optional.empty();
        while (surface.isPresent()) {
            int surfaceId = surface.get();
            SurfaceSnapshot now = state.snapshot(surfaceId).orElseThrow();
            Rect piece = lossy.take(surfaceId, now.bounds(), REPAIR_COLUMNS, REPAIR_ROWS);
            if (!piece.isEmpty()) {
                items.push(DisplayItem.Draw.repair(picture(surfaceId, now, piece), nowNanos));
                return true;
            }
            surface = lossy.surface();
        }
        return false;
    }

    /** The viewer has been sent what it can take: notes what it has if it lags. */
    void rest() {
        if (items.size() == 0) {
            copies.clear();
        } else if (items.size() > LAG_ITEMS || items.bytes() > LAG_BYTES) {
            Set<Integer> uncopied = new HashSet<>(held.keySet());
            uncopied.removeIf(id -> copies.has(id) || !known.contains(id) || refreshes.has(id));
            Map<Integer, Region> pending = uncopied.isEmpty() ? Map.of() : pending();
            for (int id : uncopied) {
                copies.take(id, state.snapshot(id).orElseThrow(), pending.getOrDefault(id, Region.EMPTY));
            }
        }
    }

    /** Time has passed. */
    void tick() {
        addLossy(streams.unsure());
        lossy.tick();
    }

    /** Fails when the books do not add up. */
    void checkInvariants() {
        items.checkInvariants();
        int refreshing = 0;
        for (DisplayItem item : items.items()) {
            if (item.type() == DisplayItem.Type.REFRESH) {
                refreshing++;
                if (!refreshes.has(item.surfaceId())) {
                    throw new IllegalStateException("refresh of surface " + item.surfaceId() + " has no area");
                }
            }
        }
        if (refreshing != refreshes.surfaces()) {
            throw new IllegalStateException("refreshes: " + refreshing + " (expected: " + refreshes.surfaces() + ")");
        }
    }

    private void sent(DisplayItem.Draw draw, boolean loses) {
        Drawable drawable = draw.drawable();
        DisplayEvent.SurfaceCreate surface = held.get(drawable.surfaceId());
        if (draw.purpose() != DisplayItem.Purpose.PRESENT) {
            copies.touched(drawable.surfaceId(), drawable.box());
        }
        if (surface != null) {
            lossy.sent(drawable, bounds(surface), loses);
            if (surface.id() == DisplayEvent.PRIMARY_SURFACE) {
                addLossy(streams.unsure(drawable.box()));
            }
        }
    }

    private void addLossy(Region part) {
        if (!part.isEmpty()) {
            lossy.add(DisplayEvent.PRIMARY_SURFACE, part);
        }
    }

    private Drawable picture(int surfaceId, SurfaceSnapshot now, Rect area) {
        return Drawable.copy(surfaceId, area.left(), area.top(), cells.image(surfaceId, now, area));
    }

    /** Tells the viewer of the surfaces that a drawing reads, as they are at this moment. */
    private void wakeSources(DisplayItem.Draw draw) {
        for (Source source : draw.drawable().operation().sources()) {
            DisplayEvent.SurfaceCreate create =
                    source instanceof Source.OfSurface of ? asleep.get(of.surfaceId()) : null;
            if (create != null) {
                push(create);
                SurfaceSnapshot now = state.snapshot(create.id()).orElseThrow();
                present(DisplayItem.Draw.present(picture(create.id(), now, now.bounds()), draw.nanos()));
            }
        }
    }

    /** Whether a viewer such as this one can be sent a drawing as what it is. */
    private boolean isCommand(Drawable drawable) {
        for (Source source : drawable.operation().sources()) {
            if (source instanceof Source.OfSurface of && !isReadAlike(of.surfaceId(), drawable.surfaceId())) {
                return false;
            }
        }
        return abilities.draws(drawable) && limits.allow(drawable);
    }

    /**
     * Whether the viewer reads the same from a surface. Of XRGB32 pixels the highest byte is not sent, as it means nothing;
     * where it would become alpha the pixels are sent instead.
     */
    private boolean isReadAlike(int readId, int drawnId) {
        PixelFormat read = format(readId);
        return read != null && !(read == PixelFormat.XRGB32 && format(drawnId) == PixelFormat.ARGB32);
    }

    /** Whether the surface drawn on, or one that is read, will not be at that moment on the viewer's side as it is here. */
    private boolean isRefreshing(Drawable drawable) {
        if (refreshes.surfaces() == 0) {
            return false;
        }
        boolean refreshing = refreshes.has(drawable.surfaceId());
        for (Source source : drawable.operation().sources()) {
            refreshing |= source instanceof Source.OfSurface of && refreshes.has(of.surfaceId());
        }
        return refreshing;
    }

    /** What the drawings that wait may change of each surface that they draw on, less what newer ones hide. */
    private Map<Integer, Region> pending() {
        Map<Integer, Set<DisplayItem.Draw>> waiting = new HashMap<>();
        for (DisplayItem item : items.items()) {
            if (isNews(item)) {
                // Drawings are compared by identity.
                waiting.computeIfAbsent(item.surfaceId(), id -> new HashSet<>()).add((DisplayItem.Draw) item);
            }
        }
        Map<Integer, Region> pending = new HashMap<>();
        waiting.forEach((id, drawings) -> pending.put(id, news.visible(id, drawings)));
        return pending;
    }

    /** How many items wait as they were drawn, counted up to {@code enough}. */
    private int newsCount(int enough) {
        int count = 0;
        for (DisplayItem item : items.items()) {
            count += isNews(item) ? 1 : 0;
            if (count == enough) {
                break;
            }
        }
        return count;
    }

    private static boolean isNews(DisplayItem item) {
        return item instanceof DisplayItem.Draw draw && draw.purpose() == DisplayItem.Purpose.NEWS && !draw.isHidden();
    }

    private void squash() {
        Map<Integer, Region> touched = pending();
        DisplayItem firstPicture = firstPicture();
        for (DisplayItem item : items.items()) {
            if (item instanceof DisplayItem.Draw draw && draw != firstPicture) {
                if (draw.purpose() != DisplayItem.Purpose.NEWS) {
                    Rect box = draw.drawable().box();
                    copies.touched(draw.surfaceId(), box);
                    touched.merge(draw.surfaceId(), Region.of(box), Region::union);
                }
            }
        }
        items.removeIf(item -> item.type() == DisplayItem.Type.DRAW && item != firstPicture);
        dropTransientSurfaces();
        touched.keySet().retainAll(held.keySet());
        touched.values().removeIf(Region::isEmpty);
        touched.forEach(this::refresh);
    }

    /** The picture of the whole desktop that a viewer who joins is still to be sent, if the desktop is the same since. */
    private @Nullable DisplayItem firstPicture() {
        DisplayItem found = null;
        for (DisplayItem item : items.items()) {
            if (item.surfaceId() == DisplayEvent.PRIMARY_SURFACE) {
                found = switch (item.type()) {
                    case CREATE, DESTROY -> null;
                    case DRAW -> ((DisplayItem.Draw) item).purpose() == DisplayItem.Purpose.PRESENT ? item : found;
                    case REFRESH, MONITORS, MARK, STREAM_CREATE, STREAM_DESTROY, FRAME_DUE, FRAME -> found;
                };
            }
        }
        return found;
    }

    private void refresh(int surfaceId, Region touched) {
        Region still = surfaceId == DisplayEvent.PRIMARY_SURFACE ? streams.still(touched) : touched;
        if (!still.isEmpty() && refreshes.add(surfaceId, still)) {
            items.push(new DisplayItem.Refresh(surfaceId));
        }
    }

    /**
     * The surface is gone. What is drawn on it need not be sent, unless something else that waits reads it.
     */
    private void forget(int surfaceId) {
        items.removeIf(DisplayItem::isHidden);
        if (surfaceId == DisplayEvent.PRIMARY_SURFACE) {
            streams.forget();
        }
        held.remove(surfaceId);
        refreshes.forget(surfaceId);
        copies.forget(surfaceId);
        lossy.forget(surfaceId);
        if (isRead(surfaceId)) {
            items.removeIf(item -> item.surfaceId() == surfaceId && isOfPresent(item));
            items.push(new DisplayItem.Destroy(surfaceId));
            return;
        }
        items.removeIf(item -> item.surfaceId() == surfaceId);
        if (known.contains(surfaceId)) {
            items.push(new DisplayItem.Destroy(surfaceId));
        }
    }

    private static boolean isOfPresent(DisplayItem item) {
        return item.type() == DisplayItem.Type.REFRESH
                || (item instanceof DisplayItem.Draw draw && draw.purpose() == DisplayItem.Purpose.REPAIR);
    }

    private boolean isRead(int surfaceId) {
        for (DisplayItem item : items.items()) {
            if (item.surfaceId() != surfaceId
                    && item instanceof DisplayItem.Draw draw
                    && reads(draw.drawable().operation(), surfaceId)) {
                return true;
            }
        }
        return false;
    }

    private static boolean reads(Operation operation, int surfaceId) {
        for (Source source : operation.sources()) {
            if (source instanceof Source.OfSurface of && of.surfaceId() == surfaceId) {
                return true;
            }
        }
        return false;
    }

    private static Rect bounds(DisplayEvent.SurfaceCreate surface) {
        return new Rect(0, 0, surface.width(), surface.height());
    }

    /** Leaves, of surfaces that came and went while nothing was sent, the first going and the last coming. */
    private void dropTransientSurfaces() {
        Map<Integer, DisplayItem> lastCreates = new HashMap<>();
        Map<Integer, DisplayItem> firstDestroys = new HashMap<>();
        for (DisplayItem item : items.items()) {
            if (item.type() == DisplayItem.Type.CREATE) {
                lastCreates.put(item.surfaceId(), item);
            } else if (item.type() == DisplayItem.Type.DESTROY) {
                firstDestroys.putIfAbsent(item.surfaceId(), item);
            }
        }
        lastCreates.keySet().retainAll(held.keySet());
        firstDestroys.keySet().retainAll(known);
        items.removeIf(item -> switch (item.type()) {
            case CREATE -> lastCreates.get(item.surfaceId()) != item;
            case DESTROY -> firstDestroys.get(item.surfaceId()) != item;
            case DRAW, REFRESH, MONITORS, MARK, STREAM_CREATE, STREAM_DESTROY, FRAME_DUE, FRAME -> false;
        });
    }
}
