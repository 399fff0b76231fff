package io.caraway.display.video;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Finds {@link VideoArea}s on the desktop. Owned by display. */
public final class VideoDetector {
    /*
     * Idea: video is the same box drawn with pictures again and again at short intervals. A box that was drawn
     * START_FRAMES times with no more than GAP between is a candidate that has proved itself; if what it shows is a
     * photograph by the judgement of images, it becomes an area. An area on which nothing was drawn for END is none any more.
     *
     * Cost: a few comparisons of rectangles for each picture drawn; the judge looks at a candidate once in START_FRAMES.
     */

    /** Areas at one time; as each holds a stream of every viewer. */
    public static final int AREAS_MAX = 8;

    /** Frames after which a box is video. */
    public static final int START_FRAMES = 10;

    /** Fewest pixels of a frame, as in the reference server. */
    public static final int PIXELS_MIN = 96 * 96;

    private static final int CANDIDATES_MAX = 16;
    private static final long GAP_NANOS = TimeUnit.MILLISECONDS.toNanos(300);
    private static final long END_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final FrameBoxes boxes = new FrameBoxes();
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<VideoArea> areas = new ArrayList<>();

    /** The areas where video plays. */
    public List<VideoArea> areas() {
        return List.copyOf(areas);
    }

    /** Something was drawn, on whatever surface, at that time. */
    public void drawn(Drawable drawable, long nowNanos) {
        if (drawable.surfaceId() != DisplayEvent.PRIMARY_SURFACE) {
            return;
        }
        areas.forEach(area -> area.shows(drawable));
        if (!isPicture(drawable.operation())) {
            return;
        }
        for (VideoArea area : areas) {
            if (area.box().contains(drawable.box())) {
                area.drawn(nowNanos);
                return;
            }
        }
        boxes.add(drawable.box());
    }

    /**
     * All that was drawn at one time has been told.
     *
     * @param isPhotographic judges what a box of the desktop shows
     * @return an area that has just become one
     */
    public Optional<VideoArea> endBatch(long nowNanos, Predicate<Rect> isPhotographic) {
        Optional<VideoArea> begun = Optional.empty();
        for (Rect box : boxes.take()) {
            if (box.area() >= PIXELS_MIN && begun.isEmpty()) {
                begun = frame(box, nowNanos, isPhotographic);
            }
        }
        return begun;
    }

    /** Takes out the areas where nothing plays any more. */
    public List<VideoArea> takeEnded(long nowNanos) {
        List<VideoArea> ended = areas.stream()
                .filter(area -> nowNanos - area.lastNanos() > END_NANOS)
                .toList();
        areas.removeAll(ended);
        return ended;
    }

    /** The desktop is another one. */
    public void clear() {
        boxes.take();
        candidates.clear();
        areas.clear();
    }

    private Optional<VideoArea> frame(Rect box, long nowNanos, Predicate<Rect> isPhotographic) {
        candidates.removeIf(candidate -> nowNanos - candidate.lastNanos > GAP_NANOS);
        Candidate candidate = candidate(box, nowNanos);
        candidate.lastNanos = nowNanos;
        candidate.frames++;
        if (candidate.frames < START_FRAMES || areas.size() >= AREAS_MAX || overlapsAnother(box)) {
            return Optional.empty();
        }
        if (!isPhotographic.test(box)) {
            candidate.frames = 0;
            return Optional.empty();
        }
        candidates.remove(candidate);
        VideoArea area = new VideoArea(freeId(), box, nowNanos);
        areas.add(area);
        return Optional.of(area);
    }

    private Candidate candidate(Rect box, long nowNanos) {
        for (Candidate known : candidates) {
            if (known.box.equals(box)) {
                return known;
            }
        }
        if (candidates.size() >= CANDIDATES_MAX) {
            candidates.remove(0);
        }
        Candidate added = new Candidate(box, nowNanos);
        candidates.add(added);
        return added;
    }

    private boolean overlapsAnother(Rect box) {
        return areas.stream().anyMatch(area -> area.box().intersects(box));
    }

    private int freeId() {
        BitSet used = new BitSet();
        areas.forEach(area -> used.set(area.id()));
        return used.nextClearBit(0);
    }

    private static boolean isPicture(Operation operation) {
        return operation instanceof Operation.Copy copy && copy.isPlain() && copy.source() instanceof Source.OfImage;
    }

    /** A box that may become an area. */
    private static final class Candidate {
        private final Rect box;
        private long lastNanos;
        private int frames;

        Candidate(Rect box, long nowNanos) {
            this.box = box;
            this.lastNanos = nowNanos;
        }
    }
}
