package io.caraway.recording;

import java.util.Optional;

/**
 * How much of one kind a segment holds.
 *
 * @param recordType number of the kind of record
 * @param eventType number of the kind of event in it; 0 if records of that kind hold none
 * @param count how many
 * @param bytes of them, before packing
 */
public record RecordedKind(int recordType, int eventType, long count, long bytes) {
    /** Whether they are events that make the whole state of a display from nothing. */
    public boolean isOfKeyframe() {
        return recordType == RecordType.KEYFRAME.number();
    }

    /** Whether they are events of a display, and not notes. */
    public boolean isEvent() {
        return eventType != 0;
    }

    /** What the kind is called, as the format of the file names it: in capitals. */
    public String name() {
        Optional<String> name = isEvent()
                ? EventType.of(eventType).map(Enum::name)
                : RecordType.of(recordType).map(Enum::name);
        return name.orElseGet(() -> "TYPE_" + (isEvent() ? eventType : recordType));
    }
}
