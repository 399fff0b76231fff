package io.caraway.protocol.rfb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rectangles that are no pixels of the screen, and messages that are no updates. */
class ExtensionsTest {
    private static final int OPAQUE = 0xff000000;

    @ParameterizedTest
    @EnumSource(Feed.class)
    void cursor_withMask_isOpaqueWhereItIsSet(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);
        ServerBytes server = new ServerBytes().update(1).rectangle(1, 2, 9, 3, -239);
        for (int i = 0; i < 27; i++) {
            server.pixel(i);
        }

        viewer.receive(server.hex("8080 ff00 0180").done(), feed);

        int[] argb = new int[27];
        argb[0] = OPAQUE;
        argb[8] = OPAQUE | 8;
        for (int i = 9; i < 17; i++) {
            argb[i] = OPAQUE | i;
        }
        argb[25] = OPAQUE | 25;
        argb[26] = OPAQUE | 26;
        assertThat(viewer.only()).isEqualTo(new RfbChange.Cursor(9, 3, 1, 2, argb));
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void xCursor_twoColors_areChosenByTheBitmap(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);

        viewer.receive(
                new ServerBytes()
                        .update(1)
                        .rectangle(0, 0, 4, 1, -240)
                        .hex("112233 445566 a0 70")
                        .done(),
                feed);

        assertThat(viewer.only())
                .isEqualTo(new RfbChange.Cursor(
                        4, 1, 0, 0, new int[] {0, OPAQUE | 0x445566, OPAQUE | 0x112233, OPAQUE | 0x445566}));
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void cursorWithAlpha_raw_isTakenAndCutToItsAlpha(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);

        viewer.receive(
                new ServerBytes()
                        .update(1)
                        .rectangle(1, 0, 3, 1, -314)
                        .hex("00000000 102030ff 10203040 ff807020")
                        .done(),
                feed);

