package io.caraway.imports.qxl;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.protocol.spice.CursorDecoder;
import io.caraway.protocol.spice.CursorMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.List;

/**
 * The pointer of a guest. Owned by the {@link QxlRecording} it is part of.
 *
 * <p>Each command is made the message that the server sends of it, which {@link CursorDecoder} understands.
 *
 * <pre>
 * cursor_cmd, type, and then by type:
 *   0 set    point16 x y, u.set.visible, header.unique, .type, .width, .height, .hot_spot_x, .hot_spot_y,
 *            data_size, chunks cursor
 *   1 move   point16 x y
 *   2 hide
 *   3 trail  u.trail.length, u.trail.frequency
 * </pre>
 */
final class QxlCursor {
    private static final int SET = 0;
    private static final int MOVE = 1;
    private static final int HIDE = 2;
    private static final int TRAIL = 3;
    private static final int RESET_MESSAGE = 102;
    private static final int U16_MAX = 0xffff;
    private static final int U8_MAX = 0xff;

    /** Most bytes of a shape: four a pixel, and as many again for whatever a guest puts behind them. */
    private static final int SHAPE_BYTES_MAX = 2 * Integer.BYTES * CursorShape.SIDE_MAX * CursorShape.SIDE_MAX;

    private final QxlText in;
    private final CursorDecoder decoder = new CursorDecoder();

    QxlCursor(QxlText in) {
        this.in = in;
    }

    /** Reads a command. */
    List<DisplayEvent> read() throws IOException, ProtocolException, LeftOut {
        in.word("cursor_cmd");
        int type = in.i32("type");
        switch (type) {
            case SET -> {
                return set();
            }
            case MOVE -> {
                return receive(CursorMessage.Move.TYPE, place());
            }
            case HIDE -> {
                return receive(CursorMessage.Hide.TYPE, ByteWriter.little());
            }
            case TRAIL -> {
                in.i32("u.trail.length");
                in.i32("u.trail.frequency");
                return List.of();
            }
            default -> throw new LeftOut("cursor command: " + type + " (expected: 0..3)");
        }
    }

    /** The server has forgotten the pointer. */
    List<DisplayEvent> reset() throws LeftOut {
        return receive(RESET_MESSAGE, ByteWriter.little());
    }

    private List<DisplayEvent> set() throws IOException, ProtocolException, LeftOut {
        ByteWriter body = place();
        body.u8(in.i32("u.set.visible") == 0 ? 0 : 1).u16(0);
        body.i64(in.u64("header.unique"));
        body.u8(in.i32("header.type", 0, U8_MAX));
        for (String field : List.of("width", "height", "hot_spot_x", "hot_spot_y")) {
            body.u16(in.i32("header." + field, 0, U16_MAX));
        }
        in.i32("data_size", 0, SHAPE_BYTES_MAX);
        body.bytes(in.chunks("cursor", SHAPE_BYTES_MAX));
        return receive(CursorMessage.Set.TYPE, body);
    }

    private ByteWriter place() throws IOException, ProtocolException {
        int[] place = in.numbers("point16", 2);
        return ByteWriter.little().i16((short) place[0]).i16((short) place[1]);
    }

    private List<DisplayEvent> receive(int type, ByteWriter body) throws LeftOut {
        return LeftOut.unless(() -> decoder.receive(new RawMessage(type, body.toByteArray())));
    }
}
