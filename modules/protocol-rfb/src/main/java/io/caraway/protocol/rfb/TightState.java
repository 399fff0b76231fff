package io.caraway.protocol.rfb;

/** What Tight rectangles of a connection share: four zlib streams. Belongs to its {@link RfbClient}. */
final class TightState {
    private static final int STREAMS = 4;

    private final ZlibStream[] streams = new ZlibStream[STREAMS];

    TightState() {
        for (int i = 0; i < STREAMS; i++) {
            streams[i] = new ZlibStream();
        }
    }

    /** One of the streams. */
    ZlibStream stream(int index) {
        return streams[index];
    }

    /** Begins anew each stream whose bit is set. */
    void reset(int bits) {
        for (int i = 0; i < STREAMS; i++) {
            if ((bits >> i & 1) != 0) {
                streams[i].reset();
            }
        }
    }

    /** Gives back the memory outside the heap. */
    void close() {
        for (ZlibStream stream : streams) {
            stream.close();
        }
    }
}
