package io.caraway.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.images.EncodedImage;
import io.caraway.images.Encoding;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.wire.ProtocolException;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ImageChoiceTest {
    private static final int SIDE = 100;
    private static final int LOW = 30;

    @ParameterizedTest
    @EnumSource(names = {"QUIC", "LZ_RGB", "JPEG"})
    void find_imageThatCameEncoded_isWhatCame(ImageForm form) throws ProtocolException {
        EncodedImage came = smooth().encode(form);

        assertThat(auto(Encoding.EXACT, true).find(Image.ofEncoded(came))).containsSame(came);
    }

    @ParameterizedTest
    @EnumSource(names = {"LZ4", "BITMAP"})
    void make_imageThatCameInAFormThatIsNotPassedOn_isEncodedByWhatItShows(ImageForm form) throws ProtocolException {
        Image image = Image.ofEncoded(smooth().encode(form));
        ImageChoice choice = auto(Encoding.EXACT, true);
        assertThat(choice.find(image)).isEmpty();

        choice.make(image);

        assertThat(choice.find(image).orElseThrow().form()).isEqualTo(ImageForm.QUIC);
    }

    @Test
    void make_viewerThatDoesNotReadEveryForm_getsOnlyWhatItReads() throws ProtocolException {
        Image image = Image.ofEncoded(smooth().encode(ImageForm.LZ_RGB));
        ImageChoice choice = auto(Encoding.EXACT, false);
        assertThat(choice.find(image)).isEmpty();

        choice.make(image);

        assertThat(choice.find(image).orElseThrow().form()).isEqualTo(ImageForm.QUIC);
    }

    @Test
    void make_photographOnASlowLine_isAJpegHoweverItCame() throws ProtocolException {
        Image image = Image.ofEncoded(smooth().encode(ImageForm.QUIC));
        ImageChoice choice = auto(LOW, true);

        choice.make(image);

        assertThat(choice.find(image)).isEqualTo(image.encoded(Encoding.jpeg(LOW)));
    }

    @Test
    void make_drawingOnASlowLine_isWhatCame() throws ProtocolException {
        EncodedImage came = Image.ofPixels(SIDE, SIDE, new int[SIDE * SIDE]).encode(ImageForm.QUIC);
        Image image = Image.ofEncoded(came);
        ImageChoice choice = auto(LOW, true);

        choice.make(image);

        assertThat(choice.find(image)).containsSame(came);
        assertThat(image.encoded(ImageForm.LZ_RGB)).isEmpty();
    }

    @Test
    void make_noiseOnASlowLine_isAJpeg() throws ProtocolException {
        int[] values = new Random(1).ints((long) SIDE * SIDE, 0, 1 << 24).toArray();
        Image image = Image.ofEncoded(Image.ofPixels(SIDE, SIDE, values).encode(ImageForm.QUIC));
        ImageChoice choice = auto(LOW, true);

        choice.make(image);

        assertThat(choice.find(image).orElseThrow().form()).isEqualTo(ImageForm.JPEG);
    }

    @Test
    void find_frameThatCame_goesOnUnlessTheLineIsSlow() throws ProtocolException {
        EncodedImage came = smooth().encode(ImageForm.JPEG);
        Image image = Image.ofEncoded(came);

        assertThat(new ImageChoice(Compression.FRAME, 80, true).find(image)).containsSame(came);
        assertThat(new ImageChoice(Compression.FRAME, LOW, true).find(image)).isEmpty();
    }

    private static ImageChoice auto(int quality, boolean anyForm) {
        return new ImageChoice(Compression.AUTO, quality, anyForm);
    }

    private static Image smooth() {
        int[] values = new int[SIDE * SIDE];
        for (int i = 0; i < values.length; i++) {
            values[i] = ((2 * (i % SIDE)) << 16) | ((2 * (i / SIDE)) << 8) | (i % SIDE + i / SIDE);
        }
        return Image.ofPixels(SIDE, SIDE, values);
    }
}
