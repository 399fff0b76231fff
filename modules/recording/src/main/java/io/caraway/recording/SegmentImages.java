package io.caraway.recording;

import io.caraway.drawing.EventBatch;
import io.caraway.images.Image;
import io.caraway.wire.ProtocolException;

/** Reads the events of a segment, from its first record on, with the images that come again. Belongs to one thread. */
final class SegmentImages {
    private final ImageTable<Image> images = new ImageTable<>(image -> {});

    /** A segment begins. */
    void restart() {
        images.restart(0);
    }

    /** The next keyframe or batch of the segment. */
    EventBatch read(RecordStep.Events record) throws ProtocolException {
        return EventReader.read(record.plain(), EventLimits.RECORD_PIXELS_MAX, images, type -> {});
    }
}
