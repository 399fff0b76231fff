package io.caraway.imports.qxl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Operation;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The images of drawables. */
class QxlImageReaderTest {
    private static final int XRGB = 8;
    private static final int TOP_DOWN = 4;
    private static final int DIRECT = 1;

    private QxlFile file = new QxlFile();

    @BeforeEach
    void makeSurfaces() {
        file = QxlFile.withPrimary(64, 64).surface(16, 16, 16, 16);
    }

    @ParameterizedTest
    @CsvSource({"0, 3, 1", "4, 1, 3"})
    void bitmap_goesOnAsPixels_withTheByteThatMeansNothingCleared(int flags, int first, int second) throws Exception {
        file.drawable(0, 3).descriptor(0, 1, 9, 9).bitmap(XRGB, flags, 1, 2, 4);
        file.chunk("bitmap.data", ByteWriter.little().i32(0x77000001).i32(0x77000003));

        Image image = image();
        assertThat(image.pixels().values()).containsExactly(first, second);
        assertThat(image.format()).isEqualTo(PixelFormat.XRGB32);
        assertThat(image.arrived()).as("to be compressed").isEmpty();
    }

    @Test
    void bitmap_withHighBitsSet_isOpaqueToWhoReadsAlpha() throws Exception {
        file.drawable(0, 3).descriptor(0, 2, 9, 9).bitmap(XRGB, TOP_DOWN, 2, 1, 8);
        file.chunk("bitmap.data", ByteWriter.little().i32(1).i32(2));

        Image image = image();
        assertThat(image.highBitsSet()).isTrue();
        assertThat(image.pixels().values()).containsExactly(0xff000001, 0xff000002);
    }

    @Test
    void bitmap_withSurplusInItsRows_inSeveralChunks() throws Exception {
        file.drawable(0, 3).descriptor(0, 0, 9, 9).bitmap(7, TOP_DOWN, 1, 2, 4);
        file.lines("data_chunks 2 8")
                .bytes("bitmap.data", 1, 2, 3)
                .bytes("bitmap.data")
                .bytes("bitmap.data", 0, 4, 5, 6, 0);

        assertThat(image().pixels().values()).containsExactly(0x030201, 0x060504);
    }

    @Test
    void bitmap_direct_standsInOnePiece_perhapsPacked() throws Exception {
        file.drawable(0, 3).descriptor(0, 0, 9, 9).bitmap(9, TOP_DOWN | DIRECT, 1, 1, 4);
        file.packedBytes("image_data_flat", 1, 2, 3, 128);

        Image image = image();
        assertThat(image.format()).isEqualTo(PixelFormat.ARGB32);
        assertThat(image.pixels().values()).containsExactly(0x80030201);
    }

    @Test
    void bitmap_withPalette_staysAsItIs() throws Exception {
        file.drawable(0, 3).descriptor(0, 0, 9, 9).bitmapFields(5, TOP_DOWN, 2, 1, 2);
        file.lines("has_palette 1", "qp.num_ents 2", "unique 18446744073709551615", "ents -1", "ents 255");
        file.chunk("bitmap.data", 0, 1);

        Image image = image();
        assertThat(image.pixels().values()).containsExactly(-1, 255);
        assertThat(image.arrived().orElseThrow().form()).isEqualTo(ImageForm.BITMAP);
    }

    @Test
    void palette_onASurfaceOf16Bits_hasItsColors() throws Exception {
        file.drawable(16, 3).descriptor(0, 0, 9, 9).bitmapFields(5, TOP_DOWN, 2, 1, 2);
        file.lines("has_palette 1", "qp.num_ents 2", "unique 1", "ents 31744", "ents 31");
        file.chunk("bitmap.data", 0, 1);

        assertThat(image().format()).isEqualTo(PixelFormat.RGB555);
    }

