package io.caraway.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import io.caraway.wire.ProtocolException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ImageTest {
    private static final Picture PICTURE = Picture.mixed(1);

    @ParameterizedTest
    @EnumSource(names = {"BITMAP", "QUIC", "LZ_RGB", "LZ4"})
    void encode_anyForm_decodesToThePixels(ImageForm form) throws ProtocolException {
        EncodedImage encoded = image().encode(form);
        assertThat(encoded.form()).isEqualTo(form);
        assertThat(Image.ofEncoded(encoded).pixels().values()).isEqualTo(PICTURE.pixels());
    }

    @ParameterizedTest
    @EnumSource(names = {"BITMAP", "QUIC", "LZ_RGB", "LZ4"})
    void encode_again_givesTheSameBytes(ImageForm form) {
        Image image = image();
        assertThat(image.encoded(form)).isEmpty();
        EncodedImage first = image.encode(form);
        assertThat(image.encode(form)).isSameAs(first);
        assertThat(image.encoded(form)).containsSame(first);
    }

    @ParameterizedTest
    @EnumSource(names = {"BITMAP", "QUIC", "LZ_RGB", "LZ4"})
    void encode_whereTheFormGainsNothing_givesABitmap(ImageForm form) throws ProtocolException {
        EncodedImage encoded = Image.ofPixels(1, 1, new int[] {0x123456}).encode(form);
        assertThat(encoded.form()).isEqualTo(ImageForm.BITMAP);
        assertThat(Image.ofEncoded(encoded).pixels().values()).containsExactly(0x123456);
    }

    @ParameterizedTest
    @CsvSource({"XRGB32, JPEG", "ARGB32, JPEG_ALPHA"})
    void encode_lossyForm_decodesToThePixelsNearly(PixelFormat format, ImageForm form) throws ProtocolException {
        Pixels photo = Scenery.photo(64, 48, 1);
        Image image = Image.of(new Pixels(format, 64, 48, photo.values()));
        EncodedImage encoded = image.encode(form);
        assertThat(encoded.form()).isEqualTo(form);
        assertThat(image.encode(form)).isSameAs(encoded);
        Pixels read = Image.ofEncoded(encoded).pixels();
        assertThat(read.format()).isEqualTo(format);
        assertThat(read.values()).isNotEqualTo(photo.values());
    }

    @ParameterizedTest
    @CsvSource({"A8, JPEG", "XRGB32, JPEG_ALPHA", "ARGB32, JPEG", "RGB555, JPEG", "A8, LZ4", "A1, LZ4"})
    void encode_formatThatTheFormHasNot_givesABitmap(PixelFormat format, ImageForm form) throws ProtocolException {
        Pixels pixels = Scenery.noise(format, 9, 7, 1);
        EncodedImage encoded = Image.of(pixels).encode(form);
        assertThat(encoded.form()).isEqualTo(ImageForm.BITMAP);
        assertThat(Image.ofEncoded(encoded).pixels()).usingRecursiveComparison().isEqualTo(pixels);
    }

    @Test
    void encode_sideTooLongForJpeg_givesABitmap() {
        assertThat(Image.ofPixels(65_501, 1, new int[65_501])
                        .encode(ImageForm.JPEG)
                        .form())
                .isEqualTo(ImageForm.BITMAP);
    }

    @Test
    void isPhotographic_photoAndDesktop_tellsWhich() {
        Image photo = Image.of(Scenery.photo(64, 64, 1));
        assertThat(photo.isPhotographic()).isTrue();
        assertThat(photo.isPhotographic()).isTrue();
        assertThat(Image.of(Scenery.desktop(64, 64, 1)).isPhotographic()).isFalse();
    }

    @Test
    void encode_imageTooSmallForTheForm_givesABitmap() {
        Image flat = Image.ofPixels(200, 2, new int[400]);
        assertThat(flat.encode(ImageForm.QUIC).form()).isEqualTo(ImageForm.BITMAP);
        assertThat(flat.encode(ImageForm.LZ_RGB).form()).isEqualTo(ImageForm.LZ_RGB);
    }

    @Test
    void ofEncoded_arrivedInAForm_goesOnInThoseBytes() throws ProtocolException {
        EncodedImage arrived = image().encode(ImageForm.LZ_RGB);
        Image image = Image.ofEncoded(arrived);
        assertThat(image.encoded(ImageForm.LZ_RGB)).containsSame(arrived);
        assertThat(image.encode(ImageForm.LZ_RGB)).isSameAs(arrived);
    }

    @ParameterizedTest
    @EnumSource(names = {"QUIC", "LZ_RGB", "LZ4"})
    void ofEncoded_otherSize_isRefused(ImageForm form) {
        EncodedImage wrong =
                new EncodedImage.Plain(form, 5, 5, image().encode(form).bytes());
        assertThatThrownBy(() -> Image.ofEncoded(wrong)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void ofSnapshot_area_givesItsPixelsAsTheyWere() {
        Surface surface = new Surface(100, 80);
        surface.put(new Rect(60, 50, 97, 73), PICTURE.pixels(), 0, PICTURE.width());
        Image image = Image.ofSnapshot(surface.snapshot(), new Rect(60, 50, 97, 73));
        surface.fill(surface.bounds(), 0x123456);
        assertThat(image.bounds()).isEqualTo(new Rect(0, 0, 37, 23));
        assertThat(image.pixels().values()).isEqualTo(PICTURE.pixels());
    }

    @Test
    void hasPixels_unlessTheyAreGathered() throws ProtocolException {
        Surface surface = new Surface(10, 10);
        Image image = Image.ofSnapshot(surface.snapshot(), surface.bounds());
        assertThat(image.hasPixels()).isFalse();
        assertThat(image().hasPixels()).isTrue();
        assertThat(Image.ofEncoded(image().encode(ImageForm.BITMAP)).hasPixels())
                .isTrue();
    }

    @Test
    void ofSnapshot_areaOutside_isRefused() {
        Surface surface = new Surface(10, 10);
        assertThatThrownBy(() -> Image.ofSnapshot(surface.snapshot(), new Rect(5, 5, 11, 6)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofSnapshot_emptyArea_isRefused() {
        Surface surface = new Surface(10, 10);
        assertThatThrownBy(() -> Image.ofSnapshot(surface.snapshot(), new Rect(5, 5, 5, 6)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofPixels_otherCount_isRefused() {
        assertThatThrownBy(() -> Image.ofPixels(2, 3, new int[7]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pixels: 2x3, 7 values");
    }

    private static Image image() {
        return Image.ofPixels(PICTURE.width(), PICTURE.height(), PICTURE.pixels());
    }
}
