package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;

/** The events of a payload by what stands before each: nothing is decoded. */
final class EventHeads {
    private EventHeads() {}

    /** Is given each event. */
    interface Visitor {
        /** One event of that type, known or not, with its body. */
        void event(int type, ByteReader body) throws ProtocolException;
    }

    /** Gives all events of an unpacked payload in order; their number and lengths must be right. */
    static void each(byte[] plain, Visitor visitor) throws ProtocolException {
        ByteReader in = ByteReader.little(plain);
        for (int left = in.u32("event count", 0, EventLimits.EVENTS_MAX); left > 0; left--) {
            int type = in.u8();
            visitor.event(type, in.slice(in.u32("event length", 0, RecordFrame.PAYLOAD_BYTES_MAX)));
        }
        in.requireEnd();
    }

    /** Counts the events of an unpacked payload. */
    static void count(byte[] plain, Tally tally) throws ProtocolException {
        each(plain, (type, body) -> tally.add(type, (long) EventType.OVERHEAD_BYTES + body.remaining()));
    }
}
