package io.caraway.imports;

import io.caraway.recording.RecordedBatch;
import io.caraway.wire.ProtocolException;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A recording of another program that is being read, front to back. Belongs to one thread, its owner's. */
public interface ForeignRecording extends Closeable {
    /**
     * The next batch. None is a keyframe: what came before it is needed.
     *
     * @return nothing at the end, and from then on
     * @throws ProtocolException if it is damaged here; what was read before is good, and there is no more
     * @throws IOException if it cannot be read any further
     */
    Optional<RecordedBatch> next() throws IOException, ProtocolException;

    /** The time of the last thing that was read, seen or not: nanoseconds since the first one. */
    long timeNanos();

    /** Whether it ended inside something: its program was killed, or the rest is lost. To be asked at the end. */
    boolean isCut();

    /** What was passed over, and why, in words; a few at the most. */
    List<String> warnings();
}
