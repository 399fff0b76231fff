package io.caraway.display;

import io.caraway.channel.Pipe;
import io.caraway.display.video.VideoArea;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The streams of video in one viewer's pipe. Owned by display.
 *
 * <p>Of each stream at most one frame waits. From the first word of a stream to the last one it is not known what the viewer has
 * in its box, since what is drawn there is not sent.
 */
final class PipeStreams {
    private final Pipe<DisplayItem> items;
    private final List<VideoArea> streams = new ArrayList<>();
    private final List<VideoArea> unsure = new ArrayList<>();

    /** No streams, in that pipe. */
    PipeStreams(Pipe<DisplayItem> items) {
        this.items = items;
    }

    /** A stream begins. */
    void begin(VideoArea area) {
        streams.add(area);
        unsure.add(area);
        items.push(new DisplayItem.StreamCreate(area));
        items.push(new DisplayItem.FrameDue(area));
    }

    /** A stream ends, if there is one of that area. */
    void end(VideoArea area) {
        if (streams.remove(area)) {
            items.removeIf(item -> isFrame(item, area));
            items.push(new DisplayItem.StreamDestroy(area));
        }
    }

    /** All end. */
    void endAll() {
        List.copyOf(streams).forEach(this::end);
    }

    /** The viewer was sent the word that a stream has ended. */
    void destroyed(VideoArea area) {
        unsure.remove(area);
    }

    /** The desktop goes, and with it all streams: those that the viewer knows are ended, of the others nothing is said. */
    void forget() {
        Set<VideoArea> unknown = new HashSet<>();
        for (DisplayItem item : items.items()) {
            if (item instanceof DisplayItem.StreamCreate create) {
                unknown.add(create.area());
            }
        }
        endAll();
        items.removeIf(item -> item.type() == DisplayItem.Type.STREAM_CREATE
                || (item instanceof DisplayItem.StreamDestroy destroy && unknown.contains(destroy.area())));
        unsure.clear();
    }

    /** The streams that a drawing touches. */
    List<VideoArea> under(Drawable drawable) {
        if (streams.isEmpty() || drawable.surfaceId() != DisplayEvent.PRIMARY_SURFACE) {
            return List.of();
        }
        return streams.stream()
                .filter(area -> area.box().intersects(drawable.box()))
                .toList();
    }

    /** Where it is not known what the viewer has. */
    Region unsure() {
        return boxes(unsure);
    }

    /** The same of the streams that a box touches. */
    Region unsure(Rect box) {
        return unsure.isEmpty()
                ? Region.EMPTY
                : boxes(unsure.stream()
                        .filter(area -> area.box().intersects(box))
                        .toList());
    }

    /** What of a part of the desktop lies in no stream; frames are due of those that the rest lies in. */
    Region still(Region touched) {
        Region rest = touched;
        for (VideoArea area : streams) {
            Region without = rest.subtract(Region.of(area.box()));
            if (!without.equals(rest)) {
                due(area);
                rest = without;
            }
        }
        return rest;
    }

    /** A frame is due, if none is. */
    void due(VideoArea area) {
        DisplayItem.FrameDue frame = new DisplayItem.FrameDue(area);
        for (DisplayItem item : items.items()) {
            if (item.equals(frame)) {
                return;
            }
        }
        items.push(frame);
    }

    /** A frame is due behind all that waits: what is drawn over a stream would not be right on top of a later frame. */
    void dueAgain(VideoArea area) {
        DisplayItem frame = new DisplayItem.FrameDue(area);
        items.removeIf(frame::equals);
        items.push(frame);
    }

    private static Region boxes(List<VideoArea> areas) {
        Region region = Region.EMPTY;
        for (VideoArea area : areas) {
            region = region.union(Region.of(area.box()));
        }
        return region;
    }

    private static boolean isFrame(DisplayItem item, VideoArea area) {
        return (item instanceof DisplayItem.FrameDue due && due.area() == area)
                || (item instanceof DisplayItem.Frame frame && frame.area() == area);
    }
}
