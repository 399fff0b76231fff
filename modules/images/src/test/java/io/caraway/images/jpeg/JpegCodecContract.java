package io.caraway.images.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Damage;
import io.caraway.images.Picture;
import io.caraway.images.Scenery;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each codec must do. */
interface JpegCodecContract {
    /** Quality of the tests that do not try several. */
    int QUALITY = 85;

    /** The size of the vectors. */
    Picture SIZE = new Picture("6x5", 6, 5, new int[30]);

    /** The codec under test. */
    JpegCodec codec();

    @Test
    default void encode_photoOfAnySize_isReadBackNearlyTheSame() throws ProtocolException {
        for (int[] size : Scenery.sizes()) {
            Pixels photo = Scenery.photo(size[0], size[1], 1);
            Pixels read = codec().decode(codec().encode(photo, QUALITY), size[0], size[1]);
            assertThat(read.format()).isEqualTo(PixelFormat.XRGB32);
            assertThat(JpegVectors.psnr(photo, read))
                    .as("%dx%d", size[0], size[1])
                    .isGreaterThan(34);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 16", "10, 25", "50, 33", "90, 36", "100, 37"})
    default void encode_quality_boundsTheLoss(int quality, double psnr) throws ProtocolException {
        Pixels photo = Scenery.photo(160, 120, 2);
        Pixels read = codec().decode(codec().encode(photo, quality), 160, 120);
        assertThat(JpegVectors.psnr(photo, read)).isGreaterThan(psnr);
    }

    @Test
    default void encode_anyPicture_isBaselineWithHalfTheColors() {
        byte[] bytes = codec().encode(Scenery.photo(20, 10, 1), QUALITY);
        assertThat(Arrays.copyOf(bytes, 11)).isEqualTo(JpegVectors.hex("ffd8ffe000104a46494600"));
        int frame = JpegVectors.indexOf(bytes, 0xc0);
        assertThat(Arrays.copyOfRange(bytes, frame, frame + 19))
                .isEqualTo(JpegVectors.hex("ffc0 0011 08 000a 0014 03 012200 021101 031101"));
        int scan = JpegVectors.indexOf(bytes, 0xda);
        assertThat(Arrays.copyOfRange(bytes, scan, scan + 14))
                .isEqualTo(JpegVectors.hex("ffda 000c 03 0100 0211 0311 003f00"));
    }

    @Test
    default void encode_highestByte_isLeftOut() {
        Pixels photo = Scenery.photo(20, 10, 1);
        int[] values =
                Arrays.stream(photo.values()).map(value -> value | 0x5a000000).toArray();
        Pixels marked = new Pixels(PixelFormat.XRGB32, 20, 10, values);
        assertThat(codec().encode(marked, QUALITY)).isEqualTo(codec().encode(photo, QUALITY));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 101, -1})
    default void encode_otherQuality_isRefused(int quality) {
        assertThatThrownBy(() -> codec().encode(Scenery.photo(2, 2, 1), quality))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JPEG quality: " + quality + " (expected: 1..100)");
    }

    @Test
    default void encode_longestSide_isReadBack() throws ProtocolException {
        Pixels line = Scenery.photo(JpegCodec.SIDE_MAX, 1, 1);
        assertThat(codec().decode(codec().encode(line, QUALITY), JpegCodec.SIDE_MAX, 1)
                        .values())
                .hasSize(JpegCodec.SIDE_MAX);
    }

    @Test
    default void encode_longerSide_isRefused() {
        Pixels line = new Pixels(PixelFormat.XRGB32, 1, 65_501, new int[65_501]);
        assertThatThrownBy(() -> codec().encode(line, QUALITY))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("JPEG size: 1x65501 (expected: sides up to 65500)");
    }

    @Test
    default void decode_vectors_giveThePixelsThatViewersShow() throws ProtocolException {
        assertThat(codec().decode(JpegVectors.COLORS, 6, 5).values()).isEqualTo(JpegVectors.colorsPixels());
        assertThat(codec().decode(JpegVectors.PROGRESSIVE, 6, 5).values()).isEqualTo(JpegVectors.colorsPixels());
        assertThat(codec().decode(JpegVectors.GREY, 8, 1).values()).isEqualTo(JpegVectors.greyPixels());
    }

    /** Luminance 100 with colour differences 128 is grey; taken for red, green and blue it is not. */
    @ParameterizedTest
    @CsvSource({
        "'', 123, 646464",
        "'', 012, 646464",
        "'', RGB, 648080",
        "'ffee 000e 41646f6265 0064 0000 0000 00', 123, 648080",
        "'ffee 000e 41646f6265 0064 0000 0000 01', RGB, 646464",
        "'ffe0 0010 4a46494600 0102 00 0001 0001 0000', RGB, 646464",
    })
    default void decode_componentsThatNobodyNames_areTakenAsByViewers(String segment, String names, String color)
            throws ProtocolException {
        int[] grey = new int[64];
        Arrays.fill(grey, 0x646464);
        byte[] bytes = codec().encode(new Pixels(PixelFormat.XRGB32, 8, 8, grey), 100);
        byte[] renamed = JpegVectors.renamed(bytes, JpegVectors.hex(segment), number(names));
        assertThat(codec().decode(renamed, 8, 8).values()).containsOnly(Integer.parseInt(color, 16));
    }

    private static String number(String names) {
        return names.equals("123") ? "\u0001\u0002\u0003" : names.equals("012") ? "\u0000\u0001\u0002" : names;
    }

    @Test
    default void decode_otherSize_isRefused() {
        assertThatThrownBy(() -> codec().decode(JpegVectors.COLORS, 5, 6))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("JPEG height: 5 (expected: 6..6)");
    }

    @Test
    default void decode_cutAnywhere_isRefused() {
        Damage.refusesEveryCut(this::read, JpegVectors.COLORS, SIZE);
        Damage.refusesEveryCut(this::read, JpegVectors.PROGRESSIVE, SIZE);
    }

    @Test
    default void decode_anyByteChanged_givesAPictureOrIsRefused() {
        Damage.survivesEveryChangedByte(this::read, JpegVectors.COLORS, SIZE, 1);
        Damage.survivesEveryChangedByte(this::read, JpegVectors.PROGRESSIVE, SIZE, 2);
        byte[] adobe = JpegVectors.renamed(
                JpegVectors.COLORS, JpegVectors.hex("ffee 000e 41646f6265 0064 0000 0000 01"), "RGB");
        Damage.survivesEveryChangedByte(this::read, adobe, SIZE, 3);
    }

    @Test
    default void decode_noise_givesAPictureOrIsRefused() {
        Damage.survivesNoise(this::read, JpegVectors.COLORS, 2, SIZE, 4);
        int scan = JpegVectors.indexOf(JpegVectors.COLORS, 0xda);
        Damage.survivesNoise(this::read, JpegVectors.COLORS, scan + 14, SIZE, 5);
    }

    @Test
    default void decode_afterDamage_readsTheNextPicture() throws ProtocolException {
        byte[] damaged = JpegVectors.COLORS.clone();
        damaged[JpegVectors.indexOf(damaged, 0xc4) + 4] = 0x55;
        assertThatThrownBy(() -> codec().decode(damaged, 6, 5))
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith("JPEG: ")
                .hasMessageEndingWith("(expected: a picture without damage)");
        assertThat(codec().decode(JpegVectors.COLORS, 6, 5).values()).isEqualTo(JpegVectors.colorsPixels());
    }

    @Test
    default void decode_scanThatEndsEarly_isRefused() {
        byte[] bytes = codec().encode(Scenery.photo(64, 64, 1), QUALITY);
        int scan = JpegVectors.indexOf(bytes, 0xda);
        byte[] cut = Arrays.copyOf(bytes, (scan + bytes.length) / 2);
        cut[cut.length - 2] = (byte) 0xff;
        cut[cut.length - 1] = (byte) 0xd9;
        assertThatThrownBy(() -> codec().decode(cut, 64, 64))
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith("JPEG: ");
    }

    @Test
    default void decode_byManyThreadsAtOnce_givesTheSame() {
        Pixels photo = Scenery.photo(64, 48, 3);
        byte[] bytes = codec().encode(photo, QUALITY);
        assertThat(IntStream.range(0, 64)
                        .parallel()
                        .map(i -> Arrays.hashCode(codec().encode(photo, QUALITY)) + 31 * hash(bytes))
                        .distinct()
                        .boxed())
                .hasSize(1);
    }

    private int hash(byte[] bytes) {
        try {
            return Arrays.hashCode(read(bytes, 64, 48));
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }

    private int[] read(byte[] bytes, int width, int height) throws ProtocolException {
        return codec().decode(bytes, width, height).values();
    }
}
