package io.caraway.recording;

import io.caraway.drawing.DisplayEvent;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Makes an {@link Outline}. Belongs to one thread, its owner's. */
final class OutlineReader {
    /** Stands for displays that cannot be told. */
    private static final int UNKNOWN_DISPLAY = -1;

    private final RecordFile file;
    private final Set<Highlight.Topic> topics;
    private final Consumer<Highlight> found;
    private final LongConsumer reached;
    private final Segments finder;
    private final Inventory inventory = new Inventory();
    private final Tally tally = new Tally();
    private final SortedMap<Integer, Outline.Share> shares = new TreeMap<>();
    private final Map<Integer, String> titles = new HashMap<>();
    private final Map<Integer, String> sizes = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private Ending ending = new Ending(Ending.Kind.CUT, FileHeader.BYTES, "no record");
    private Set<Integer> displays = Set.of();
    private long lastNanos;
    private boolean all = true;

    OutlineReader(RecordFile file, Set<Highlight.Topic> topics, Consumer<Highlight> found, LongConsumer reached) {
        this.file = file;
        this.topics = topics;
        this.found = found;
        this.reached = reached;
        this.finder = new Segments(file);
    }

    /** Looks at the file, whose header is that. */
    Outline read(FileHeader header, Outline.Reach reach) throws IOException {
        List<SegmentPlace> places = reach == Outline.Reach.ALL ? List.of() : finder.all();
        List<SegmentPlace> seen = new ArrayList<>();
        if (places.isEmpty() || places.get(0).offset() != FileHeader.BYTES) {
            // Without a way in all is read; so is what stands before the first segment that is known.
            scan(
                    FileHeader.BYTES,
                    places.isEmpty() ? Long.MAX_VALUE : places.get(0).offset(),
                    seen);
        }
        for (int i = 0; i < places.size(); i++) {
            SegmentPlace place = places.get(i);
            reached.accept(place.offset());
            boolean isLast = i + 1 == places.size();
            Optional<SegmentIndex> index = isLast ? Optional.empty() : index(place, places.get(i + 1));
            Set<Integer> displaysBefore = displays;
            displays = displays(place);
            if (index.isPresent() && !isWorthALook(index.get(), displaysBefore)) {
                index.get().kinds().forEach(inventory::add);
                seen.add(place);
                all = false;
            } else {
                scan(place.offset(), isLast ? Long.MAX_VALUE : places.get(i + 1).offset(), seen);
            }
        }
        Outline.Frame frame = new Outline.Frame(
                header.version(), header.keys(), header.startWallMillis(), lastNanos, file.size(), ending);
        return new Outline(frame, seen, inventory.kinds(), all ? Optional.of(shares) : Optional.empty(), warnings);
    }

    /** The index of a segment, which the one behind it leads to; nothing if it is not sound, or not of that segment. */
    private Optional<SegmentIndex> index(SegmentPlace place, SegmentPlace behind) throws IOException {
        try {
            SegmentIndex index = finder.index(finder.segment(behind.offset()).indexBefore(), behind.offset());
            return index.segment().offset() == place.offset() ? Optional.of(index) : Optional.empty();
        } catch (RecordFault | ProtocolException e) {
            return Optional.empty();
        }
    }

    /** Whether there is something to find in a segment: behind its keyframes, or in those of a display that has just come. */
    private boolean isWorthALook(SegmentIndex index, Set<Integer> displaysBefore) {
        return index.kinds().stream().anyMatch(kind -> topics.stream().anyMatch(topic -> topic.isIn(kind)))
                || !displaysBefore.containsAll(displays);
    }

    /** The displays that have a keyframe in a segment. */
    private Set<Integer> displays(SegmentPlace place) throws IOException {
        Set<Integer> found = new HashSet<>();
        try {
            RecordFrame frame = file.head(file.head(place.offset()).end());
            while (frame.is(RecordType.KEYFRAME) && found.size() <= RecordedBatch.DISPLAY_MAX) {
                found.add(frame.display());
                frame = file.head(frame.end());
            }
        } catch (RecordFault e) {
            found.add(UNKNOWN_DISPLAY);
        }
        return found;
    }

