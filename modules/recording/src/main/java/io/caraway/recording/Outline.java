package io.caraway.recording;

import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * What is in a recording, without anything being decoded or drawn. Immutable.
 *
 * <p>Of a segment that has a sound index no more is read, unless the index says that there is something of a topic that is
 * looked for. So a long recording costs little; damage inside such a segment goes unnoticed.
 *
 * @param frame what holds for the whole file
 * @param segments all of them, in order
 * @param kinds how much there is of each
 * @param shares by display, how much is recorded of it; empty unless all was read
 * @param warnings what was passed over
 */
public record Outline(
        Frame frame,
        List<SegmentPlace> segments,
        List<RecordedKind> kinds,
        Optional<SortedMap<Integer, Share>> shares,
        List<String> warnings) {
    /** Copies what could be changed. */
    public Outline {
        segments = List.copyOf(segments);
        kinds = List.copyOf(kinds);
        shares = shares.map(TreeMap::new).map(Collections::unmodifiableSortedMap);
        warnings = List.copyOf(warnings);
    }

    /**
     * What holds for the whole file.
     *
     * @param version of its format
     * @param keys whether key strokes were to be recorded
     * @param wallMillis wall clock at its start, milliseconds since 1970 UTC
     * @param durationNanos how long it is
     * @param bytes its size on disk
     * @param ending how it ends
     */
    public record Frame(int version, boolean keys, long wallMillis, long durationNanos, long bytes, Ending ending) {}

    /**
     * How much is recorded of a display.
     *
     * @param keyframes how many
     * @param keyframeBytes bytes of them, as they are in the file
     * @param batches how many besides
     * @param batchBytes bytes of them, as they are in the file
     */
    public record Share(long keyframes, long keyframeBytes, long batches, long batchBytes) {
        /** Nothing. */
        static final Share NONE = new Share(0, 0, 0, 0);

        /** This and one more record. */
        Share with(RecordStep.Events record) {
            long bytes = record.payload().length;
            return record.isKeyframe()
                    ? new Share(keyframes + 1, keyframeBytes + bytes, batches, batchBytes)
                    : new Share(keyframes, keyframeBytes, batches + 1, batchBytes + bytes);
        }
    }

    /** How much is read. */
    public enum Reach {
        /** What has no index, and what the indexes lead to. */
        INDEXED,
        /** Everything. */
        ALL
    }

    /**
     * Looks at a recording.
     *
     * @param reach how much is read
     * @param topics what is looked for
     * @param found is given what is found of them, in order; what the first keyframes say included
     * @param reached is told the offset of each record or segment before it is looked at
     * @throws ProtocolException if it is none, is empty or damaged in its first bytes, or made by a newer version
     */
    public static Outline of(
            Path file, Reach reach, Set<Highlight.Topic> topics, Consumer<Highlight> found, LongConsumer reached)
            throws IOException, ProtocolException {
        try (RecordFile records = new RecordFile(file)) {
            FileHeader header = records.header();
            return new OutlineReader(records, topics, found, reached).read(header, reach);
        } catch (ProtocolException e) {
            throw e.in(file.toString());
        }
    }
}
