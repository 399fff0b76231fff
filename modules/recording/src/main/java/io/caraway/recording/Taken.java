package io.caraway.recording;

import java.util.List;

/**
 * What of a recording was taken over by a {@link Splice}.
 *
 * @param hasPicture whether there was a picture in the part; else nothing of it was taken over
 * @param durationNanos how long the part is
 * @param ending how that recording ended, if its end was reached; else that it goes on behind the part is no fault
 * @param tailLost whether something that was drawn may be lost at the end
 * @param losses what could not be taken over, apart from the end
 * @param warnings what else is to be told, in words
 */
public record Taken(
        boolean hasPicture,
        long durationNanos,
        Ending ending,
        boolean tailLost,
        List<Loss> losses,
        List<String> warnings) {
    /** Copies the lists. */
    public Taken {
        losses = List.copyOf(losses);
        warnings = List.copyOf(warnings);
    }
}
