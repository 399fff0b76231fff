package io.caraway.images.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Damage;
import io.caraway.images.EncodedImage;
import io.caraway.images.Picture;
import io.caraway.images.Scenery;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class JpegImagesTest {
    private static final int LZ_HEADER_BYTES = 28;

    @Test
    void write_photo_isReadBackNearlyTheSame() throws ProtocolException {
        Pixels photo = Scenery.photo(200, 100, 1);
        byte[] bytes = JpegImages.write(photo);
        assertThat(bytes).hasSizeLessThan(200 * 100);
        assertThat(JpegVectors.psnr(photo, JpegImages.read(bytes, 200, 100))).isGreaterThan(34);
    }

    @Test
    void writeWithAlpha_anySize_keepsAlphaAndNearlyTheColors() throws ProtocolException {
        for (int[] size : Scenery.sizes()) {
            Pixels photo = translucent(size[0], size[1]);
            EncodedImage.JpegAlpha image = JpegImages.writeWithAlpha(photo);
            Pixels read = JpegImages.readWithAlpha(image);
            assertThat(image.topDown()).isTrue();
            assertThat(read.format()).isEqualTo(PixelFormat.ARGB32);
            assertThat(alpha(read)).as("%dx%d", size[0], size[1]).isEqualTo(alpha(photo));
            assertThat(JpegVectors.psnr(photo, read)).isGreaterThan(34);
        }
    }

    @Test
    void writeWithAlpha_parts_areAJpegAndAnLzStreamOfAlpha() throws ProtocolException {
        EncodedImage.JpegAlpha image = JpegImages.writeWithAlpha(translucent(20, 10));
        JpegImages.read(Arrays.copyOf(image.bytes(), image.jpegBytes()), 20, 10);
        byte[] header = Arrays.copyOfRange(image.bytes(), image.jpegBytes(), image.jpegBytes() + LZ_HEADER_BYTES);
        assertThat(Arrays.copyOf(header, 20))
                .isEqualTo(JpegVectors.hex("20205a4c 00010001 0000000a 00000014 0000000a"));
        assertThat(header[LZ_HEADER_BYTES - 1]).isEqualTo((byte) 1);
    }

    @Test
    void readWithAlpha_bottomUp_turnsAlphaAloneOver() throws ProtocolException {
        Pixels photo = translucent(5, 4);
        EncodedImage.JpegAlpha image = JpegImages.writeWithAlpha(photo);
        byte[] bytes = image.bytes().clone();
        bytes[image.jpegBytes() + LZ_HEADER_BYTES - 1] = 0;
        Pixels read = JpegImages.readWithAlpha(new EncodedImage.JpegAlpha(5, 4, false, image.jpegBytes(), bytes));
        assertThat(alpha(read)).isEqualTo(new Picture("5x4", 5, 4, alpha(photo)).turnedOver());
        assertThat(JpegVectors.psnr(photo, read)).isGreaterThan(34);
    }

    @Test
    void readWithAlpha_cutAnywhere_isRefused() {
        EncodedImage.JpegAlpha image = JpegImages.writeWithAlpha(translucent(5, 4));
        Damage.refusesEveryCut(reader(image), image.bytes(), new Picture("5x4", 5, 4, new int[20]));
    }

    @Test
    void readWithAlpha_anyByteChanged_givesAPictureOrIsRefused() {
        EncodedImage.JpegAlpha image = JpegImages.writeWithAlpha(translucent(5, 4));
        Damage.survivesEveryChangedByte(reader(image), image.bytes(), new Picture("5x4", 5, 4, new int[20]), 1);
    }

    @ParameterizedTest
    @EnumSource(names = "XRGB32", mode = EnumSource.Mode.EXCLUDE)
    void write_otherFormat_isRefused(PixelFormat format) {
        assertThatThrownBy(() -> JpegImages.write(Scenery.noise(format, 3, 3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pixels: " + format + " (expected: XRGB32)");
    }

    @ParameterizedTest
    @EnumSource(names = "ARGB32", mode = EnumSource.Mode.EXCLUDE)
    void writeWithAlpha_otherFormat_isRefused(PixelFormat format) {
        assertThatThrownBy(() -> JpegImages.writeWithAlpha(Scenery.noise(format, 3, 3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("pixels: " + format + " (expected: ARGB32)");
    }

    private static Damage.Reader reader(EncodedImage.JpegAlpha image) {
        return (bytes, width, height) -> JpegImages.readWithAlpha(new EncodedImage.JpegAlpha(
                        width, height, true, Math.min(bytes.length, image.jpegBytes()), bytes))
                .values();
    }

    private static Pixels translucent(int width, int height) {
        int[] values = Scenery.photo(width, height, 1).values();
        int[] alpha = Scenery.noise(PixelFormat.A8, width, height, 1).values();
        for (int i = 0; i < values.length; i++) {
            values[i] |= alpha[i] << 24;
        }
        return new Pixels(PixelFormat.ARGB32, width, height, values);
    }

    private static int[] alpha(Pixels pixels) {
        return Arrays.stream(pixels.values()).map(value -> value >>> 24).toArray();
    }
}
