package io.caraway.protocol.spice;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.List;

/** Any messages of a display channel, read, and drawn on small surfaces. */
class DisplayDecoderFuzzTest {
    private static final int[] TYPES = {
        101, 103, 104, 105, 106, 107, 108, 122, 123, 124, 125, 126, 302, 303, 304, 305, 306, 307, 308, 309, 310, 311,
        312, 313, 314, 315, 316, 317, 318, 8
    };
    private static final int BODY_BYTES_MAX = 300;
    private static final int AREA_MAX = 1 << 12;
    private static final int SIDE = 24;

    @FuzzTest(maxDuration = "10m")
    void receive_anyMessages_givesEventsOrAProtocolException(FuzzedDataProvider data) {
        DisplayDecoder decoder = new DisplayDecoder();
        DisplayState state = new DisplayState();
        PixelFormat[] formats = PixelFormat.values();
        for (int id = 0; id < 2; id++) {
            PixelFormat format = formats[data.consumeInt(0, formats.length - 1)];
            take(decoder, state, new DisplayMessage.SurfaceCreate(id, SIDE, SIDE, format, id == 0));
        }
        while (data.remainingBytes() > 0) {
            int type = TYPES[data.consumeInt(0, TYPES.length - 1)];
            take(decoder, state, new RawMessage(type, data.consumeBytes(data.consumeInt(0, BODY_BYTES_MAX))));
        }
        decoder.checkInvariants();
    }

    private static void take(DisplayDecoder decoder, DisplayState state, SpiceMessage message) {
        ByteWriter body = ByteWriter.little();
        message.write(body);
        take(decoder, state, new RawMessage(message.type(), body.toByteArray()));
    }

    private static void take(DisplayDecoder decoder, DisplayState state, RawMessage message) {
        List<DisplayEvent> events;
        try {
            events = decoder.receive(message);
        } catch (ProtocolException e) {
            return;
        }
        for (DisplayEvent event : events) {
            boolean large = event instanceof DisplayEvent.SurfaceCreate create
                    && (long) create.width() * create.height() > AREA_MAX;
            if (!large) {
                state.apply(event);
            }
        }
    }
}
