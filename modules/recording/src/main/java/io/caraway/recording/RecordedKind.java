package io.caraway.recording;

/**
 * How much of one kind a segment holds.
 *
 * @param recordType number of the kind of record
 * @param eventType number of the kind of event in it; 0 if records of that kind hold none
 * @param count how many
 * @param bytes of them, before packing
 */
public record RecordedKind(int recordType, int eventType, long count, long bytes) {}
