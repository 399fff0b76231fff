package io.caraway.recording;

import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Where the segments of a recording are. Belongs to the owner of its reader. */
final class Segments {
    /*
     * A file that was closed ends with a record of fixed length that leads to the list of all segments, which is read once.
     *
     * Of any other file the end is searched backwards for the last record that says where it is; it leads to the last
     * segment, that to the index before it, and that to earlier ones, each step at least half of what is left. Nothing is
     * kept but the last segment, for as long as the file does not grow. So looking up costs the same however long the file.
     *
     * Whatever is wrong on that way, an offset that does not go back included, ends it: then the heads of all records are
     * read, once, and the segments found there are the list.
     */

    private final RecordFile file;
    private @Nullable List<SegmentPlace> list;
    private @Nullable Latest latest;
    private long sizeSeen = -1;

    /** The segments of that file. */
    Segments(RecordFile file) {
        this.file = file;
    }

    /** The last segment of a file that was not closed, and where the index before it is. */
    private record Latest(SegmentPlace place, long indexBefore) {}

    /** The last segment that begins at that time or before; the first if all begin later. */
    Optional<SegmentPlace> at(long timeNanos) throws IOException {
        look();
        List<SegmentPlace> known = list;
        if (known == null) {
            try {
                return Optional.of(follow(timeNanos));
            } catch (RecordFault | ProtocolException e) {
                known = scan();
            }
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(known.get(search(known, timeNanos)));
    }

    /**
     * The last segment that begins at that time or before and whose first keyframe is sound; the earliest
     * that was tried if none is.
     */
    Optional<SegmentPlace> soundAt(long timeNanos) throws IOException {
        Optional<SegmentPlace> place = at(timeNanos);
        Optional<SegmentPlace> last = place;
        for (int tries = 0; place.isPresent() && tries <= RecordingReader.GAPS_MAX && !isSound(place.get()); tries++) {
            last = place;
            place = before(place.get());
        }
        return place.isPresent() ? place : last;
    }

    /** The segment before, if there is one. */
    Optional<SegmentPlace> before(SegmentPlace place) throws IOException {
        look();
        List<SegmentPlace> known = list;
        if (known == null) {
            try {
                Segment segment = segment(place.offset());
                return segment.indexBefore() == Segment.NO_INDEX
                        ? Optional.empty()
                        : Optional.of(
                                index(segment.indexBefore(), place.offset()).segment());
            } catch (RecordFault | ProtocolException e) {
                known = scan();
            }
        }
        return known.stream()
                .filter(earlier -> earlier.offset() < place.offset())
                .reduce((one, two) -> two);
    }

    /** All of them, in order; of a file that was not closed by reading the index of each. */
    List<SegmentPlace> all() throws IOException {
        look();
        List<SegmentPlace> known = list;
        if (known == null) {
            try {
                return chain(last());
            } catch (RecordFault | ProtocolException e) {
                known = scan();
            }
        }
        return known;
    }

    /** Time of the last record. That of a damaged file may be wrong. */
    long durationNanos() throws IOException {
        Optional<RecordFrame> end = end();
        if (end.isPresent()) {
            return end.get().timeNanos();
        }
        long offset = file.search().lastOfAll().orElse(FileHeader.BYTES);
        long last = 0;
        try {
            while (true) {
                RecordFrame frame = file.head(offset);
                last = Math.max(last, frame.timeNanos());
                offset = frame.end();
            }
        } catch (RecordFault e) {
            return last;
        }
    }

    /** The index at that offset, which must lie before {@code limit}. */
    SegmentIndex index(long offset, long limit) throws IOException, RecordFault, ProtocolException {
        if (offset >= limit) {
            throw new ProtocolException("offset of an index: " + offset + " (expected: below " + limit + ")");
        }
        RecordFrame frame = file.record(offset);
        if (!frame.is(RecordType.INDEX)) {
            throw new ProtocolException("offset " + offset + ": no index stands there");
        }
        SegmentIndex index = SegmentIndex.read(file.fields(frame, SegmentIndex.BYTES_MAX));
        if (index.offset() != offset || index.segment().offset() >= offset) {
            throw new ProtocolException("offset " + offset + ": the index of another place");
        }
        return index;
    }

    /** The segment at that offset. */
    Segment segment(long offset) throws IOException, RecordFault, ProtocolException {
        RecordFrame frame = file.record(offset);
        if (!frame.is(RecordType.SEGMENT)) {
            throw new ProtocolException("offset " + offset + ": no segment begins there");
        }
        return Segment.read(file.fields(frame, Segment.BYTES));
    }

    private boolean isSound(SegmentPlace place) throws IOException {
        try {
            RecordFrame frame = file.record(place.offset());
            return frame.is(RecordType.SEGMENT) && file.record(frame.end()).is(RecordType.KEYFRAME);
        } catch (RecordFault e) {
            return false;
        }
    }

    private List<SegmentPlace> chain(Latest last) throws IOException, RecordFault, ProtocolException {
        List<SegmentPlace> places = new ArrayList<>();
        places.add(last.place());
        long offset = last.indexBefore();
        long limit = last.place().offset();
        while (offset != Segment.NO_INDEX && places.size() < Footer.SEGMENTS_MAX) {
            SegmentIndex index = index(offset, limit);
            places.add(index.segment());
            limit = index.offset();
            offset = index.waysBack().isEmpty()
                    ? Segment.NO_INDEX
                    : index.waysBack().get(0).offset();
        }
        Collections.reverse(places);
        return List.copyOf(places);
    }

    private SegmentPlace follow(long timeNanos) throws IOException, RecordFault, ProtocolException {
        Latest last = last();
        if (last.place().timeNanos() <= timeNanos || last.indexBefore() == Segment.NO_INDEX) {
            return last.place();
        }
        SegmentIndex index = index(last.indexBefore(), last.place().offset());
        while (index.segment().timeNanos() > timeNanos && !index.waysBack().isEmpty()) {
            SegmentIndex.WayBack way = index.waysBack().get(0);
            for (SegmentIndex.WayBack farther : index.waysBack()) {
                way = farther.timeNanos() > timeNanos ? farther : way;
            }
            index = index(way.offset(), index.offset());
        }
        return index.segment();
    }

    /** Sees to it that what is known is about the file as it is now. */
    private void look() throws IOException {
        long size = file.size();
        if (size == sizeSeen) {
            return;
        }
        sizeSeen = size;
        latest = null;
        list = footer();
    }

    private Latest last() throws IOException, RecordFault, ProtocolException {
        Latest known = latest;
        if (known == null) {
            OptionalLong found = file.search().lastOfAll();
            if (found.isEmpty()) {
                throw new ProtocolException("no segment");
            }
            long offset = file.search().segmentOf(found.getAsLong()).orElseThrow();
            Segment segment = segment(offset);
            long timeNanos = file.record(offset).timeNanos();
            known = new Latest(
                    new SegmentPlace(segment.number(), offset, timeNanos, segment.wallMillis()), segment.indexBefore());
            latest = known;
        }
        return known;
    }

    private Optional<RecordFrame> end() throws IOException {
        long offset = file.size() - EndMark.RECORD_BYTES;
        if (offset < FileHeader.BYTES) {
            return Optional.empty();
        }
        try {
            RecordFrame frame = file.record(offset);
            return frame.is(RecordType.END) ? Optional.of(frame) : Optional.empty();
        } catch (RecordFault e) {
            return Optional.empty();
        }
    }

    private @Nullable List<SegmentPlace> footer() throws IOException {
        Optional<RecordFrame> end = end();
        if (end.isEmpty()) {
            return null;
        }
        try {
            long offset = EndMark.read(file.fields(end.get(), EndMark.BYTES)).footer();
            RecordFrame frame = file.record(offset);
            return frame.is(RecordType.FOOTER)
                    ? Footer.read(file.fields(frame, Footer.BYTES_MAX)).segments()
                    : null;
        } catch (RecordFault | ProtocolException e) {
            return null;
        }
    }

    private List<SegmentPlace> scan() throws IOException {
        List<SegmentPlace> found = SegmentScan.all(file);
        list = found;
        return found;
    }

    private static int search(List<SegmentPlace> places, long timeNanos) {
        int low = 0;
        int high = places.size() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (places.get(middle).timeNanos() <= timeNanos) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
