package io.caraway.protocol.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says of its pointer, from hand-written bytes. */
final class CursorDecoderTest {
    private static final int INIT = 101;
    private static final int RESET = 102;
    private static final int SET = 103;
    private static final int MOVE = 104;
    private static final int HIDE = 105;
    private static final int INVAL_ONE = 107;
    private static final int INVAL_ALL = 108;
    private static final int OPAQUE_RED = 0xffff0000;

    /** One column, one row, ALPHA, opaque red. */
    private static final String RED = "00 0100 0100 0000 0000 0000ffff";

    private static final DisplayEvent.CursorSet RED_SET =
            new DisplayEvent.CursorSet(new CursorShape(1, 1, 0, 0, new int[] {OPAQUE_RED}));
    private static final DisplayEvent.CursorMove AT_3_4 = new DisplayEvent.CursorMove(3, 4);
    private static final DisplayEvent.CursorHide HIDDEN = new DisplayEvent.CursorHide();

    private final CursorDecoder decoder = new CursorDecoder();

    @Test
    void receive_init_showsShapeAndPlace() throws ProtocolException {
        assertThat(receive(INIT, "0300 0400 0000 0000 01 0000 0100000000000000" + RED))
                .containsExactly(RED_SET, AT_3_4);
    }

    @Test
    void receive_initWithoutShape_hides() throws ProtocolException {
        assertThat(receive(INIT, "0300 0400 0000 0000 01 0100")).containsExactly(HIDDEN, AT_3_4);
    }

    @Test
    void receive_setInvisible_hidesUntilItMoves() throws ProtocolException {
        assertThat(receive(SET, "0300 0400 00 0000 0100000000000000" + RED)).containsExactly(HIDDEN, AT_3_4);
        assertThat(receive(MOVE, "0300 0400")).containsExactly(RED_SET, AT_3_4);
        assertThat(receive(MOVE, "0300 0400")).containsExactly(AT_3_4);
    }

    @Test
    void receive_hide_hidesUntilItMoves() throws ProtocolException {
        set(0, 1, RED);

        assertThat(receive(HIDE, "")).containsExactly(HIDDEN);
        assertThat(receive(MOVE, "0300 0400")).containsExactly(RED_SET, AT_3_4);
    }

    @Test
    void receive_reset_forgetsShape() throws ProtocolException {
        set(0, 1, RED);

        assertThat(receive(RESET, "")).containsExactly(HIDDEN);
        assertThat(receive(MOVE, "0300 0400")).containsExactly(AT_3_4);
    }

    @Test
    void receive_shapeThatWasKept_isThatOne() throws ProtocolException {
        set(2, 77, RED);
        set(2, 78, "00 0100 0100 0000 0000 00ff00ff");

        assertThat(set(4, 77, "00 0100 0100 0000 0000")).contains(RED_SET);
    }

    @Test
    void receive_shapeThatWasNotToBeKept_isRefused() throws ProtocolException {
        set(0, 77, RED);

        assertThatThrownBy(() -> set(4, 77, "00 0100 0100 0000 0000"))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("cursor: message 103: cursor: 77");
    }

