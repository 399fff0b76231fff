package io.caraway.images.lz4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Damage;
import io.caraway.images.Picture;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Lz4ReaderTest {
    /** 16 x 12 pixels in three blocks of four rows, by the streaming compressor of the LZ4 library in C, release 1.9.4. */
    private static final byte[] STREAM = hex("01080000005f17000100f104302010006040200090603000c08040003020100c00002400"
            + "316040202a0031906030180035c080401c000402000f4000213130201050000c3c00047400088800047800048c00041c00044400"
            + "08bc000f4000105000c08040000000004a31604020f4000c3c000cfc000878000404010464000444000438010054010f40001531"
            + "90603048010c3c00047400084800047800048c00041c00044400087c000f4000105000302010000000004731c08040ec010c3c00"
            + "08f8010468010478000034023190603038010f40002d043c0204340108880104e00004680104780004080204a4000402000c4402"
            + "0f40000c500090603000");

    private static final Picture STREAMED = streamed();

    @Test
    void read_blocksThatReferToEarlierOnes_givesThePicture() throws ProtocolException {
        assertThat(read(STREAM, 16, 12)).isEqualTo(STREAMED.pixels());
    }

    @Test
    void read_bottomUp_turnsThePictureOver() throws ProtocolException {
        byte[] bytes = STREAM.clone();
        bytes[0] = 0;
        assertThat(read(bytes, 16, 12)).isEqualTo(STREAMED.turnedOver());
    }

    @Test
    void read_bottomUpInOneBlock_turnsThePictureOver() throws ProtocolException {
        Picture picture = Picture.mixed(1);
        byte[] bytes = write(picture);
        bytes[0] = 0;
        assertThat(read(bytes, picture.width(), picture.height())).isEqualTo(picture.turnedOver());
    }

    @Test
    void read_fourthByte_isKept() throws ProtocolException {
        assertThat(read(hex("0108 00000005 40 010203ff"), 1, 1)).containsExactly(0xff030201);
    }

    @ParameterizedTest
    @CsvSource({
        "0106 00000005 40 01020304, RGB555, 201, 403",
        "0107 00000007 60 010203040506, XRGB32, 30201, 60504",
        "0108 00000009 80 0102030405060708, XRGB32, 4030201, 8070605",
        "0109 00000009 80 0102030405060708, ARGB32, 4030201, 8070605",
        "0006 00000005 40 03040102, RGB555, 201, 403",
        "0007 00000007 60 040506010203, XRGB32, 30201, 60504",
        "0007 00000004 30 040506 00000004 30 010203, XRGB32, 30201, 60504",
    })
    void read_eachFormat_givesItsPixels(String text, PixelFormat format, String first, String second)
            throws ProtocolException {
        Pixels pixels = Lz4Reader.read(hex(text), 1, 2);
        assertThat(pixels.format()).isEqualTo(format);
        assertThat(pixels.values()).containsExactly(Integer.parseInt(first, 16), Integer.parseInt(second, 16));
    }

    @Test
    void read_moreThanASurfaceHolds_isRefused() {
        assertThatThrownBy(() -> read(hex("0108 00000005 40 01020300"), 1 << 16, 1 << 16))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ4 picture: 65536x65536 (expected: at most 67108864 pixels)");
    }

    @ParameterizedTest
    @CsvSource({
        "0208 00000005 40 01020300, LZ4 top down: 2 (expected: 0..1) at offset 0",
        "0105 00000005 40 01020300, LZ4 format: 5 (expected: 6..9) at offset 1",
        "010a 00000005 40 01020300, LZ4 format: 10 (expected: 6..9) at offset 1",
        "0108 00000006 40 01020300, bytes left: 5 (expected: at least 6) at offset 6",
        "0108 80000005 40 01020300, LZ4 block bytes: 2147483653 (expected: 1..2147483647) at offset 2",
        "0108 00000000 00000005 40 01020300, LZ4 block bytes: 0 (expected: 1..2147483647) at offset 2",
        "0108 00000004 30 010203, LZ4 result bytes: 3 (expected: 4) at offset 10",
        "0108 00000003 20 0102 00000002 10 03, LZ4 result bytes: 3 (expected: 4) at offset 15",
        "0108 00000003 20 0102 00000004 30 010203, LZ4 length: 3 (expected: at most 2) at offset 14",
        "0108 00000003 30 0102 00000002 10 03, LZ4 block bytes left: 2 (expected: at least 3) at offset 7",
        "0108 00000002 10 01 00000004 00 0200 00, LZ4 length: 4 (expected: at most 3) at offset 15",
    })
    void read_badBytes_isRefused(String text, String message) {
        assertThatThrownBy(() -> read(hex(text), 1, 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({"0000, 0", "0300, 3"})
    void read_offsetBeforeTheBeginning_isRefused(String offset, int found) {
        byte[] bytes = hex("0108 00000003 20 0102 00000004 00" + offset + "00");
        assertThatThrownBy(() -> read(bytes, 2, 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("LZ4 offset: " + found + " (expected: 1..2) at offset 16");
    }

    @Test
    void read_onlyBlockDamaged_isRefused() {
        assertThatThrownBy(() -> read(hex("0108 00000004 00 0200 00"), 1, 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("LZ4 block");
    }

    @Test
    void read_sizeWithoutTheBytesForIt_isRefusedBeforeMemoryIsTaken() {
        byte[] bytes = hex("0108 00000005 40 01020300");
        assertThatThrownBy(() -> read(bytes, 1 << 13, 1 << 13))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ4 bytes: 9 (expected: at least 1052688) at offset 2");
    }

    @Test
    void read_endlessLength_isRefusedBeforeItOverflows() {
        byte[] bytes = new byte[9_000_000];
        Arrays.fill(bytes, (byte) 0xff);
        byte[] head = hex("0108 00000002 10 01 0089543a");
        System.arraycopy(head, 0, bytes, 0, head.length);
        byte[] whole = Arrays.copyOf(bytes, head.length + 0x0089543a);
        assertThatThrownBy(() -> read(whole, 64, 64))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("LZ4 length: 16590 (expected: at most 16383)");
    }

    @Test
    void read_cutAnywhere_isRefused() {
        Picture picture = Picture.mixed(1);
        Damage.refusesEveryCut(Lz4ReaderTest::read, write(picture), picture);
        Damage.refusesEveryCut(Lz4ReaderTest::read, STREAM, STREAMED);
    }

    @Test
    void read_anyByteChanged_givesAPictureOrIsRefused() {
        Picture picture = Picture.mixed(2);
        Damage.survivesEveryChangedByte(Lz4ReaderTest::read, write(picture), picture, 2);
        Damage.survivesEveryChangedByte(Lz4ReaderTest::read, STREAM, STREAMED, 3);
    }

    @Test
    void read_noise_givesAPictureOrIsRefused() {
        Picture picture = new Picture("5x4", 5, 4, new int[20]);
        Damage.survivesNoise(Lz4ReaderTest::read, hex("0108000000"), 5, picture, 4);
        Damage.survivesNoise(Lz4ReaderTest::read, hex("01080000000210010000001f"), 12, picture, 5);
        Damage.survivesNoise(Lz4ReaderTest::read, STREAM, 107, STREAMED, 6);
    }

    private static int[] read(byte[] bytes, int width, int height) throws ProtocolException {
        return Lz4Reader.read(bytes, width, height).values();
    }

    private static byte[] write(Picture picture) {
        return Lz4Writer.write(new Pixels(PixelFormat.XRGB32, picture.width(), picture.height(), picture.pixels()));
    }

    private static Picture streamed() {
        int[] pixels = new int[16 * 12];
        for (int i = 0; i < pixels.length; i++) {
            int x = i % 16;
            int y = i / 16;
            pixels[i] = 0x102030 * ((x * x / 8 + y / 2) % 5) & 0xffffff;
        }
        return new Picture("streamed", 16, 12, pixels);
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text.replace(" ", ""));
    }
}
