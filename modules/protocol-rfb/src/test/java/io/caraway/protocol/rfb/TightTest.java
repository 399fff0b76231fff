package io.caraway.protocol.rfb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TightTest {
    private static final int EXPLICIT_FILTER = 0x40;
    private static final int FILL = 0x80;
    private static final int JPEG = 0x90;
    private static final int WITHOUT_ZLIB = 0xa0;

    private final TestDeflater[] zlib = {new TestDeflater(), new TestDeflater(), new TestDeflater(), new TestDeflater()
    };
    private final ServerBytes server = new ServerBytes();
    private final List<RfbChange> expected = new ArrayList<>();

    @ParameterizedTest
    @EnumSource(Feed.class)
    void rectangles_ofEveryFilterAndStream_areDrawn(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(300, 300);
        server.update(16);
        for (int stream = 0; stream < 4; stream++) {
            TestPicture noise = TestPicture.noise(211, 130, stream);
            begin(noise, stream << 4);
            compressed(stream, copy(noise));
            begin(TestPicture.ofColors(203, 130, 2, stream), EXPLICIT_FILTER | stream << 4);
            palette(stream);
            begin(
                    TestPicture.ofColors(190, 290, stream == 0 ? 256 : 3 + stream, stream),
                    EXPLICIT_FILTER | stream << 4);
            palette(stream);
            begin(noise, EXPLICIT_FILTER | stream << 4);
            server.u8(2);
            compressed(stream, gradient(noise));
        }

        viewer.receive(server.done(), feed);

        assertThat(viewer.changes).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void rectangles_tooShortToCompress_areDrawn(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(300, 300);
        server.update(4);
        begin(TestPicture.noise(3, 1, 1), 0).bytes(copy(last()));
        begin(stripes(), EXPLICIT_FILTER);
        paletteHead();
        server.bytes(indexes());
        begin(TestPicture.noise(2, 1, 2), EXPLICIT_FILTER).u8(2).bytes(gradient(last()));
        begin(TestPicture.noise(1, 3, 2), EXPLICIT_FILTER).u8(0).bytes(copy(last()));

        viewer.receive(server.done(), feed);

        assertThat(viewer.changes).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void rectangles_sentWithoutZlib_areDrawn(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(300, 300);
        server.update(2);
        begin(TestPicture.noise(100, 60, 1), WITHOUT_ZLIB);
        data(copy(last()));
        begin(TestPicture.ofColors(100, 60, 9, 1), WITHOUT_ZLIB | EXPLICIT_FILTER);
        paletteHead();
        data(indexes());

        viewer.receive(server.done(), feed);

        assertThat(viewer.changes).isEqualTo(expected);
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void streams_resetByTheirBits_beginAnew(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(300, 300);
        server.update(4);
        TestPicture picture = TestPicture.ofColors(40, 40, 9, 1);
        begin(picture, 1 << 4);
        compressed(1, copy(picture));
        begin(picture, 2 << 4);
        compressed(2, copy(picture));
        zlib[1].reset();
        // Stream 1 is reset on its own use, stream 2 by a fill.
        begin(picture, 1 << 4 | 1 << 1);
        compressed(1, copy(picture));
        zlib[2].reset();
        server.rectangle(0, 0, 5, 5, 7).u8(FILL | 1 << 2).rgb(0x123456);
        server.update(1);
        expected.add(new RfbChange.Fill(new Rect(0, 0, 5, 5), 0x123456));
        begin(picture, 2 << 4);
        compressed(2, copy(picture));

        viewer.receive(server.done(), feed);

        assertThat(viewer.changes).isEqualTo(expected);
    }

    @Test
    void gradient_ofTheSpecification_isUndone() throws Exception {
        TestViewer viewer = TestViewer.connected(2, 2);
        server.update(1).rectangle(0, 0, 2, 2, 7).u8(EXPLICIT_FILTER).u8(2);
        // Second row: expected are 200 (from above), and 210 + 250 - 200 cut to 255.
        byte[] differences =
                new ServerBytes().hex("c80000 320000").hex("0a0000 ff0000").done();
        compressed(0, differences);

        viewer.receive(server.done());

        assertThat(viewer.only())
                .isEqualTo(
                        new RfbChange.Pixels(new Rect(0, 0, 2, 2), new int[] {0xc80000, 0xfa0000, 0xd20000, 0xfe0000}));
    }

    @ParameterizedTest
    @EnumSource(Feed.class)
    void jpeg_ofTheRightSize_isDrawnNearly(Feed feed) throws Exception {
        TestViewer viewer = TestViewer.connected(300, 300);
        server.update(1).rectangle(7, 8, 160, 120, 7).u8(JPEG);
        BufferedImage image = new BufferedImage(160, 120, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 120; y++) {
            for (int x = 0; x < 160; x++) {
                image.setRGB(x, y, (x << 16) | ((2 * y) << 8) | (255 - x));
            }
        }
        data(jpeg(image));

        viewer.receive(server.done(), feed);

        assertNear(viewer, image, 12);
    }

    @Test
    void jpeg_grey_keepsItsValues() throws Exception {
        TestViewer viewer = TestViewer.connected(300, 300);
        server.update(1).rectangle(7, 8, 64, 32, 7).u8(JPEG);
        BufferedImage grey = new BufferedImage(64, 32, BufferedImage.TYPE_BYTE_GRAY);
        BufferedImage image = new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 64; x++) {
                grey.getRaster().setSample(x, y, 0, 3 * x + y);
                image.setRGB(x, y, (3 * x + y) * 0x10101);
            }
        }
        data(jpeg(grey));

        viewer.receive(server.done());

        assertNear(viewer, image, 6);
    }

    @Test
    void jpeg_ofAnotherSize_isAFault() throws Exception {
        server.update(1).rectangle(7, 8, 64, 31, 7).u8(JPEG);
        data(jpeg(new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB)));

        assertFault("JPEG: 64x32 (expected: 64x31)");
    }

    @Test
    void jpeg_broken_isAFaultOrAPicture() throws Exception {
        byte[] good = jpeg(new BufferedImage(64, 32, BufferedImage.TYPE_INT_RGB));
        long seed = 11;
        Random random = new Random(seed);
        for (int round = 0; round < 200; round++) {
            byte[] bad = good.clone();
            for (int i = 0; i < 5; i++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            TestViewer viewer = TestViewer.connected(300, 300);
            ServerBytes bytes =
                    new ServerBytes().update(1).rectangle(0, 0, 64, 32, 7).u8(JPEG);
            length(bytes, bad.length).bytes(bad);
            try {
                viewer.receive(bytes.done());
                assertThat(viewer.changes).as("seed %d round %d", seed, round).hasSize(1);
            } catch (ProtocolException e) {
                assertThat(e).as("seed %d round %d", seed, round).hasMessageContaining("TIGHT: ");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "b0, compression: 11",
        "c0, compression: 12",
        "f0, compression: 15",
        "40 03, filter: 3",
        "40 01 02 000000 111111 222222 01 00, zlib data too short",
        "a0 05 0000000000, length: 5",
        "00 02 ffff, broken zlib",
        "90 04 00010203, broken JPEG",
        "90 00, broken JPEG",
    })
    void rectangle_broken_isAFault(String bytes, String message) throws Exception {
        server.update(1).rectangle(0, 0, 8, 8, 7).hex(bytes);

        assertFault(message);
    }

    @Test
    void palette_indexBeyond_isAFault() throws Exception {
        server.update(1).rectangle(0, 0, 3, 1, 7).hex("40 01 02 000000 111111 222222 00 01 03");

        assertFault("palette index: 3");
    }

    @Test
    void data_longerThanTheRectangle_isAFault() throws Exception {
        server.update(1).rectangle(0, 0, 8, 8, 7).u8(0);
        compressed(0, new byte[8 * 8 * 3 + 1]);

        assertFault("longer than its rectangle");
    }

    @Test
    void data_shorterThanTheRectangle_isAFault() throws Exception {
        server.update(1).rectangle(0, 0, 8, 8, 7).u8(0);
        compressed(0, new byte[8 * 8 * 3 - 1]);

        assertFault("too short by 1 bytes");
    }

    private void assertFault(String message) throws Exception {
        TestViewer viewer = TestViewer.connected(300, 300);
        assertThatThrownBy(() -> viewer.receive(server.done(), Feed.PIECES))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("TIGHT: ")
                .hasMessageContaining(message);
    }

    private static void assertNear(TestViewer viewer, BufferedImage image, int most) {
        RfbChange.Pixels drawn = (RfbChange.Pixels) viewer.only();
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                int found = drawn.pixels()[y * image.getWidth() + x];
                int wanted = image.getRGB(x, y) & 0xffffff;
                for (int shift = 0; shift < 24; shift += 8) {
                    assertThat((found >> shift & 255) - (wanted >> shift & 255))
                            .as("%d,%d: %06x, expected about %06x", x, y, found, wanted)
                            .isBetween(-most, most);
                }
            }
        }
    }

    private ServerBytes begin(TestPicture picture, int control) {
        server.rectangle(5, 6, picture.width(), picture.height(), 7).u8(control);
        expected.add(new RfbChange.Pixels(Rect.of(5, 6, picture.width(), picture.height()), picture.pixels()));
        return server;
    }

    private static TestPicture stripes() {
        int[] pixels = new int[8 * 11];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i % 3 == 0 ? 0x123456 : 0xfedcba;
        }
        return new TestPicture(8, 11, pixels);
    }

    private TestPicture last() {
        RfbChange.Pixels last = (RfbChange.Pixels) expected.get(expected.size() - 1);
        return new TestPicture(last.area().width(), last.area().height(), last.pixels());
    }

    private void palette(int stream) {
        paletteHead();
        compressed(stream, indexes());
    }

    private void paletteHead() {
        int[] palette = last().palette();
        server.u8(1).u8(palette.length - 1);
        for (int color : palette) {
            server.rgb(color);
        }
    }

    private byte[] indexes() {
        TestPicture picture = last();
        int[] palette = picture.palette();
        ServerBytes out = new ServerBytes();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x += palette.length == 2 ? 8 : 1) {
                if (palette.length != 2) {
                    out.u8(picture.index(palette, x, y));
                    continue;
                }
                int bits = 0;
                for (int i = 0; i < 8; i++) {
                    bits = bits << 1 | (x + i < picture.width() ? picture.index(palette, x + i, y) : 0);
                }
                out.u8(bits);
            }
        }
        return out.done();
    }

    private static byte[] copy(TestPicture picture) {
        ServerBytes out = new ServerBytes();
        for (int color : picture.pixels()) {
            out.rgb(color);
        }
        return out.done();
    }

    private static byte[] gradient(TestPicture picture) {
        ServerBytes out = new ServerBytes();
        for (int y = 0; y < picture.height(); y++) {
            for (int x = 0; x < picture.width(); x++) {
                for (int shift = 16; shift >= 0; shift -= 8) {
                    int left = x == 0 ? 0 : picture.at(x - 1, y) >> shift & 255;
                    int above = y == 0 ? 0 : picture.at(x, y - 1) >> shift & 255;
                    int leftAbove = x == 0 || y == 0 ? 0 : picture.at(x - 1, y - 1) >> shift & 255;
                    int guess = Math.min(255, Math.max(0, left + above - leftAbove));
                    out.u8((picture.at(x, y) >> shift & 255) - guess & 255);
                }
            }
        }
        return out.done();
    }

    private void compressed(int stream, byte[] plain) {
        data(zlib[stream].next(plain));
    }

    private void data(byte[] data) {
        length(server, data.length).bytes(data);
    }

    private static ServerBytes length(ServerBytes out, int length) {
        if (length < 128) {
            return out.u8(length);
        }
        out.u8((length & 127) | 128);
        return length < 16384
                ? out.u8(length >> 7)
                : out.u8(((length >> 7) & 127) | 128).u8(length >> 14);
    }

    private static byte[] jpeg(BufferedImage image) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(image, "jpeg", out)).isTrue();
        return out.toByteArray();
    }
}
