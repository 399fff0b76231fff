package io.caraway.recording;

/**
 * How a recording came to its end.
 *
 * @param kind whether it was closed, cut or damaged
 * @param offset where in the file: behind the last record that could be used, in bytes from the start
 * @param reason what was found there, in words
 */
public record Ending(Kind kind, long offset, String reason) {
    /** The ways to end. */
    public enum Kind {
        /** The recording was closed. Places that were damaged further ahead are in the reader's warnings. */
        CLEAN,
        /** The file ends inside a record, or behind one that is not the last: the rest was never written or is lost. */
        CUT,
        /** A record is wrong, and no segment begins behind it. */
        DAMAGED
    }
}
