package io.caraway.images.glz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Damage;
import io.caraway.images.Picture;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlzWindowTest {
    private final GlzWindow window = new GlzWindow();

    @AfterEach
    void checkInvariants() {
        window.checkInvariants();
    }

    @Test
    void read_capturedImage_givesOneColor() throws ProtocolException {
        byte[] bytes = GlzVectors.hex("20205a4c 00010001 18 000000a0 00000030 00000280 0000000000000000 00000000"
                + "01 ff0000 ff0000 e0" + "ff".repeat(30) + "13 00 00 01 ff0000 ff0000");
        int[] expected = new int[160 * 48];
        Arrays.fill(expected, 0x0000ff);
        Pixels pixels = window.read(bytes, 160, 48);
        assertThat(pixels.format()).isEqualTo(PixelFormat.XRGB32);
        assertThat(pixels.values()).isEqualTo(expected);
    }

    @Test
    void read_matchIntoTheImageBefore_countsFromItsBeginning() throws ProtocolException {
        window.read(rgb32(4, 1, 0, 0, "03 010000 020000 030000 040000"), 4, 1);
        assertThat(window.read(rgb32(4, 1, 1, 1, "61 00 01 00 123456"), 4, 1).values())
                .containsExactly(2, 3, 4, 0x563412);
    }

    @Test
    void read_imagesOfTheReference_givesThePictures() throws ProtocolException {
        for (int i = 0; i < GlzVectors.STREAMS.size(); i++) {
            Pixels pixels = window.read(GlzVectors.STREAMS.get(i), GlzVectors.WIDTH, GlzVectors.HEIGHT);
            assertThat(pixels.format()).isEqualTo(GlzVectors.format(i));
            assertThat(pixels.values()).as("image %d", i).isEqualTo(GlzVectors.pixels(i));
            assertThat(window.pixelCount()).isEqualTo(Math.min(i + 1, 4) * 192).isLessThan(GlzVectors.WINDOW_PIXELS);
        }
    }

    @Test
    void read_generatedImages_givesThePictures() throws ProtocolException {
        PlainGlzWriter writer = new PlainGlzWriter();
        List<PixelFormat> formats = List.of(PixelFormat.XRGB32, PixelFormat.ARGB32, PixelFormat.RGB555);
        List<Picture> pictures = Picture.all();
        for (int i = 0; i < 3 * pictures.size(); i++) {
            Picture picture = pictures.get(i / 2 % pictures.size());
            PixelFormat format = formats.get(i % 3);
            int[] values = picture.pixels().clone();
            for (int j = 0; j < values.length; j++) {
                values[j] = (format == PixelFormat.ARGB32 ? values[j] | (values[j] << 22) : values[j]) & format.mask();
            }
            Pixels pixels = new Pixels(format, picture.width(), picture.height(), values);
            Pixels read = window.read(writer.write(pixels, i % 5 != 0), picture.width(), picture.height());
            assertThat(read.format()).isEqualTo(format);
            assertThat(read.values())
                    .as("image %d, %s as %s", i, picture, format)
                    .isEqualTo(values);
        }
    }

    @Test
    void read_pictureSeenBefore_costsLittle() throws ProtocolException {
        Picture picture = Picture.noise(800, 600, 9);
        Pixels pixels = new Pixels(PixelFormat.XRGB32, 800, 600, picture.pixels());
        PlainGlzWriter writer = new PlainGlzWriter();
        window.read(writer.write(pixels, true), 800, 600);
        byte[] again = writer.write(pixels, true);
        assertThat(again).hasSizeLessThan(GlzHeader.BYTES + 800 * 600 / 255 + 32);
        assertThat(window.read(again, 800, 600).values()).isEqualTo(picture.pixels());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 5, 25 00 01",
        "63, 4095, 2f ff 3f",
        "64, 17, 21 01 40 01",
        "0x3fff, 17, 21 01 7f ff",
        "0x4000, 17, 21 01 80 00 01",
        "0x3fffff, 17, 21 01 bf ff ff",
        "0x400000, 17, 21 01 c0 00 00 01",
        "1, 4096, 30 00 41 01",
        "255, 131071, 3f ff 5f ff",
        "256, 4113, 31 01 81 00 01",
        "0x10000, 4113, 31 01 c1 00 00 01",
        "1, 131072, 30 00 60 01 01",
        "0xffffff, 200000, 30 d4 f0 ffffff 01",
    })
    void read_matchIntoAnotherImage_findsImageAndOffset(String images, int offset, String match)
            throws ProtocolException {
        int distance = Integer.decode(images);
        int[] source = Picture.noise(1000, 201, offset).pixels();
        byte[] first = new PlainGlzWriter().write(new Pixels(PixelFormat.XRGB32, 1000, 201, source), true);
        window.read(first, 1000, 201);
        assertThat(window.read(rgb32(1, 1, distance, distance, match), 1, 1).values())
                .containsExactly(source[offset]);
    }

    @ParameterizedTest
    @CsvSource({
        "1, 20 00 00",
        "2, 21 00 00",
        "4096, 2f ff 00",
        "4097, 30 00 01",
        "131072, 3f ff 1f",
        "131073, 30 00 20 01"
    })
    void read_matchIntoTheSameImage_countsBackFromTheNextPixel(int distance, String match) throws ProtocolException {
        int[] values = Arrays.copyOf(Picture.noise(700, 200, distance).pixels(), 140_001);
        values[140_000] = values[140_000 - distance];
        StringBuilder tokens = new StringBuilder();
        for (int i = 0; i < 140_000; i++) {
            tokens.append(HexFormat.of().toHexDigits(Integer.reverseBytes(values[i]) >>> 8));
        }
        assertThat(window.read(rgb32(140_001, 1, 0, 0, tokens + match), 140_001, 1)
                        .values())
                .isEqualTo(values);
    }

    @Test
    void read_bottomUpImages_referToThePixelsInTheOrderOfTheStream() throws ProtocolException {
        byte[] first = rgb32(1, 3, 0, 0, "02 010000 020000 030000");
        byte[] second = rgb32(1, 3, 1, 1, "40 00 01 00 040000");
        first[8] = 8;
        second[8] = 8;
        assertThat(window.read(first, 1, 3).values()).containsExactly(3, 2, 1);
        assertThat(window.read(second, 1, 3).values()).containsExactly(4, 2, 1);
    }

    @Test
    void read_imageThatIsNotThere_isRefusedAndTheNextIsRead() throws ProtocolException {
        window.read(rgb32(1, 1, 6, 0, "00 010000"), 1, 1);
        assertThatThrownBy(() -> window.read(rgb32(1, 1, 7, 2, "20 00 02"), 1, 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("GLZ image: 5 (expected: 6..6) at offset 36");
        assertThat(window.read(rgb32(1, 1, 8, 2, "20 00 02"), 1, 1).values()).containsExactly(1);
        assertThatThrownBy(() -> new GlzWindow().read(rgb32(1, 1, 9, 9, "20 00 02"), 1, 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("GLZ image: 7 (expected: none) at offset 36");
    }

    @Test
    void read_imageOlderThanTheHead_isGone() throws ProtocolException {
        window.read(rgb32(2, 1, 0, 0, "01 010000 010000"), 2, 1);
        window.read(rgb32(1, 1, 1, 1, "00 020000"), 1, 1);
        assertThat(window.pixelCount()).isEqualTo(3);
        window.read(rgb32(1, 1, 2, 1, "00 030000"), 1, 1);
        assertThat(window.pixelCount()).isEqualTo(2);
        assertThatThrownBy(() -> window.read(rgb32(1, 1, 3, 3, "20 00 03"), 1, 1))
                .hasMessage("GLZ image: 0 (expected: 1..2) at offset 36");
        assertThat(window.read(rgb32(1, 1, 3, 3, "20 00 02"), 1, 1).values()).containsExactly(2);
    }

    @Test
    void read_sameIdAgain_replacesTheImage() throws ProtocolException {
        window.read(rgb32(2, 1, 4, 0, "01 010000 010000"), 2, 1);
        window.read(rgb32(1, 1, 4, 0, "00 020000"), 1, 1);
        assertThat(window.pixelCount()).isEqualTo(1);
        assertThat(window.read(rgb32(1, 1, 5, 1, "20 00 01"), 1, 1).values()).containsExactly(2);
    }

    @Test
    void read_imageThatCannotBeRead_leavesTheOthers() throws ProtocolException {
        window.read(rgb32(2, 1, 0, 0, "01 010000 010000"), 2, 1);
        assertThatThrownBy(() -> window.read(rgb32(1, 1, 1, 0, "00 0200"), 1, 1))
                .isInstanceOf(ProtocolException.class);
        assertThat(window.pixelCount()).isEqualTo(2);
    }

    @Test
    void read_morePixelsThanTheLimit_dropsTheOldest() throws ProtocolException {
        GlzWindow small = new GlzWindow(10, 100);
        for (int id = 0; id < 20; id++) {
            small.read(rgb32(3, 1, id, id, "02 010000 010000 0100" + String.format("%02x", id)), 3, 1);
            small.checkInvariants();
            assertThat(small.pixelCount()).isEqualTo(3 * Math.min(id + 1, 3));
        }
        assertThatThrownBy(() -> small.read(rgb32(1, 1, 20, 20, "20 00 04"), 1, 1))
                .hasMessage("GLZ image: 16 (expected: 17..19) at offset 36");
        assertThat(small.read(rgb32(1, 1, 20, 20, "22 00 03"), 1, 1).values()).containsExactly(0x110001);
    }

    @Test
    void read_moreImagesThanTheLimit_dropsTheOldest() throws ProtocolException {
        GlzWindow small = new GlzWindow(100, 5);
        for (int id = 0; id < 20; id++) {
            small.read(rgb32(1, 1, id, id, "00 010000"), 1, 1);
            small.checkInvariants();
        }
        assertThat(small.pixelCount()).isEqualTo(5);
    }

    @Test
    void read_imageAsLargeAsTheWindow_isRefused() {
        assertThatThrownBy(() -> new GlzWindow(10, 10).read(rgb32(5, 2, 0, 0, "00 000000 e0 02 00 00"), 5, 2))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("GLZ pixels: 10 (expected: 1..9)");
        assertThatThrownBy(() -> window.read(rgb32(1 << 13, 1 << 12, 0, 0, "00 000000"), 1 << 13, 1 << 12))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("GLZ pixels: 33554432 (expected: 1..33554431)");
        assertThatThrownBy(() -> window.read(rgb32(1 << 29, 1 << 30, 0, 0, "00 000000"), 1 << 29, 1 << 30))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("GLZ pixels: 576460752303423488 (expected: 1..33554431)");
    }

    @Test
    void read_sizeWithoutTheBytesForIt_isRefusedBeforeMemoryIsTaken() {
        assertThatThrownBy(() -> window.read(rgb32(1 << 12, 1 << 12, 0, 0, "00 000000"), 1 << 12, 1 << 12))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("LZ bytes: 4 (expected: at least 65793) at offset 33");
    }

    @Test
    void read_matchIntoAnImageOfAnotherFormat_isRefused() throws ProtocolException {
        window.read(rgb32(1, 1, 0, 0, "00 010000"), 1, 1);
        byte[] bytes = rgb32(1, 1, 1, 1, "20 00 01 00 00");
        bytes[8] = 0x19;
        assertThatThrownBy(() -> window.read(bytes, 1, 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("GLZ image format: XRGB32 (expected: ARGB32) at offset 36");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 33, 'GLZ magic: 555768396 (expected: 538991180) at offset 0'",
        "7, 2, GLZ version: 65538 (expected: 65537) at offset 4",
        "8, 0x10, LZ type: 0 (expected: 1..11) at offset 8",
        "8, 0x15, LZ type: PLT8 (expected: one of pixels)",
        "8, 0x1b, 'GLZ type: A8 (expected: RGB16, RGB24, RGB32 or RGBA) at offset 8'",
        "12, 5, GLZ width: 5 (expected: 4) at offset 9",
        "16, 2, GLZ height: 2 (expected: 1) at offset 13",
        "20, 12, GLZ stride: 12 (expected: 16) at offset 17",
        "21, 255, GLZ id: 18374686479671623683 (expected: 0..9223372036854775807) at offset 21",
        "32, 4, GLZ head distance: 4 (expected: 0..3) at offset 29",
    })
    void read_headerFieldChanged_isRefused(int at, String value, String message) {
        byte[] bytes = rgb32(4, 1, 3, 3, "03 010000 020000 030000 040000");
        bytes[at] = (byte) (int) Integer.decode(value);
        assertThatThrownBy(() -> window.read(bytes, 4, 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @CsvSource({
        "20 00 00, LZ distance: 1 (expected: 1..0) at offset 36",
        "00 000000 21 00 00, LZ distance: 2 (expected: 1..1) at offset 40",
        "80 00 00, LZ token units: 4 (expected: 1..3) at offset 34",
        "43 00 01, LZ source: 3 (expected: 0..2) at offset 36",
        "20 01 01, LZ source: 16 (expected: 0..3) at offset 36",
        "60 00 01 00, LZ bytes left: 1 (expected: 0) at offset 36",
        "60 00, LZ bytes left: 0 (expected: at least 1) at offset 35",
        "01 000000, LZ bytes left: 3 (expected: at least 6) at offset 34",
    })
    void read_tokenPassesAnEnd_isRefused(String tokens, String message) throws ProtocolException {
        window.read(rgb32(4, 1, 0, 0, "03 010000 020000 030000 040000"), 4, 1);
        assertThatThrownBy(() -> window.read(rgb32(3, 1, 1, 1, tokens), 3, 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessage(message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 5, 6})
    void read_damage_givesAPictureOrIsRefused(int image) {
        Picture size = new Picture("image " + image, GlzVectors.WIDTH, GlzVectors.HEIGHT, GlzVectors.pixels(image));
        byte[] bytes = GlzVectors.STREAMS.get(image);
        Damage.Reader reader = (in, width, height) -> {
            GlzWindow before = new GlzWindow();
            for (int i = 0; i < image; i++) {
                before.read(GlzVectors.STREAMS.get(i), GlzVectors.WIDTH, GlzVectors.HEIGHT);
            }
            int pixelCount = before.pixelCount();
            try {
                int[] values = before.read(in, width, height).values();
                before.checkInvariants();
                return values;
            } catch (ProtocolException e) {
                assertThat(before.pixelCount()).isEqualTo(pixelCount);
                throw e;
            }
        };
        Damage.refusesEveryCut(reader, bytes, size);
        Damage.survivesEveryChangedByte(reader, bytes, size, image);
        Damage.survivesNoise(reader, bytes, GlzHeader.BYTES, size, image);
    }

    @Test
    void clear_forgetsAllImages() throws ProtocolException {
        window.read(rgb32(1, 1, 0, 0, "00 010000"), 1, 1);
        window.clear();
        assertThat(window.pixelCount()).isZero();
        assertThatThrownBy(() -> window.read(rgb32(1, 1, 1, 1, "20 00 01"), 1, 1))
                .isInstanceOf(ProtocolException.class);
        assertThat(window.read(rgb32(1, 1, 0, 0, "00 020000"), 1, 1).values()).containsExactly(2);
    }

    /** An image of type RGB32, top row first. */
    private static byte[] rgb32(int width, int height, long id, int headDistance, String tokens) {
        return GlzVectors.hex(
                String.format("20205a4c0001000118%08x%08x%08x%016x%08x", width, height, 4 * width, id, headDistance)
                        + tokens);
    }
}
