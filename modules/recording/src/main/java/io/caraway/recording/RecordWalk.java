package io.caraway.recording;

import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes from record to record of a file, past what is damaged, by the rules of {@link RecordingReader}, but decodes nothing:
 * who carries records to another file, or counts them, need not. Belongs to one thread, its owner's. Takes memory for one
 * record.
 */
final class RecordWalk {
    /** The latest time that is believed, 100 000 hours: times of several recordings are added up. */
    static final long TIME_NANOS_MAX = 360_000_000_000_000_000L;

    private final RecordFile file;
    private final List<Loss> losses = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Set<Integer> unknownTypes = new HashSet<>();
    private final Set<Integer> current = new HashSet<>();
    private final Set<Integer> inSegment = new HashSet<>();
    private long position;
    private long lastOffset;
    private long timeNanos;
    private int gaps;
    private boolean lost = true;
    private @Nullable Gap gap;
    private @Nullable Ending ending;

    /** A walk from the record at that offset on. */
    RecordWalk(RecordFile file, long offset) {
        this.file = file;
        this.position = offset;
    }

    /** Records that are passed over: why, since when, and whether something that was drawn may be among them. */
    private record Gap(Ending cause, long timeNanos, boolean drawn) {}

    /** The next record of use, or nothing when {@link #ending} tells why. */
    Optional<RecordStep> next() throws IOException {
        Optional<RecordStep> step = Optional.empty();
        while (step.isEmpty() && ending == null) {
            lastOffset = position;
            try {
                RecordFrame frame = file.record(position);
                step = take(frame);
                position = frame.end();
            } catch (RecordFault e) {
                lose(new Ending(e.kind(), lastOffset, String.valueOf(e.getMessage())));
            } catch (ProtocolException e) {
                reject(e);
            }
        }
        return step;
    }

    /** What is in the last record is wrong after all: goes on as behind any damaged one. */
    void reject(ProtocolException fault) throws IOException {
        lose(new Ending(Ending.Kind.DAMAGED, lastOffset, String.valueOf(fault.getMessage())));
    }

    /** How the recording ended. Known once {@link #next} has given nothing. */
    Ending ending() {
        if (ending == null) {
            throw new IllegalStateException("the recording has not ended yet");
        }
        return ending;
    }

    /** Whether {@link #ending} is known. */
    boolean hasEnded() {
        return ending != null;
    }

    /** Whether something that was drawn may be lost at the end, known as {@link #ending} is. */
    boolean isTailLost() {
        return ending().kind() != Ending.Kind.CLEAN && gap != null && gap.drawn();
    }

    /** Time of the last record that could be used. */
    long timeNanos() {
        return timeNanos;
    }

    /** What was lost, apart from the end. */
    List<Loss> losses() {
        return List.copyOf(losses);
    }

    /** What was lost, for who goes no further than to that time: of a loss that lasts longer so much. */
    List<Loss> lossesUpTo(long limitNanos) {
        List<Loss> all = new ArrayList<>(losses);
        Gap open = gap;
        if (open != null) {
            Ending cause = open.cause();
            all.add(new Loss(open.timeNanos(), limitNanos, cause.offset(), lastOffset, open.drawn(), cause.reason()));
        }
        return all;
    }

    /** What else is to be told, in words; at most {@link RecordingReader#WARNINGS_MAX}. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    private Optional<RecordStep> take(RecordFrame frame) throws IOException, ProtocolException {
        Optional<RecordType> type = RecordType.of(frame.type());
        if (type.isEmpty()) {
            if (unknownTypes.add(frame.type())) {
                warn("records of type " + frame.type() + ", unknown to this version, were passed over");
            }
            return Optional.empty();
        }
        return switch (type.get()) {
            case SEGMENT -> Optional.of(begin(frame));
            case KEYFRAME, EVENTS -> events(frame);
            case CLOCK, HASH, VIEWER_JOINED, VIEWER_LEFT, CONTROL, POINTER, KEY ->
                note(Note.Type.valueOf(type.get().name()), frame);
            case INDEX, DIGEST, FOOTER, SIGNPOST -> Optional.empty();
            case END -> {
                end(frame);
                yield Optional.empty();
            }
        };
    }

    private RecordStep begin(RecordFrame frame) throws IOException, ProtocolException {
        Segment segment = Segment.read(file.fields(frame, Segment.BYTES));
        if (segment.offset() != frame.offset()) {
            throw new ProtocolException("offset of segment " + segment.number() + ": " + segment.offset()
                    + " (expected: " + frame.offset() + ")");
        }
        long time = timeOf(frame);
        lost = false;
        current.retainAll(inSegment);
        inSegment.clear();
        return new RecordStep.Begun(frame, time, segment);
    }

    private Optional<RecordStep> events(RecordFrame frame) throws IOException, ProtocolException {
        boolean isKeyframe = frame.is(RecordType.KEYFRAME);
        if (lost) {
            Ending cause = new Ending(
                    Ending.Kind.DAMAGED, frame.offset(), "a keyframe or events without a segment before them");
            gap = gap == null ? new Gap(cause, timeNanos, true) : new Gap(gap.cause(), gap.timeNanos(), true);
            return Optional.empty();
        }
        checkDisplay(frame);
        if (!isKeyframe && !inSegment.contains(frame.display())) {
            throw new ProtocolException("events of display " + frame.display() + " without a keyframe before them");
        }
        byte[] payload = file.payload(frame);
        byte[] plain = plain(frame, payload);
        EventHeads.each(plain, (type, body) -> {});
        long time = timeOf(frame);
        boolean afterGap = isKeyframe && current.add(frame.display());
        if (isKeyframe) {
            inSegment.add(frame.display());
            close(frame, time);
        }
        return Optional.of(new RecordStep.Events(frame, time, afterGap, payload, plain));
    }

    private static byte[] plain(RecordFrame frame, byte[] payload) throws ProtocolException {
        return switch (frame.flags()) {
            case 0 -> payload;
            case RecordFrame.PACKED -> Packing.unpack(payload);
            default -> throw new ProtocolException("record flags: " + frame.flags() + " (expected: 0 or 1)");
        };
    }

    /** Playing goes on with that keyframe. */
    private void close(RecordFrame keyframe, long time) {
        Gap open = gap;
        if (open != null) {
            Ending cause = open.cause();
            losses.add(
                    new Loss(open.timeNanos(), time, cause.offset(), keyframe.offset(), open.drawn(), cause.reason()));
            gap = null;
        }
    }

