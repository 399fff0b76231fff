package io.caraway.recording;

import java.util.Optional;

/**
 * Something in a recording that can be told in words. Immutable.
 *
 * @param timeNanos when, since the start of the recording
 * @param display number of the display, 0 if it is about none
 * @param topic what it is about
 * @param text the words; of a viewer who came the address, of one who left and of a key nothing
 * @param note what was noted, with {@link Topic#VIEWER} and {@link Topic#KEY}
 */
public record Highlight(long timeNanos, int display, Topic topic, String text, Optional<Note> note) {
    /** What can be looked for. */
    public enum Topic {
        /** The desktop has another size, as {@code 1920x1080}. */
        SIZE,
        /** A display has another title. */
        TITLE,
        /** A marker. */
        MARKER,
        /** A viewer has come or gone. */
        VIEWER,
        /** A key was pressed or let go of. */
        KEY;

        /** Whether an entry in an index says that there is something of this topic behind the keyframes. */
        boolean isIn(RecordedKind kind) {
            return switch (this) {
                case SIZE -> isEvent(kind, EventType.SURFACE_CREATE);
                case TITLE -> isEvent(kind, EventType.TITLE);
                case MARKER -> isEvent(kind, EventType.MARKER);
                case VIEWER -> isNote(kind, RecordType.VIEWER_JOINED) || isNote(kind, RecordType.VIEWER_LEFT);
                case KEY -> isNote(kind, RecordType.KEY);
            };
        }

        private static boolean isEvent(RecordedKind kind, EventType type) {
            return kind.recordType() == RecordType.EVENTS.number() && kind.eventType() == type.number();
        }

        private static boolean isNote(RecordedKind kind, RecordType type) {
            return kind.recordType() == type.number();
        }
    }
}
