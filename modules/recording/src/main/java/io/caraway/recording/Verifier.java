package io.caraway.recording;

import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/** Makes a {@link Verification}. Belongs to one thread, its owner's. */
final class Verifier {
    private final RecordFile file;
    private final MessageDigest chain = Sha256.maker();
    private final WaysBack waysBack = new WaysBack();
    private final List<String> faults = new ArrayList<>();
    private final List<String> missing = new ArrayList<>();
    private final List<SegmentPlace> places = new ArrayList<>();
    private @Nullable SegmentPlace segment;
    private @Nullable Sha256 whole;
    private long segments;
    private long sealedSegments;
    private long nextNumber;
    private long digestedTo;
    private long footer;
    private long timeNanos;
    private int gaps;
    private boolean ended;

    /** A look at that file, whose header is sound. */
    Verifier(RecordFile file) {
        this.file = file;
    }

    /** Looks at all of it, and tells the offset of each record before that is looked at. */
    Verification verify(LongConsumer reached) throws IOException {
        OptionalLong next = OptionalLong.of(FileHeader.BYTES);
        while (next.isPresent() && !ended) {
            long offset = next.getAsLong();
            reached.accept(offset);
            try {
                RecordFrame frame = file.record(offset);
                next = OptionalLong.of(frame.end());
                check(frame);
            } catch (RecordFault e) {
                next = behind(offset, e);
            } catch (ProtocolException e) {
                fault(offset, String.valueOf(e.getMessage()));
            }
        }
        if (!ended) {
            add(missing, "the end record");
            if (file.size() > digestedTo) {
                add(missing, "a digest of the last " + (file.size() - digestedTo) + " bytes");
            }
        }
        return new Verification(faults, missing, segments, sealedSegments, Optional.ofNullable(whole));
    }

    private OptionalLong behind(long offset, RecordFault loss) throws IOException {
        long size = file.sizeSeen();
        OptionalLong next = gaps < RecordingReader.GAPS_MAX ? file.behind(offset) : OptionalLong.empty();
        if (loss.kind() == Ending.Kind.CUT && file.size() > size) {
            // It has grown meanwhile, so the record may be whole by now.
            return OptionalLong.of(offset);
        }
        gaps++;
        if (loss.kind() == Ending.Kind.CUT && next.isEmpty() && !endsWithEnd()) {
            if (file.size() > offset) {
                add(missing, "offset " + offset + ": the rest of a record");
            }
        } else {
            fault(offset, String.valueOf(loss.getMessage()));
        }
        return next;
    }

    /** Whether the file was closed, so that a record which goes on beyond its end does not. */
    private boolean endsWithEnd() throws IOException {
        try {
            return file.record(file.size() - EndMark.RECORD_BYTES).is(RecordType.END);
        } catch (RecordFault e) {
            return false;
        }
    }

    private void check(RecordFrame frame) throws IOException, ProtocolException {
        if (frame.timeNanos() < timeNanos) {
            fault(frame.offset(), "time " + frame.timeNanos() + " ns is earlier than the " + timeNanos + " ns before");
        }
        timeNanos = Math.max(timeNanos, frame.timeNanos());
        Optional<RecordType> type = RecordType.of(frame.type());
        if (type.isPresent()) {
            check(type.get(), frame);
        }
    }

    private void check(RecordType type, RecordFrame frame) throws IOException, ProtocolException {
        switch (type) {
            case SEGMENT -> segment(frame, Segment.read(file.fields(frame, Segment.BYTES)));
            case INDEX -> index(frame, SegmentIndex.read(file.fields(frame, SegmentIndex.BYTES_MAX)));
            case SIGNPOST -> signpost(frame, Signpost.read(file.fields(frame, Signpost.BYTES)));
            case DIGEST -> {
                DigestMark mark = DigestMark.read(file.fields(frame, Integer.BYTES + Sha256.BYTES));
                if (segment == null || segment.number() != mark.segment()) {
                    fault(frame.offset(), "digest of segment " + mark.segment() + ", which does not end here");
                }
                if (digest(frame, mark.digest())) {
                    sealedSegments++;
                }
                segment = null;
            }
            case FOOTER -> {
                footer = frame.offset();
                expect(
                        frame,
                        "segments",
                        Footer.read(file.fields(frame, Footer.BYTES_MAX)).segments(),
                        places);
            }
            case END -> end(frame, EndMark.read(file.fields(frame, EndMark.BYTES)));
            case KEYFRAME, EVENTS, CLOCK, HASH, VIEWER_JOINED, VIEWER_LEFT, CONTROL, POINTER, KEY -> {}
        }
    }

