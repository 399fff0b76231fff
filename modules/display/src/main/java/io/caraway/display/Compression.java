package io.caraway.display;

import io.caraway.protocol.spice.DisplayMessage;

/** How a viewer has its images compressed. */
enum Compression {
    /** Not at all. */
    OFF,
    /** Photographs as QUIC, or as JPEG on a slow line until it is quiet; all else as LZ. */
    AUTO,
    /** As QUIC. */
    QUIC,
    /** As LZ. */
    LZ,
    /** As LZ4. */
    LZ4,
    /** As JPEG whatever they show: frames of video. No viewer asks for it. */
    FRAME;

    /** What a viewer asked for, as near as we have it. */
    static Compression of(int number, boolean readsLz4) {
        if (number == DisplayMessage.Compression.OFF.number()) {
            return OFF;
        }
        if (number == DisplayMessage.Compression.QUIC.number()) {
            return QUIC;
        }
        if (number == DisplayMessage.Compression.LZ.number() || number == DisplayMessage.Compression.GLZ.number()) {
            return LZ;
        }
        return number == DisplayMessage.Compression.LZ4.number() && readsLz4 ? LZ4 : AUTO;
    }
}
