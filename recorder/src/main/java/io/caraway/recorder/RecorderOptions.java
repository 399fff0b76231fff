package io.caraway.recorder;

import java.nio.file.Path;

/**
 * Where and how to record.
 *
 * @param names of the files
 * @param rotation when to go on in a new one
 * @param retention which older ones are kept
 * @param sync how sure what was drawn is to be on the disk
 * @param keys whether key strokes are recorded
 */
public record RecorderOptions(
        RecordingNames names, Rotation rotation, Retention retention, SyncLevel sync, boolean keys) {
    /** What a machine that loses its power may cost: about a second. */
    public static final SyncLevel SYNC = SyncLevel.DATA;

    /** Checks that files which may be taken away can be told by their names. */
    public RecorderOptions {
        if (retention.isLimited() && names.isGiven(0)) {
            throw new IllegalArgumentException("old files can only be taken away in a folder of recordings");
        }
    }

    /** One file with everything but key strokes. */
    public static RecorderOptions file(Path file, boolean overwrite) {
        return new RecorderOptions(new NumberedNames(file, overwrite), Rotation.NEVER, Retention.ALL, SYNC, false);
    }
}
