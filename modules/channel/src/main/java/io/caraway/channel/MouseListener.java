package io.caraway.channel;

/** Told what a desktop takes of a mouse, on the source's thread; it only passes everything on to its own. */
public interface MouseListener {
    /** From now on the desktop takes motion alone, or places as well. */
    void motionAlone(boolean alone);
}
