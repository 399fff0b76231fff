package io.caraway.images.lz4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Picture;
import io.caraway.images.Scenery;
import io.caraway.images.bitmap.Bitmaps;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class Lz4WriterTest {
    static List<Picture> pictures() {
        return Picture.all();
    }

    @ParameterizedTest
    @CsvSource({"RGB555, 6", "XRGB32, 8", "ARGB32, 9"})
    void write_header_saysTopDownAndFormatAndOneBlock(PixelFormat format, int number) throws ProtocolException {
        ByteReader in = ByteReader.big(Lz4Writer.write(Scenery.noise(format, 2, 1, 1)));
        assertThat(in.u8()).isEqualTo(1);
        assertThat(in.u8()).isEqualTo(number);
        assertThat(in.u32()).isEqualTo(in.remaining());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void write_picture_isReadBack(Picture picture) throws ProtocolException {
        byte[] bytes = Lz4Writer.write(pixels(picture));
        assertThat(Lz4Reader.read(bytes, picture.width(), picture.height()).values())
                .isEqualTo(picture.pixels());
    }

    @ParameterizedTest
    @EnumSource(names = {"XRGB32", "ARGB32", "RGB555"})
    void write_eachFormat_isReadBackWithAllItsBits(PixelFormat format) throws ProtocolException {
        for (int[] size : Scenery.sizes()) {
            Pixels pixels = Scenery.noise(format, size[0], size[1], 5);
            assertThat(Lz4Reader.read(Lz4Writer.write(pixels), size[0], size[1]))
                    .as("%s %dx%d", format, size[0], size[1])
                    .usingRecursiveComparison()
                    .isEqualTo(pixels);
        }
    }

    /** The library's own compressor against the reader that is otherwise used for several blocks only. */
    @ParameterizedTest
    @MethodSource("pictures")
    void write_picture_isReadBackByTheBlockReader(Picture picture) throws ProtocolException {
        byte[] bytes = Lz4Writer.write(pixels(picture));
        Lz4BlockReader blocks = new Lz4BlockReader(bytes, Integer.BYTES * picture.pixels().length);
        blocks.read(6, bytes.length);
        assertThat(blocks.result()).isEqualTo(Bitmaps.write(pixels(picture)).bytes());
    }

    @Test
    void write_desktop_isAtLeastTwentyTimesSmaller() {
        Picture picture = Picture.desktop(1024, 768, 7);
        byte[] bytes = Lz4Writer.write(pixels(picture));
        assertThat(4L * picture.pixels().length / bytes.length).isGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @EnumSource(names = {"A1", "A8", "RGB565"})
    void write_formatThatTheFormHasNot_isRefused(PixelFormat format) {
        assertThatThrownBy(() -> Lz4Writer.write(Scenery.noise(format, 3, 3, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("pixels: " + format);
    }

    private static Pixels pixels(Picture picture) {
        return new Pixels(PixelFormat.XRGB32, picture.width(), picture.height(), picture.pixels());
    }
}