    private void segment(RecordFrame frame, Segment found) {
        if (segment != null) {
            add(missing, "index and digest of segment " + segment.number());
        }
        if (found.number() > nextNumber) {
            add(missing, "segments " + nextNumber + ".." + (found.number() - 1));
        } else {
            expect(frame, "number of the segment", found.number(), nextNumber);
        }
        expect(frame, "offset of the segment", found.offset(), frame.offset());
        if (faults.isEmpty() && missing.isEmpty()) {
            expect(frame, "offset of the index before", found.indexBefore(), waysBack.last());
        }
        SegmentPlace place = new SegmentPlace(found.number(), frame.offset(), frame.timeNanos(), found.wallMillis());
        segment = place;
        segments++;
        nextNumber = found.number() + 1;
        if (places.size() < Footer.SEGMENTS_MAX) {
            places.add(place);
        }
    }

    private void index(RecordFrame frame, SegmentIndex found) throws IOException {
        expect(frame, "offset of the index", found.offset(), frame.offset());
        expect(frame, "segment of the index", found.segment(), segment);
        if (faults.isEmpty() && missing.isEmpty()) {
            expect(frame, "ways back", found.waysBack(), waysBack.list());
        }
        waysBack.add(
                found.segment().number(),
                new SegmentIndex.WayBack(found.segment().timeNanos(), frame.offset()));
        long least = found.segment().offset();
        for (SegmentIndex.Place place : found.places()) {
            if (place.offset() <= least || place.offset() >= frame.offset() || !isThere(place)) {
                fault(frame.offset(), "there are no events at offset " + place.offset());
            }
            least = Math.max(least, place.offset());
        }
    }

    private boolean isThere(SegmentIndex.Place place) throws IOException {
        try {
            RecordFrame frame = file.record(place.offset());
            return (frame.is(RecordType.KEYFRAME) || frame.is(RecordType.EVENTS))
                    && frame.timeNanos() == place.timeNanos();
        } catch (RecordFault e) {
            return false;
        }
    }

    private void signpost(RecordFrame frame, Signpost found) {
        expect(frame, "offset of the signpost", found.offset(), frame.offset());
        SegmentPlace present = segment;
        expect(frame, "segment of the signpost", found.segment(), present == null ? -1 : present.offset());
    }

    private void end(RecordFrame frame, EndMark mark) throws IOException {
        ended = true;
        if (segment != null) {
            add(missing, "index and digest of segment " + segment.number());
        }
        expect(frame, "offset of the footer", mark.footer(), footer);
        if (digest(frame, mark.digest())) {
            whole = mark.digest();
        }
        if (file.size() > frame.end()) {
            fault(frame.end(), (file.size() - frame.end()) + " bytes behind the end record");
        }
    }

    /** Compares the digest that ends a record with the one of all bytes since the one before. */
    private boolean digest(RecordFrame frame, Sha256 found) throws IOException {
        file.digest(digestedTo, frame.crcOffset() - Sha256.BYTES, chain);
        Sha256 expected = Sha256.of(chain.digest());
        chain.update(found.toBytes());
        digestedTo = frame.end();
        return expect(frame, "digest", found, expected);
    }

    private boolean expect(RecordFrame frame, String name, Object found, @Nullable Object expected) {
        boolean isRight = found.equals(expected);
        if (!isRight) {
            fault(frame.offset(), name + ": " + brief(found) + " (expected: " + brief(expected) + ")");
        }
        return isRight;
    }

    /** A list may be long, and what differs in it tells nobody anything. */
    private static String brief(@Nullable Object value) {
        return value instanceof List<?> list ? list.size() + " entries" : String.valueOf(value);
    }

    private void fault(long offset, String words) {
        add(faults, "offset " + offset + ": " + words);
    }

    private static void add(List<String> words, String more) {
        if (words.size() < Verification.WORDS_MAX) {
            words.add(more);
        }
    }
}
