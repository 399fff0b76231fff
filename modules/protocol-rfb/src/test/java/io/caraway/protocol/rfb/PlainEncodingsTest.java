package io.caraway.protocol.rfb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw, CopyRect, RRE, Hextile. */
class PlainEncodingsTest {
    private static final int RED = 0xff0000;
    private static final int GREEN = 0x00ff00;
    private static final int BLUE = 0x0000ff;

    @ParameterizedTest
    @EnumSource(Feed.class)
    void raw_anyPixels_areTaken(Feed feed) throws Exception {
        TestPicture picture = TestPicture.noise(37, 21, 1);
        TestViewer viewer = TestViewer.connected(40, 30);
        ServerBytes server = new ServerBytes().update(1).rectangle(3, 9, 37, 21, 0);
        for (int pixel : picture.pixels()) {
            server.pixel(pixel);
        }

        viewer.receive(server.done(), feed);

        assertThat(viewer.only()).isEqualTo(new RfbChange.Pixels(new Rect(3, 9, 40, 30), picture.pixels()));
        assertThat(viewer.lasts).containsExactly(true);
        assertThat(viewer.sent).containsExactly("0301" + "00000000" + "0028001e");
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void copyRect_inside_isTold(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);

        viewer.receive(
                new ServerBytes()
                        .update(1)
                        .rectangle(1, 2, 10, 20, 1)
                        .hex("001e 000a")
                        .done(),
                feed);

        assertThat(viewer.only()).isEqualTo(new RfbChange.CopyRect(new Rect(1, 2, 11, 22), 30, 10));
    }

