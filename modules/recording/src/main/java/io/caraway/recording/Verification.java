package io.caraway.recording;

import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * What a look at every byte of a recording has shown. Whether it is sound and whether it is complete are two things: a file
 * that was cut is sound up to there. What events draw is not looked at.
 *
 * @param faults what is not as it was written, in words, at most {@link #WORDS_MAX}: check sums, digests, offsets, times
 * @param missing what is not there, in words, at most {@link #WORDS_MAX}: segments, the end
 * @param segments how many there are
 * @param sealedSegments how many of them have the right digest
 * @param digest of the whole file, if it was closed and the digest is right
 */
public record Verification(
        List<String> faults, List<String> missing, long segments, long sealedSegments, Optional<Sha256> digest) {
    /** Most findings of each kind that are told. */
    public static final int WORDS_MAX = 100;

    /** Copies the lists. */
    public Verification {
        faults = List.copyOf(faults);
        missing = List.copyOf(missing);
    }

    /**
     * Looks at a recording, once from its start to its end. Takes memory for a list of segments.
     *
     * @throws ProtocolException if it is none, is empty or damaged in its first bytes, or made by a newer version
     */
    public static Verification of(Path path) throws IOException, ProtocolException {
        return of(path, offset -> {});
    }

    /**
     * The same, telling how far it is.
     *
     * @param reached is given the offset of each record before it is looked at
     */
    public static Verification of(Path path, LongConsumer reached) throws IOException, ProtocolException {
        try (RecordFile file = new RecordFile(path)) {
            file.header();
            return new Verifier(file).verify(reached);
        } catch (ProtocolException e) {
            throw e.in(path.toString());
        }
    }

    /** Whether everything that is there is as it was written. */
    public boolean isSound() {
        return faults.isEmpty();
    }

    /** Whether everything that was written is there. */
    public boolean isComplete() {
        return missing.isEmpty();
    }
}
