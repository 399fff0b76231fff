package io.caraway.channel;

/** Something that waits to be sent to one viewer. */
public interface PipeItem {
    /** About how much memory it holds, in bytes. */
    long bytes();
}