    @Test
    void quic_staysAsItIs() throws Exception {
        int[] pixels = new int[16];
        Arrays.setAll(pixels, i -> i * 0x010203);
        byte[] quic = Image.ofPixels(4, 4, pixels).encode(ImageForm.QUIC).bytes();
        ByteWriter bytes = ByteWriter.little().bytes(quic);
        if (Image.ofPixels(4, 4, pixels).encode(ImageForm.QUIC).form() != ImageForm.QUIC) {
            throw new AssertionError("too small for QUIC");
        }
        file.drawable(0, 3)
                .descriptor(1, 0, 4, 4)
                .lines("quic.data_size " + quic.length)
                .chunk("quic.data", bytes);

        Image image = image();
        assertThat(image.pixels().values()).containsExactly(pixels);
        assertThat(image.arrived().orElseThrow().form()).isEqualTo(ImageForm.QUIC);
    }

    @Test
    void mask_isOfOneBit_whateverItsPalette() throws Exception {
        file.drawable(0, 8).lines("flags 0", "point 0 0").descriptor(0, 0, 9, 9).bitmapFields(2, TOP_DOWN, 8, 1, 1);
        file.lines("has_palette 1", "qp.num_ents 2", "unique 1", "ents 1", "ents 2")
                .chunk("bitmap.data", 0x50);

        Image mask = ((DisplayEvent.Draw) file.last())
                .drawable()
                .operation()
                .images()
                .get(0);
        assertThat(mask.format()).isEqualTo(PixelFormat.A1);
        assertThat(mask.pixels().values()).containsExactly(0, 1, 0, 1, 0, 0, 0, 0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "8|0|1|4|image: 0x1",
                "8|1|1|3|bitmap: 4 bytes",
                "5|1|1|4|palette",
                "11|1|1|4|bitmap format: 11",
                "1|32|1|4|image: of one bit",
                "8|70000|1|4|image: 70000x1",
            })
    void bitmap_thatMakesNoPicture_isLeftOut(int format, int width, int height, int stride, String words)
            throws Exception {
        file.drawable(0, 3).descriptor(0, 0, 9, 9).bitmap(format, TOP_DOWN, width, height, stride);
        file.chunk("bitmap.data", 0, 0, 0, 0).event(0, 3).lines("cursor_cmd", "type 2");

        QxlRecording recording = file.open();
        QxlFile.batches(recording);
        assertThat(recording.warnings()).singleElement().asString().contains(words);
        assertThat(file.last()).isEqualTo(new DisplayEvent.CursorHide());
    }

    @ParameterizedTest
    @CsvSource({"16385, 4, 16385", "1, 268435457, 268435457", "1, -4, -4"})
    void bitmap_largerThanAnySurface_isDamage(int height, int stride, String words) throws Exception {
        file.drawable(0, 3).descriptor(0, 0, 9, 9).bitmap(XRGB, TOP_DOWN, 1, height, stride);
        QxlRecording recording = file.open();
        recording.next();
        recording.next();

        assertThatThrownBy(recording::next)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @CsvSource({"0 5, 4", "0 3, 4", "1048576 4, 1048576", "0 268435457, 268435457"})
    void chunks_thatDoNotAddUp_areDamage(String announced, String words) throws Exception {
        file.drawable(0, 3).descriptor(0, 0, 9, 9).bitmap(XRGB, TOP_DOWN, 1, 1, 4);
        file.lines("data_chunks " + announced).bytes("bitmap.data", 0, 0, 0, 0).lines("x");
        QxlRecording recording = file.open();
        recording.next();
        recording.next();

        assertThatThrownBy(recording::next)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(words);
    }

    /** The image of a copy that is not over yet. */
    private Image image() throws Exception {
        file.lines("rect src_area 0 0 1 1", "rop_descriptor 8", "scale_mode 0").noMask();
        return ((Operation.Copy) ((DisplayEvent.Draw) file.last()).drawable().operation())
                .images()
                .get(0);
    }
}