    @Test
    void copyRect_fromOutside_isAFault() throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);

        assertThatThrownBy(() -> viewer.receive(new ServerBytes()
                        .update(1)
                        .rectangle(1, 2, 10, 20, 1)
                        .hex("001e 000b")
                        .done()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith("FramebufferUpdate, rectangle 1, COPY_RECT: source");
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void rre_partsOnABackground_lieOverEachOther(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(8, 4);
        ServerBytes server = new ServerBytes().update(1).rectangle(1, 1, 6, 3, 2);
        server.i32(3).pixel(BLUE);
        server.pixel(RED).hex("0000 0000 0003 0002");
        server.pixel(GREEN).hex("0002 0001 0004 0002");
        server.pixel(0x123456).hex("0005 0002 0001 0001");

        viewer.receive(server.done(), feed);

        assertThat(viewer.only().type()).isEqualTo(RfbChange.Type.PIXELS);
        assertThat(viewer.pixel(0, 0)).isZero();
        assertThat(viewer.pixel(1, 1)).isEqualTo(RED);
        assertThat(viewer.pixel(3, 1)).isEqualTo(RED);
        assertThat(viewer.pixel(4, 1)).isEqualTo(BLUE);
        assertThat(viewer.pixel(2, 2)).isEqualTo(RED);
        assertThat(viewer.pixel(3, 2)).isEqualTo(GREEN);
        assertThat(viewer.pixel(1, 3)).isEqualTo(BLUE);
        assertThat(viewer.pixel(6, 3)).isEqualTo(0x123456);
        assertThat(viewer.pixel(7, 3)).isZero();
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void rre_withoutParts_isAFill(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(8, 4);

        viewer.receive(
                new ServerBytes()
                        .update(1)
                        .rectangle(0, 0, 8, 4, 2)
                        .i32(0)
                        .pixel(GREEN)
                        .done(),
                feed);

        assertThat(viewer.only()).isEqualTo(new RfbChange.Fill(new Rect(0, 0, 8, 4), GREEN));
    }

    @ParameterizedTest
    @CsvSource({"0005 0000 0002 0001", "0000 0003 0001 0001", "ffff ffff ffff ffff", "0000 0000 0007 0001"})
    void rre_partOutside_isAFault(String part) throws Exception {
        TestViewer viewer = TestViewer.connected(8, 4);
        ServerBytes server = new ServerBytes().update(1).rectangle(1, 1, 6, 3, 2);

        assertThatThrownBy(() ->
                        viewer.receive(server.i32(1).pixel(0).pixel(0).hex(part).done()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("subrectangle");
    }

    @ParameterizedTest
    @ValueSource(ints = {19, 1 << 30, -1})
    void rre_morePartsThanPixels_isAFault(int parts) throws Exception {
        TestViewer viewer = TestViewer.connected(8, 4);
        ServerBytes server = new ServerBytes().update(1).rectangle(1, 1, 6, 3, 2);

        assertThatThrownBy(() -> viewer.receive(server.i32(parts).pixel(0).done()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("subrectangles");
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void hextile_everyKindOfTile_isDrawn(Feed feed) throws Exception {
        TestPicture raw = TestPicture.noise(4, 16, 3);
        TestViewer viewer = TestViewer.connected(40, 40);
        ServerBytes server = new ServerBytes().update(1).rectangle(2, 3, 36, 35, 5);
        // First row: background and coloured parts; only what was said before; raw, 4 pixels wide.
        server.u8(2 | 8 | 16).pixel(BLUE).u8(2);
        server.pixel(RED).hex("00 00").pixel(GREEN).hex("1f e0");
        server.u8(0);
        server.u8(1);
        for (int pixel : raw.pixels()) {
            server.pixel(pixel);
        }
        // Second row: background and foreground anew; foreground as before; foreground alone, without parts.
        server.u8(2 | 4 | 8).pixel(0x111111).pixel(0x222222).u8(1).hex("f0 0f");
        server.u8(8).u8(2).hex("00 f0 0f f0");
        server.u8(4).pixel(0x333333);
        // Third row, 3 pixels high: that foreground.
        server.u8(8).u8(1).hex("00 f2");
        server.u8(2).pixel(GREEN);
        server.u8(2 | 4 | 8 | 16).pixel(RED).pixel(0).u8(1).pixel(BLUE).hex("32 00");

        viewer.receive(server.done(), feed);

        int[] expected = new int[36 * 35];
        fill(expected, 0, 0, 32, 16, BLUE);
        fill(expected, 0, 0, 1, 1, RED);
        fill(expected, 1, 15, 15, 1, GREEN);
        for (int y = 0; y < 16; y++) {
            System.arraycopy(raw.pixels(), y * 4, expected, y * 36 + 32, 4);
        }
        fill(expected, 0, 16, 36, 16, 0x111111);
        fill(expected, 15, 16, 1, 16, 0x222222);
        fill(expected, 16, 16, 16, 1, 0x222222);
        fill(expected, 16, 31, 16, 1, 0x222222);
        fill(expected, 0, 32, 16, 3, 0x333333);
        fill(expected, 16, 32, 16, 3, GREEN);
        fill(expected, 32, 32, 4, 3, RED);
        fill(expected, 35, 34, 1, 1, BLUE);
        assertThat(viewer.only()).isEqualTo(new RfbChange.Pixels(new Rect(2, 3, 38, 38), expected));
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void hextile_oneColor_isAFill(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(40, 40);

        viewer.receive(
                new ServerBytes()
                        .update(1)
                        .rectangle(0, 0, 20, 20, 5)
                        .u8(2)
                        .pixel(RED)
                        .hex("00 00")
                        .u8(2)
                        .pixel(RED)
                        .done(),
                feed);

        assertThat(viewer.only()).isEqualTo(new RfbChange.Fill(new Rect(0, 0, 20, 20), RED));
    }

    @Test
    void hextile_twoSolidColors_isNoFill() throws Exception {
        TestViewer viewer = TestViewer.connected(40, 40);

        viewer.receive(new ServerBytes()
                .update(1)
                .rectangle(0, 0, 32, 2, 5)
                .u8(2)
                .pixel(RED)
                .u8(2)
                .pixel(BLUE)
                .done());

        assertThat(viewer.only().type()).isEqualTo(RfbChange.Type.PIXELS);
        assertThat(viewer.pixel(31, 1)).isEqualTo(BLUE);
    }

    @ParameterizedTest
    @CsvSource({"20, subencoding", "0a 00000000 01 40 00, subrectangle", "0a 00000000 01 04 00, subrectangle"})
    void hextile_brokenTile_isAFault(String tile, String message) throws Exception {
        TestViewer viewer = TestViewer.connected(40, 40);
        ServerBytes server =
                new ServerBytes().update(1).rectangle(0, 0, 4, 4, 5).hex(tile);

        assertThatThrownBy(() -> viewer.receive(server.done()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 5, 7, 16})
    void rectangle_outsideTheScreen_isAFault(int encoding) throws Exception {
        for (int[] area : new int[][] {{39, 0, 2, 1}, {0, 30, 1, 1}, {65535, 65535, 65535, 65535}, {0, 0, 41, 1}}) {
            TestViewer viewer = TestViewer.connected(40, 30);
            ServerBytes server = new ServerBytes().update(1).rectangle(area[0], area[1], area[2], area[3], encoding);

            assertThatThrownBy(() -> viewer.receive(server.done()))
                    .isInstanceOf(ProtocolException.class)
                    .hasMessageContaining("expected: inside");
        }
    }

    @Test
    void rectangle_unknownEncoding_isAFaultThatNamesIt() throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);

        assertThatThrownBy(() -> viewer.receive(
                        new ServerBytes().update(1).rectangle(0, 0, 1, 1, 4711).done()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("encoding: 4711");
    }

    @Test
    void rectangle_withoutPixels_isReadAndNotTold() throws Exception {
        TestViewer viewer = TestViewer.connected(40, 30);
        ServerBytes server = new ServerBytes().update(6);
        server.rectangle(0, 0, 0, 5, 0);
        server.rectangle(0, 0, 5, 0, 1).i32(0);
        server.rectangle(0, 0, 0, 0, 2).i32(0).i32(0);
        server.rectangle(0, 0, 0, 7, 5);
        server.rectangle(0, 0, 0, 7, 16).i32(0);
        server.rectangle(0, 0, 7, 0, 7).u8(0);

        viewer.receive(server.u8(2).done());

        assertThat(viewer.changes).isEmpty();
        assertThat(viewer.lasts).containsExactly(true);
        assertThat(viewer.bells).isOne();
    }

    private static void fill(int[] pixels, int x, int y, int width, int height, int color) {
        for (int row = y; row < y + height; row++) {
            for (int column = x; column < x + width; column++) {
                pixels[row * 36 + column] = color;
            }
        }
    }
}