        assertThat(viewer.only())
                .isEqualTo(new RfbChange.Cursor(3, 1, 1, 0, new int[] {0xff102030, 0x40102030, 0x20202020}));
    }

    @Test
    void cursorWithAlpha_inAnotherEncoding_isAFault() throws Exception {
        assertFault(
                new ServerBytes().update(1).rectangle(0, 0, 1, 1, -314).hex("00000007 00000000"), "cursor encoding: 7");
    }

    @ParameterizedTest
    @CsvSource({"-239, 0, 5", "-240, 5, 0", "-239, 0, 0", "-240, 0, 0"})
    void cursor_withoutArea_isHidden(int encoding, int width, int height) throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);

        viewer.receive(new ServerBytes()
                .update(1)
                .rectangle(7, 7, width, height, encoding)
                .u8(2)
                .done());

        assertThat(viewer.only()).isEqualTo(new RfbChange.Cursor(0, 0, 0, 0, new int[0]));
        assertThat(viewer.bells).isOne();
    }

    @Test
    void cursor_hotSpotBeside_isMovedIn() throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);

        viewer.receive(new ServerBytes()
                .update(1)
                .rectangle(9, 60000, 1, 2, -240)
                .hex("000000 000000 0000 0000")
                .done());

        assertThat(viewer.only()).isEqualTo(new RfbChange.Cursor(1, 2, 0, 1, new int[2]));
    }

    @ParameterizedTest
    @ValueSource(ints = {-239, -240, -314})
    void cursor_tooLarge_isAFault(int encoding) throws Exception {
        assertFault(new ServerBytes().update(1).rectangle(0, 0, 513, 1, encoding), "cursor: 513x1");
    }

    @ParameterizedTest
    @ValueSource(ints = {-232, 0x574d5666})
    void pointer_moved_isTold(int encoding) throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);

        viewer.receive(
                new ServerBytes().update(1).rectangle(39, 70, 0, 0, encoding).done());

        assertThat(viewer.only()).isEqualTo(new RfbChange.Pointer(39, 70));
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void desktopName_new_isTold(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);

        viewer.receive(
                new ServerBytes()
                        .update(1)
                        .rectangle(0, 0, 0, 0, -307)
                        .hex("00000005 c3bc0a0d78")
                        .done(),
                feed);

        assertThat(viewer.only()).isEqualTo(new RfbChange.Name("ü x"));
    }

    @Test
    void desktopName_tooLong_isAFault() throws Exception {
        assertFault(new ServerBytes().update(1).rectangle(0, 0, 0, 0, -307).i32(-1), "name length: 4294967295");
    }

    @Test
    void desktopSize_new_countsForWhatFollowsAndIsAskedForAsAWhole() throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);

        viewer.receive(new ServerBytes()
                .update(2)
                .rectangle(0, 0, 50, 20, -223)
                .rectangle(49, 19, 1, 1, 0)
                .pixel(0x778899)
                .done());

        assertThat(viewer.changes.get(0)).isEqualTo(new RfbChange.Resize(50, 20, List.of()));
        assertThat(viewer.pixel(49, 19)).isEqualTo(0x778899);
        assertThat(viewer.sent).containsExactly("0300" + "00000000" + "00320014");
    }

    @Test
    void extendedDesktopSize_sameSize_isToldAndNotAskedForAsAWhole() throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);

        viewer.receive(new ServerBytes()
                .update(1)
                .rectangle(0, 0, 40, 30, -308)
                .hex("03000000")
                .hex("00000007 0000 0000 0014 001e 00000000")
                .hex("ffffffff 0014 0000 00ff 001e 00000000")
                .hex("00000009 0028 0000 0014 001e 00000000")
                .done());

        assertThat(viewer.only())
                .isEqualTo(new RfbChange.Resize(
                        40,
                        30,
                        List.of(
                                new RfbChange.Screen(7, new Rect(0, 0, 20, 30)),
                                new RfbChange.Screen(0xffffffffL, new Rect(20, 0, 40, 30)))));
        assertThat(viewer.sent).containsExactly("0301" + "00000000" + "0028001e");
    }

    @Test
    void extendedDesktopSize_refusal_changesNothing() throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);

        viewer.receive(new ServerBytes()
                .update(1)
                .rectangle(1, 3, 50, 60, -308)
                .hex("00000000")
                .done());

        assertThat(viewer.changes).isEmpty();
        assertThat(viewer.sent).containsExactly("0301" + "00000000" + "0028001e");
    }

    @ParameterizedTest
    @CsvSource({"-223, 0, 1", "-223, 16385, 1", "-308, 1, 0", "-308, 16384, 16384"})
    void desktopSize_impossible_isAFault(int encoding, int width, int height) throws Exception {
        assertFault(new ServerBytes().update(1).rectangle(0, 0, width, height, encoding), "screen: " + width);
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void lastRect_endsTheUpdate(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);
        ServerBytes server = new ServerBytes().update(ServerBytes.UNTIL_LAST_RECT);
        server.rectangle(0, 0, 1, 1, 0).pixel(1);

        viewer.receive(server.rectangle(0, 0, 0, 0, -224).u8(2).done(), feed);

        assertThat(viewer.lasts).containsExactly(true);
        assertThat(viewer.bells).isOne();
    }

    @Test
    void update_withoutRectangles_isEmptyAndLast() throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);

        viewer.receive(new ServerBytes().update(0).done());

        assertThat(viewer.lasts).containsExactly(true);
        assertThat(viewer.sent).hasSize(1);
    }

    @Test
    void update_ofManyPixels_comesInParts() throws Exception {
        TestViewer viewer = TestViewer.connected(2048, 2048);
        ServerBytes server = new ServerBytes().update(3);
        for (int i = 0; i < 3; i++) {
            server.rectangle(0, 0, 2048, 1500, 0).bytes(new byte[2048 * 1500 * 4]);
        }

        viewer.receive(server.done());

        assertThat(viewer.lasts).containsExactly(false, false, true);
        assertThat(viewer.changes).hasSize(3);
    }

    @Test
    void update_ofManyChanges_comesInParts() throws Exception {
        TestViewer viewer = TestViewer.connected(8, 8);
        ServerBytes server = new ServerBytes().update(ServerBytes.UNTIL_LAST_RECT);
        for (int i = 0; i < 70_000; i++) {
            server.rectangle(0, 0, 1, 1, 1).i32(0);
        }

        viewer.receive(server.rectangle(0, 0, 0, 0, -224).done());

        assertThat(viewer.changes).hasSize(70_000);
        assertThat(viewer.lasts).hasSize(70_000 / UpdateReader.PART_CHANGES_MAX + 1);
        assertThat(Collections.frequency(viewer.lasts, true)).isOne();
        assertThat(viewer.lasts.get(viewer.lasts.size() - 1)).isTrue();
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void messages_besidesUpdates_areReadOrPassedOver(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(8, 8);
        ServerBytes server = new ServerBytes();
        server.hex("01 00 0003 0002").bytes(new byte[12]);
        server.hex("03 000000 00000004").text("caf\u00e9");
        server.hex("03 000000 00100001").bytes(new byte[0x100001]);
        server.hex("03 000000 00000000");

        viewer.receive(server.u8(2).done(), feed);

        assertThat(viewer.cutTexts).containsExactly("caf\u00e9", "");
        assertThat(viewer.bells).isOne();
    }

    @Test
    void messages_broken_areFaults() throws Exception {
        assertFault(new ServerBytes().hex("03 000000 80000000"), "ServerCutText: length: 2147483648");
        assertFault(new ServerBytes().hex("04"), "message type: 4");
        assertFault(new ServerBytes().hex("f8 000000 00000000 41"), "ServerFence: length: 65");
        assertFault(new ServerBytes().update(1).rectangle(0, 0, 1, 1, -312), "encoding: -312");
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void fence_request_isAnsweredWithWhatIsKept(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(8, 8);

        viewer.receive(
                new ServerBytes()
                        .hex("f8 000000 80000007 03 aabbcc")
                        .hex("f8 000000 00000003 01 11")
                        .hex("f8 000000 80000000 00")
                        .done(),
                feed);

        assertThat(viewer.sent).containsExactly("f8000000" + "00000003" + "03aabbcc", "f8000000" + "00000000" + "00");
    }

    private static void assertFault(ServerBytes server, String message) throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);
        assertThatThrownBy(() -> viewer.receive(server.done(), Feed.BYTES))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(message);
    }
}