    /** The note of a record. A hash tells nothing where drawings before it are lost. */
    private Optional<RecordStep> note(Note.Type type, RecordFrame frame) throws IOException, ProtocolException {
        checkDisplay(frame);
        Note note = NoteField.read(type, frame.display(), file.fields(frame, NoteField.BYTES_MAX));
        long time = timeOf(frame);
        return lost && type == Note.Type.HASH ? Optional.empty() : Optional.of(new RecordStep.Noted(frame, time, note));
    }

    private static void checkDisplay(RecordFrame frame) throws ProtocolException {
        if (frame.display() > RecordedBatch.DISPLAY_MAX) {
            throw new ProtocolException(
                    "display: " + frame.display() + " (expected: 0.." + RecordedBatch.DISPLAY_MAX + ")");
        }
    }

    private void end(RecordFrame frame) throws IOException, ProtocolException {
        timeOf(frame);
        long left = file.size() - frame.end();
        if (left > 0) {
            warn("offset " + frame.end() + ": " + left + " bytes behind the end record were not read");
        }
        end(new Ending(Ending.Kind.CLEAN, frame.end(), "end record"));
    }

    private void lose(Ending loss) throws IOException {
        long size = file.sizeSeen();
        OptionalLong next = gaps < RecordingReader.GAPS_MAX ? file.behind(loss.offset()) : OptionalLong.empty();
        if (loss.kind() == Ending.Kind.CUT && file.size() > size) {
            // It has grown meanwhile, so the record may be whole by now.
            return;
        }
        boolean drawn = mayHaveDrawn(loss.offset(), next);
        Gap open = gap;
        gap = open == null
                ? new Gap(loss, timeNanos, drawn)
                : new Gap(open.cause(), open.timeNanos(), open.drawn() || drawn);
        if (next.isEmpty()) {
            end(loss);
            return;
        }
        gaps++;
        lost = true;
        current.clear();
        position = next.getAsLong();
    }

    /** Whether a bad record may have been one that is missed: not, if it says it is of another kind and nothing belies it. */
    private boolean mayHaveDrawn(long offset, OptionalLong next) throws IOException {
        try {
            RecordFrame head = file.head(offset);
            boolean isAside = head.is(RecordType.INDEX)
                    || head.is(RecordType.DIGEST)
                    || head.is(RecordType.FOOTER)
                    || head.is(RecordType.END);
            return !isAside || head.end() != next.orElse(file.size());
        } catch (RecordFault e) {
            return e.kind() != Ending.Kind.CUT || offset < file.size();
        }
    }

    private void end(Ending how) {
        ending = gap == null ? how : gap.cause();
    }

    /** The time of the record, or that of the one before if it is later. */
    private long timeOf(RecordFrame frame) throws ProtocolException {
        if (frame.timeNanos() > TIME_NANOS_MAX) {
            throw new ProtocolException(
                    "time: " + frame.timeNanos() + " ns (expected: at most " + TIME_NANOS_MAX + ")");
        }
        if (frame.timeNanos() < timeNanos) {
            warn("offset " + frame.offset() + ": time " + frame.timeNanos() + " ns is earlier than the " + timeNanos
                    + " ns before it, which is taken instead");
        }
        timeNanos = Math.max(timeNanos, frame.timeNanos());
        return timeNanos;
    }

    private void warn(String text) {
        if (warnings.size() < RecordingReader.WARNINGS_MAX - 1) {
            warnings.add(text);
        } else if (warnings.size() < RecordingReader.WARNINGS_MAX) {
            warnings.add("more warnings are not kept");
        }
    }
}
