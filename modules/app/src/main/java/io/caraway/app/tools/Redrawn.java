package io.caraway.app.tools;

import io.caraway.app.Failure;
import io.caraway.recording.Entry;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordedNote;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What came of drawing a whole recording again: surfaces were compared with the hashes that were taken of them live, and
 * keyframes with what playing on had made.
 *
 * @param hashes how many were compared
 * @param hashesDiffering of how many the surface is not there, or has other pixels
 * @param keyframes how many were compared
 * @param keyframesDiffering how many make another state
 * @param words where, at most {@link #WORDS_MAX}
 * @param passedOver what could not be played, and so was not drawn
 */
record Redrawn(
        long hashes,
        long hashesDiffering,
        long keyframes,
        long keyframesDiffering,
        List<String> words,
        List<String> passedOver) {
    /** Most differences that are told. */
    static final int WORDS_MAX = 100;

    /** Copies the lists. */
    Redrawn {
        words = List.copyOf(words);
        passedOver = List.copyOf(passedOver);
    }

    /** Draws that recording. */
    static Redrawn of(Path file) throws Failure {
        try (Pass pass = Pass.over(file, "drawn again")) {
            Redrawing redrawing = new Redrawing();
            for (Optional<Entry> next = pass.next(); next.isPresent(); next = pass.next()) {
                Entry entry = next.get();
                switch (entry.type()) {
                    case BATCH ->
                        redrawing.draw((RecordedBatch) entry, pass.reader().isAfterGap());
                    case NOTE ->
                        redrawing.compare((RecordedNote) entry, pass.reader().isInGap());
                }
            }
            return redrawing.end(pass.reader().warnings());
        } catch (IOException e) {
            throw Failure.ofRecording(e);
        }
    }

    /** Whether nothing differs. */
    boolean isSame() {
        return hashesDiffering == 0 && keyframesDiffering == 0;
    }
}
