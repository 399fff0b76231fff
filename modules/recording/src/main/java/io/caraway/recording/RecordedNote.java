package io.caraway.recording;

/**
 * A note that stands between the batches.
 *
 * @param timeNanos when, since the start of the recording
 * @param note what
 */
public record RecordedNote(long timeNanos, Note note) implements Entry {
    @Override
    public Type type() {
        return Type.NOTE;
    }
}
