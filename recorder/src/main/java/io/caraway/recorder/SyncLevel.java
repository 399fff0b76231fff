package io.caraway.recorder;

/**
 * How much is done so that a recording survives the machine. Whatever the level, what was drawn is in the hands of the operating
 * system a quarter of a second later, so that the end of the program alone costs no more than that.
 */
public enum SyncLevel {
    /** The operating system writes to the disk when it likes, mostly within half a minute. */
    NONE,
    /** What was drawn is on the disk a second later. */
    DATA,
    /** What was drawn is on the disk a quarter of a second later, with the size and the times of the file. */
    FULL
}
