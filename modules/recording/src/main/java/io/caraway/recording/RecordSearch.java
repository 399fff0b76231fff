package io.caraway.recording;

import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.OptionalLong;

/**
 * Looks byte by byte for records that say where they are: segments and signposts. Belongs to the owner of its reader.
 *
 * <p>Nothing else can be taken for one: its first bytes, its own offset and its check sum have to be right.
 */
final class RecordSearch {
    private static final int SEARCH_BYTES = 1 << 16;

    /** Bytes of a record by which one is told that is worth a closer look: length and type. */
    private static final int PATTERN_BYTES = Integer.BYTES + 1;

    private final RecordFile file;

    /** A search in that file. */
    RecordSearch(RecordFile file) {
        this.file = file;
    }

    /** The first segment that begins at {@code first} or behind. */
    OptionalLong segmentFrom(long first) throws IOException {
        long last = file.size() - RecordFrame.OVERHEAD_BYTES - Segment.BYTES;
        for (long at = first; at <= last; at += SEARCH_BYTES) {
            int count = (int) Math.min(SEARCH_BYTES, last - at + 1);
            byte[] bytes = file.bytes(at, count + PATTERN_BYTES - 1);
            for (int i = 0; i < count; i++) {
                if (looksLikeSegment(bytes, i) && segmentAt(at + i).isPresent()) {
                    return OptionalLong.of(at + i);
                }
            }
        }
        return OptionalLong.empty();
    }

    /** The last segment or signpost of the file. */
    OptionalLong lastOfAll() throws IOException {
        long end = file.size() - RecordFrame.OVERHEAD_BYTES - Signpost.BYTES + 1;
        while (end > FileHeader.BYTES) {
            long start = Math.max(FileHeader.BYTES, end - SEARCH_BYTES);
            int count = (int) (end - start);
            byte[] bytes = file.bytes(start, count + PATTERN_BYTES - 1);
            for (int i = count - 1; i >= 0; i--) {
                if ((looksLikeSignpost(bytes, i) && signpostAt(start + i).isPresent())
                        || (looksLikeSegment(bytes, i) && segmentAt(start + i).isPresent())) {
                    return OptionalLong.of(start + i);
                }
            }
            end = start;
        }
        return OptionalLong.empty();
    }

    /** The segment that a segment or signpost belongs to. */
    OptionalLong segmentOf(long offset) throws IOException {
        return segmentAt(offset).isPresent() ? OptionalLong.of(offset) : signpostAt(offset);
    }

    private static boolean looksLikeSegment(byte[] bytes, int at) {
        return bytes[at] == Segment.BYTES && looksLike(RecordType.SEGMENT, bytes, at);
    }

    private static boolean looksLikeSignpost(byte[] bytes, int at) {
        return bytes[at] == Signpost.BYTES && looksLike(RecordType.SIGNPOST, bytes, at);
    }

    private static boolean looksLike(RecordType type, byte[] bytes, int at) {
        return bytes[at + 1] == 0
                && bytes[at + 2] == 0
                && bytes[at + Integer.BYTES - 1] == 0
                && bytes[at + Integer.BYTES] == type.number();
    }

    private OptionalLong segmentAt(long offset) throws IOException {
        try {
            RecordFrame frame = file.record(offset);
            return frame.is(RecordType.SEGMENT)
                            && Segment.read(file.fields(frame, Segment.BYTES)).offset() == offset
                    ? OptionalLong.of(offset)
                    : OptionalLong.empty();
        } catch (RecordFault | ProtocolException e) {
            return OptionalLong.empty();
        }
    }

    /** The segment that a signpost leads to. */
    private OptionalLong signpostAt(long offset) throws IOException {
        try {
            RecordFrame frame = file.record(offset);
            if (!frame.is(RecordType.SIGNPOST)) {
                return OptionalLong.empty();
            }
            Signpost signpost = Signpost.read(file.fields(frame, Signpost.BYTES));
            return signpost.offset() == offset ? OptionalLong.of(signpost.segment()) : OptionalLong.empty();
        } catch (RecordFault | ProtocolException e) {
            return OptionalLong.empty();
        }
    }
}
