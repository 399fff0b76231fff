package io.caraway.recorder;

/** Told, on the recorder's thread, what becomes of a recording. */
public interface RecorderListener {
    /** Nothing is recorded for now; the display goes on without. {@code words} tell why. */
    void stopped(String words);

    /** Recording goes on, in a new file. {@code words} tell where. */
    void resumed(String words);
}
