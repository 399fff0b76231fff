package io.caraway.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.jpeg.JpegImages;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class EncodingTest {
    @ParameterizedTest
    @EnumSource(ImageForm.class)
    void of_everyForm_isItsUsualQuality(ImageForm form) {
        Encoding usual = Encoding.of(form);

        assertThat(usual.form()).isEqualTo(form);
        assertThat(usual.quality()).isEqualTo(form == ImageForm.JPEG ? JpegImages.QUALITY : Encoding.EXACT);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 101})
    void jpeg_qualityThatThereIsNot_isRefused(int quality) {
        assertThatThrownBy(() -> Encoding.jpeg(quality)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void encoding_exactFormWithAQuality_isRefused() {
        assertThatThrownBy(() -> new Encoding(ImageForm.QUIC, 50)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void encode_severalQualities_keepsEach() {
        Image image = gradient();

        int low = image.encode(Encoding.jpeg(20)).bytes().length;
        int high = image.encode(Encoding.jpeg(95)).bytes().length;

        assertThat(low).isLessThan(high);
        assertThat(image.encoded(Encoding.jpeg(20)).orElseThrow().bytes()).hasSize(low);
        assertThat(image.encoded(Encoding.jpeg(95)).orElseThrow().bytes()).hasSize(high);
        assertThat(image.encoded(ImageForm.JPEG)).isEmpty();
    }

    @Test
    void encode_jpegOfPixelsWithAlpha_writesTheirColors() {
        Image colors = gradient();
        int[] values = colors.pixels().values();
        Image withAlpha = Image.of(new Pixels(PixelFormat.ARGB32, colors.width(), colors.height(), values));

        byte[] expected = colors.encode(Encoding.jpeg(60)).bytes();
        assertThat(withAlpha.encode(Encoding.jpeg(60)).bytes()).isEqualTo(expected);
        assertThat(withAlpha.encode(Encoding.jpeg(60)).form()).isEqualTo(ImageForm.JPEG);
    }

    private static Image gradient() {
        int side = 64;
        int[] values = new int[side * side];
        for (int i = 0; i < values.length; i++) {
            values[i] = (((i % side) * 4) << 16) | (((i / side) * 3) << 8) | ((i * 7) & 0x1f);
        }
        return Image.ofPixels(side, side, values);
    }
}