    @Test
    void receive_invalidations_forgetShapes() throws ProtocolException {
        set(2, 1, RED);
        set(2, 2, RED);
        assertThat(receive(INVAL_ONE, "0100000000000000")).isEmpty();
        assertThatThrownBy(() -> set(4, 1, RED)).isInstanceOf(ProtocolException.class);
        assertThat(set(4, 2, RED)).contains(RED_SET);

        assertThat(receive(INVAL_ALL, "")).isEmpty();

        assertThatThrownBy(() -> set(4, 2, RED)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void receive_moreShapesThanAreKept_forgetsTheOldest() throws ProtocolException {
        for (int id = 0; id <= CursorDecoder.SHAPES_MAX; id++) {
            set(2, id, RED);
        }

        assertThatThrownBy(() -> set(4, 0, RED)).isInstanceOf(ProtocolException.class);
        assertThat(set(4, 1, RED)).contains(RED_SET);
        assertThat(set(4, CursorDecoder.SHAPES_MAX, RED)).contains(RED_SET);
    }

    @Test
    void receive_hotSpotOutside_isMovedInside() throws ProtocolException {
        assertThat(set(0, 1, "00 0100 0100 0900 0900 0000ffff")).contains(RED_SET);
    }

    @Test
    void receive_shapeWithoutPixels_hides() throws ProtocolException {
        assertThat(set(0, 1, "00 0000 0000 0000 0000")).contains(HIDDEN);
    }

    /** Each picture has four pixels: two that are opaque, one that is not there, and one that turns over what it covers. */
    @ParameterizedTest
    @CsvSource({
        "1 mono, 01 0400 0100 0000 0000 30 50, ff000000 ffffffff 0 80000000",
        "2 with 16 colours, "
                + "02 0400 0100 0000 0000 1203 00000000 0000ff00 ff000000 ffffff00 "
                + "000000000000000000000000000000000000000000000000 000000000000000000000000000000000000000000000000 30,"
                + " ffff0000 ff0000ff 0 80000000",
        "4 of 16 bits, 04 0400 0100 0000 0000 007c 1f00 0000 ff7f 30, ffff0000 ff0000ff 0 80000000",
        "5 of 24 bits, 05 0400 0100 0000 0000 0000ff ff0000 000000 ffffff 30, ffff0000 ff0000ff 0 80000000",
        "6 of 32 bits, 06 0400 0100 0000 0000 0000ff00 ff000000 00000000 ffffff00 30, ffff0000 ff0000ff 0 80000000"
    })
    void receive_shapeWithMask_isMadeToAlpha(String name, String shape, String pixels) throws ProtocolException {
        int[] argb = Arrays.stream(pixels.split(" "))
                .mapToInt(pixel -> Integer.parseUnsignedInt(pixel, 16))
                .toArray();

        assertThat(set(0, 1, shape)).as(name).contains(new DisplayEvent.CursorSet(new CursorShape(4, 1, 0, 0, argb)));
    }

    @Test
    void receive_shapeWith256Colours_isMadeToAlpha() throws ProtocolException {
        ByteWriter shape = ByteWriter.little();
        shape.bytes(LinkTest.hex("0300 0400 01 0000 0100000000000000 03 0100 0100 0000 0000 ff"));
        shape.zeros(255 * Integer.BYTES).i32(0x123456).u8(0);

        assertThat(decoder.receive(new RawMessage(SET, shape.toByteArray())))
                .contains(new DisplayEvent.CursorSet(new CursorShape(1, 1, 0, 0, new int[] {0xff123456})));
    }

    @Test
    void receive_turnedOverPixels_areAChequer() throws ProtocolException {
        int white = 0x80808080;
        int black = 0x80000000;

        assertThat(set(0, 1, "01 0200 0200 0000 0000 c0c0 c0c0"))
                .contains(new DisplayEvent.CursorSet(
                        new CursorShape(2, 2, 0, 0, new int[] {white, black, black, white})));
    }

    @ParameterizedTest
    @ValueSource(strings = {"07 0100 0100 0000 0000 00000000", "00 0102 0100 0000 0000", "00 0100 0102 0000 0000"})
    void receive_badShape_isRefused(String shape) {
        assertThatThrownBy(() -> set(0, 1, shape)).isInstanceOf(ProtocolException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6})
    void receive_shapeCutAnywhere_isRefused(int type) {
        byte[] whole = LinkTest.hex("0300 0400 01 0000 0100000000000000 0" + type + " 0100 0100 0000 0000");
        for (int length = 0; length <= whole.length; length++) {
            RawMessage cut = new RawMessage(SET, Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> decoder.receive(cut))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void receive_messageNobodyKnows_isRefused() {
        assertThatThrownBy(() -> receive(199, "")).isInstanceOf(ProtocolException.class);
    }

    @Test
    void receive_messageOfEveryChannel_doesNothing() throws ProtocolException {
        assertThat(receive(CommonMessage.WaitForChannels.TYPE, "00")).isEmpty();
    }

    /** SET at 3,4, shown. */
    private List<DisplayEvent> set(int flags, long id, String shape) throws ProtocolException {
        ByteWriter out = ByteWriter.little().i16((short) 3).i16((short) 4).u8(1);
        out.u16(flags).i64(id).bytes(LinkTest.hex(shape));
        return decoder.receive(new RawMessage(SET, out.toByteArray()));
    }

    private List<DisplayEvent> receive(int type, String hex) throws ProtocolException {
        return decoder.receive(new RawMessage(type, LinkTest.hex(hex)));
    }
}
