package io.caraway.protocol.rfb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ZrleTest {
    private static final int RAW = 0;
    private static final int SOLID = 1;
    private static final int PACKED = 2;
    private static final int RUNS = 128;
    private static final int PALETTE_RUNS = 130;

    private final TestDeflater zlib = new TestDeflater();

    @ParameterizedTest
    @EnumSource(Feed.class)
    void rectangle_ofEveryKindOfTile_isDrawn(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(200, 200);
        ServerBytes server = new ServerBytes().update(12);
        List<RfbChange> expected = new ArrayList<>();
        int seed = 0;
        for (int kind : new int[] {RAW, PACKED, RUNS, PALETTE_RUNS}) {
            for (int colors : new int[] {2, 4, kind == PALETTE_RUNS ? 127 : 16}) {
                TestPicture picture = TestPicture.ofColors(150, 131, colors, ++seed);
                Rect area = Rect.of(seed, 2 * seed, 150, 131);
                rectangle(server, area, zlib.next(tiles(picture, kind)));
                expected.add(new RfbChange.Pixels(area, picture.pixels()));
            }
        }

        viewer.receive(server.done(), feed);

        assertThat(viewer.changes).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void rectangle_ofDearestTiles_isDrawn(Feed feed) throws Exception {
        TestPicture picture = TestPicture.noise(130, 70, 5);
        TestViewer viewer = TestViewer.connected(130, 70);
        ServerBytes server = new ServerBytes().update(2);
        rectangle(server, new Rect(0, 0, 130, 70), zlib.next(tiles(picture, RUNS)));
        rectangle(server, new Rect(0, 0, 130, 70), zlib.next(tiles(picture, RAW)));

        viewer.receive(server.done(), feed);

        RfbChange drawn = new RfbChange.Pixels(new Rect(0, 0, 130, 70), picture.pixels());
        assertThat(viewer.changes).containsExactly(drawn, drawn);
    }

    @Test
    void tiles_ofTheSpecification_areRead() throws Exception {
        TestViewer viewer = TestViewer.connected(5, 2);
        ServerBytes server = new ServerBytes().update(3);
        Rect area = new Rect(0, 0, 5, 2);
        // Three colours, two bits a pixel, rows of two bytes; a run over the end of the row; an index with a run of 3.
        rectangle(server, area, zlib.next(bytes("03 0000aa 00bb00 cc0000 1900 6480")));
        rectangle(server, area, zlib.next(bytes("80 010203 06 040506 02")));
        rectangle(server, area, zlib.next(bytes("82 010203 040506 00 81 02 00 81 04")));

        viewer.receive(server.done());

        assertThat(viewer.changes)
                .containsExactly(
                        pixels(area, 0xaa0000, 0xbb00, 0xcc, 0xbb00, 0xaa0000, 0xbb00, 0xcc, 0xbb00, 0xaa0000, 0xcc),
                        runs(area, 7, 0x030201, 3, 0x060504),
                        pixels(
                                area, 0x030201, 0x060504, 0x060504, 0x060504, 0x030201, 0x060504, 0x060504, 0x060504,
                                0x060504, 0x060504));
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void rectangle_ofOneColor_isAFill(Feed feed) throws Exception {
        TestPicture picture = TestPicture.ofColors(100, 80, 1, 9);
        TestViewer viewer = TestViewer.connected(100, 80);
        ServerBytes server = new ServerBytes().update(1);
        rectangle(server, new Rect(0, 0, 100, 80), zlib.next(tiles(picture, SOLID)));

        viewer.receive(server.done(), feed);

        assertThat(viewer.only()).isEqualTo(new RfbChange.Fill(new Rect(0, 0, 100, 80), picture.at(0, 0)));
    }

    @Test
    void run_ofMoreThan255Pixels_isRead() throws Exception {
        TestViewer viewer = TestViewer.connected(64, 16);
        ServerBytes server = new ServerBytes().update(1);
        rectangle(server, new Rect(0, 0, 64, 16), zlib.next(bytes("80 010101 ffff00 020202 ffff02")));

        viewer.receive(server.done());

        assertThat(viewer.only()).isEqualTo(runs(new Rect(0, 0, 64, 16), 511, 0x010101, 513, 0x020202));
    }

    @ParameterizedTest
    @CsvSource({
        "11 000000, subencoding: 17",
        "7f 000000, subencoding: 127",
        "81 000000, subencoding: 129",
        "03 000000 111111 222222 ff ff ff ff, palette index: 3",
        "82 000000 111111 02, palette index: 2",
        "80 000000 10, run: 17",
        "80 000000 ffff, run: 256",
        "00 000000, bytes left",
        "'', bytes left",
        "01 000000 00, longer than its rectangle",
    })
    void tile_broken_isAFault(String tile, String message) throws Exception {
        TestViewer viewer = TestViewer.connected(4, 4);
        ServerBytes server = new ServerBytes().update(1);
        rectangle(server, new Rect(0, 0, 4, 4), zlib.next(bytes(tile)));

        assertThatThrownBy(() -> viewer.receive(server.done(), Feed.PIECES))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("ZRLE: ")
                .hasMessageContaining(message);
    }

    @Test
    void data_notZlib_isAFault() throws Exception {
        TestViewer viewer = TestViewer.connected(4, 4);
        ServerBytes server = new ServerBytes().update(1);
        rectangle(server, new Rect(0, 0, 4, 4), bytes("ffffffff"));

        assertThatThrownBy(() -> viewer.receive(server.done(), Feed.BYTES))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("zlib");
    }

    @Test
    void length_beyondNeed_isAFaultBeforeTheData() throws Exception {
        TestViewer viewer = TestViewer.connected(4, 4);
        ServerBytes server = new ServerBytes().update(1).rectangle(0, 0, 4, 4, 16);

        assertThatThrownBy(() -> viewer.receive(server.i32(70_000).done()))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("length: 70000");
    }

    @Test
    void stream_endedByTheServer_isAFaultWhenItGoesOn() throws Exception {
        TestViewer viewer = TestViewer.connected(4, 4);
        ServerBytes server = new ServerBytes().update(2);
        byte[] whole = zlib.last(bytes("01 123456"));
        rectangle(server, new Rect(0, 0, 4, 4), whole);
        rectangle(server, new Rect(0, 0, 4, 4), whole);

        assertThatThrownBy(() -> viewer.receive(server.done(), Feed.BYTES))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("the stream ends");
    }

    private static byte[] bytes(String hex) {
        return new ServerBytes().hex(hex).done();
    }

    private static RfbChange pixels(Rect area, int... pixels) {
        return new RfbChange.Pixels(area, pixels);
    }

    private static RfbChange runs(Rect area, int first, int color, int second, int color2) {
        int[] pixels = new int[first + second];
        Arrays.fill(pixels, 0, first, color);
        Arrays.fill(pixels, first, first + second, color2);
        return new RfbChange.Pixels(area, pixels);
    }

    private static void rectangle(ServerBytes server, Rect area, byte[] data) {
        server.rectangle(area.left(), area.top(), area.width(), area.height(), 16);
        server.i32(data.length).bytes(data);
    }

    private static byte[] tiles(TestPicture picture, int kind) {
        ServerBytes out = new ServerBytes();
        for (int y = 0; y < picture.height(); y += 64) {
            for (int x = 0; x < picture.width(); x += 64) {
                tile(
                        out,
                        picture.part(x, y, Math.min(64, picture.width() - x), Math.min(64, picture.height() - y)),
                        kind);
            }
        }
        return out.done();
    }

    private static void tile(ServerBytes out, TestPicture tile, int kind) {
        int[] palette = tile.palette();
        if (palette.length == 1 && kind != RAW && kind != RUNS) {
            out.u8(SOLID).bgr(palette[0]);
        } else if (kind == RAW) {
            out.u8(RAW);
            Arrays.stream(tile.pixels()).forEach(out::bgr);
        } else if (kind == PACKED) {
            packed(out, tile, palette);
        } else {
            out.u8(kind == RUNS ? RUNS : RUNS + palette.length);
            if (kind == PALETTE_RUNS) {
                Arrays.stream(palette).forEach(out::bgr);
            }
            runs(out, tile, kind == PALETTE_RUNS ? palette : new int[0]);
        }
    }

    private static void packed(ServerBytes out, TestPicture tile, int[] palette) {
        out.u8(palette.length);
        Arrays.stream(palette).forEach(out::bgr);
        int bits = palette.length <= 2 ? 1 : palette.length <= 4 ? 2 : 4;
        for (int y = 0; y < tile.height(); y++) {
            StringBuilder row = new StringBuilder();
            for (int x = 0; x < tile.width(); x++) {
                String index = Integer.toBinaryString(tile.index(palette, x, y));
                row.append("0".repeat(bits - index.length())).append(index);
            }
            row.append("1".repeat((8 - row.length() % 8) % 8));
            for (int i = 0; i < row.length(); i += 8) {
                out.u8(Integer.parseInt(row.substring(i, i + 8), 2));
            }
        }
    }

    private static void runs(ServerBytes out, TestPicture tile, int[] palette) {
        boolean indexed = palette.length > 0;
        int[] pixels = tile.pixels();
        for (int i = 0; i < pixels.length; ) {
            int end = i + 1;
            while (end < pixels.length && pixels[end] == pixels[i]) {
                end++;
            }
            int length = end - i;
            if (indexed) {
                int index = tile.index(palette, i % tile.width(), i / tile.width());
                out.u8(length == 1 ? index : index | 128);
            } else {
                out.bgr(pixels[i]);
            }
            if (!indexed || length > 1) {
                for (int n = 0; n < (length - 1) / 255; n++) {
                    out.u8(255);
                }
                out.u8((length - 1) % 255);
            }
            i = end;
        }
    }
}
