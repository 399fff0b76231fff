package io.caraway.images.lz4;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.Picture;
import io.caraway.images.bitmap.Bitmap;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class Lz4WriterTest {
    static List<Picture> pictures() {
        return Picture.all();
    }

    @Test
    void writeRgb32_header_saysTopDownAndFormatAndOneBlock() throws ProtocolException {
        ByteReader in = ByteReader.big(Lz4Writer.writeRgb32(new int[] {0x010203, 0x040506}, 2, 1));
        assertThat(in.u8()).isEqualTo(1);
        assertThat(in.u8()).isEqualTo(8);
        assertThat(in.u32()).isEqualTo(in.remaining());
    }

    @ParameterizedTest
    @MethodSource("pictures")
    void writeRgb32_picture_isReadBack(Picture picture) throws ProtocolException {
        byte[] bytes = Lz4Writer.writeRgb32(picture.pixels(), picture.width(), picture.height());
        assertThat(Lz4Reader.readRgb32(bytes, picture.width(), picture.height()))
                .isEqualTo(picture.pixels());
    }

    /** The library's own compressor against the reader that is otherwise used for several blocks only. */
    @ParameterizedTest
    @MethodSource("pictures")
    void writeRgb32_picture_isReadBackByTheBlockReader(Picture picture) throws ProtocolException {
        byte[] bytes = Lz4Writer.writeRgb32(picture.pixels(), picture.width(), picture.height());
        Lz4BlockReader blocks = new Lz4BlockReader(bytes, Integer.BYTES * picture.pixels().length);
        blocks.read(6, bytes.length);
        assertThat(Bitmap.read(blocks.result(), picture.width(), picture.height()))
                .isEqualTo(picture.pixels());
    }

    @Test
    void writeRgb32_desktop_isAtLeastTwentyTimesSmaller() {
        Picture picture = Picture.desktop(1024, 768, 7);
        byte[] bytes = Lz4Writer.writeRgb32(picture.pixels(), picture.width(), picture.height());
        assertThat(4L * picture.pixels().length / bytes.length).isGreaterThanOrEqualTo(20);
    }

    @Test
    void writeRgb32_pixelsMissing_isRefused() {
        assertThatThrownBy(() -> Lz4Writer.writeRgb32(new int[5], 2, 3)).isInstanceOf(IndexOutOfBoundsException.class);
    }
}