    /** Reads from one offset on, up to the first segment at the other or behind. */
    private void scan(long from, long to, List<SegmentPlace> seen) throws IOException {
        RecordWalk walk = new RecordWalk(file, from);
        Optional<RecordStep> next = walk.next();
        while (next.isPresent() && !isBehind(next.get(), to)) {
            RecordStep step = next.get();
            reached.accept(step.frame().offset());
            try {
                see(step, seen);
            } catch (ProtocolException e) {
                walk.reject(e);
            }
            next = walk.next();
        }
        lastNanos = Math.max(lastNanos, walk.timeNanos());
        List<Loss> losses = walk.hasEnded() ? walk.losses() : walk.lossesUpTo(walk.timeNanos());
        losses.forEach(loss -> warn("offset " + loss.fromOffset() + ": " + loss.reason() + "; everything up to offset "
                + loss.toOffset() + " was passed over"));
        walk.warnings().forEach(this::warn);
        if (walk.hasEnded()) {
            ending = walk.ending();
        }
    }

    private static boolean isBehind(RecordStep step, long offset) {
        return step.type() == RecordStep.Type.SEGMENT && step.frame().offset() >= offset;
    }

    private void see(RecordStep step, List<SegmentPlace> seen) throws ProtocolException {
        switch (step.type()) {
            case SEGMENT -> {
                if (seen.size() < Footer.SEGMENTS_MAX) {
                    Segment segment = ((RecordStep.Begun) step).segment();
                    seen.add(new SegmentPlace(
                            segment.number(), segment.offset(), step.timeNanos(), segment.wallMillis()));
                }
            }
            case EVENTS -> see((RecordStep.Events) step);
            case NOTE -> see((RecordStep.Noted) step);
        }
    }

    private void see(RecordStep.Events record) throws ProtocolException {
        int display = record.frame().display();
        shares.put(display, shares.getOrDefault(display, Outline.Share.NONE).with(record));
        tally.clear();
        EventHeads.count(record.plain(), tally);
        inventory.events(record.isKeyframe() ? RecordType.KEYFRAME : RecordType.EVENTS, tally);
        if (tells(tally)) {
            EventHeads.each(record.plain(), (type, body) -> see(record.timeNanos(), display, type, body));
        }
    }

    private static boolean tells(Tally events) {
        return events.count(EventType.TITLE.number()) > 0
                || events.count(EventType.MARKER.number()) > 0
                || events.count(EventType.SURFACE_CREATE.number()) > 0;
    }

    private void see(long time, int display, int type, ByteReader body) throws ProtocolException {
        if (type == EventType.MARKER.number()) {
            tell(time, display, Highlight.Topic.MARKER, TextField.read(body, DisplayEvent.TEXT_MAX));
        } else if (type == EventType.TITLE.number()) {
            change(time, display, Highlight.Topic.TITLE, TextField.read(body, DisplayEvent.TEXT_MAX), titles);
        } else if (type == EventType.SURFACE_CREATE.number() && body.u16() == DisplayEvent.PRIMARY_SURFACE) {
            body.u8();
            change(time, display, Highlight.Topic.SIZE, body.u32() + "x" + body.u32(), sizes);
        }
    }

    private void change(long time, int display, Highlight.Topic topic, String text, Map<Integer, String> before) {
        if (!text.equals(before.put(display, text))) {
            tell(time, display, topic, text);
        }
    }

    private void tell(long time, int display, Highlight.Topic topic, String text) {
        if (topics.contains(topic)) {
            found.accept(new Highlight(time, display, topic, text, Optional.empty()));
        }
    }

    private void see(RecordStep.Noted step) {
        Note note = step.note();
        inventory.note(NoteField.recordType(note.type()), step.frame().payloadBytes());
        Highlight.@Nullable Topic topic = switch (note.type()) {
            case VIEWER_JOINED, VIEWER_LEFT -> Highlight.Topic.VIEWER;
            case KEY -> Highlight.Topic.KEY;
            case CLOCK, HASH, CONTROL, POINTER -> null;
        };
        if (topic != null && topics.contains(topic)) {
            String text = note instanceof Note.ViewerJoined joined ? joined.address() : "";
            found.accept(new Highlight(step.timeNanos(), note.display(), topic, text, Optional.of(note)));
        }
    }

    private void warn(String text) {
        if (warnings.size() < RecordingReader.WARNINGS_MAX) {
            warnings.add(text);
        }
    }
}
