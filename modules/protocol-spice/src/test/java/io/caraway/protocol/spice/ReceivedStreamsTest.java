package io.caraway.protocol.spice;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Clip;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.images.bitmap.Bitmap;
import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Video as drawables. */
final class ReceivedStreamsTest {
    private static final int WIDTH = 16;
    private static final int HEIGHT = 8;
    private static final Rect DEST = new Rect(2, 3, 30, 20);
    private static final Clip CLIP = new Clip.Rects(List.of(new Rect(5, 5, 9, 9)));

    private final DisplayDecoder decoder = new DisplayDecoder();
    private final byte[] jpeg = jpeg();
    private DecoderTester tester;

    @BeforeEach
    void createSurfaces() throws ProtocolException {
        tester = new DecoderTester(decoder);
    }

    @Test
    void frame_isAPictureStretchedToItsPlace() throws ProtocolException {
        tester.send(create(1, 4, true, CLIP));
        Drawable frame = tester.drawable(new StreamMessage.Data(4, 77, jpeg));
        Image image = frame.operation().images().get(0);
        assertThat(frame)
                .isEqualTo(new Drawable(
                        0,
                        DEST,
                        CLIP,
                        new Operation.Copy(
                                Source.of(image), new Rect(0, 0, WIDTH, HEIGHT), 8, ScaleMode.NEAREST, Mask.NONE)));
    }

    @Test
    void frame_ofASizeOfItsOwn_goesWhereItSays() throws ProtocolException {
        tester.send(new StreamMessage.Create(0, 4, true, 1, 99, 98, 97, 96, DEST, Clip.NONE));
        Rect elsewhere = new Rect(0, 0, 5, 6);
        Drawable frame = tester.drawable(new StreamMessage.DataSized(4, 77, WIDTH, HEIGHT, elsewhere, jpeg));
        assertThat(frame.box()).isEqualTo(elsewhere);
        assertThat(((Operation.Copy) frame.operation()).area()).isEqualTo(new Rect(0, 0, WIDTH, HEIGHT));
    }

    @Test
    void frame_ofAStreamFromTheBottomUp_isTurnedOver() throws ProtocolException {
        tester.send(create(1, 4, true, Clip.NONE));
        tester.send(create(1, 5, false, Clip.NONE));
        int[] down = pixels(tester.drawable(new StreamMessage.Data(4, 77, jpeg)));
        int[] up = pixels(tester.drawable(new StreamMessage.Data(5, 77, jpeg)));
        Bitmap.turnOver(down, WIDTH);
        assertThat(up).isEqualTo(down);
    }

    @Test
    void clip_holdsFromThenOn() throws ProtocolException {
        tester.send(create(1, 4, true, Clip.NONE));
        tester.send(new StreamMessage.NewClip(4, CLIP));
        assertThat(tester.drawable(new StreamMessage.Data(4, 77, jpeg)).clip()).isEqualTo(CLIP);
    }

    @Test
    void frame_inAnotherCodec_isSkippedAndCounted() throws ProtocolException {
        tester.send(create(2, 4, true, Clip.NONE));
        assertThat(tester.send(new StreamMessage.Data(4, 77, jpeg))).isEmpty();
        assertThat(tester.send(new StreamMessage.DataSized(4, 77, WIDTH, HEIGHT, DEST, jpeg)))
                .isEmpty();
        assertThat(decoder.skippedFrames()).isEqualTo(2);
    }

    @Test
    void frame_thatIsDamaged_isRefusedAndTheNextOneIsNot() throws ProtocolException {
        tester.send(create(1, 4, true, Clip.NONE));
        tester.assertRefused(new StreamMessage.Data(4, 77, new byte[2]), "JPEG");
        tester.drawable(new StreamMessage.Data(4, 77, jpeg));
    }

    @Test
    void stream_thatIsNotThere_isRefused() throws ProtocolException {
        tester.assertRefused(new StreamMessage.Data(4, 77, jpeg), "stream: 4");
        tester.assertRefused(new StreamMessage.NewClip(4, CLIP), "stream: 4");
        tester.assertRefused(new StreamMessage.Destroy(4), "stream: 4");
        tester.send(create(1, 4, true, Clip.NONE));
        tester.assertRefused(create(1, 4, true, Clip.NONE), "stream: 4");
        tester.send(new StreamMessage.Destroy(4));
        tester.assertRefused(new StreamMessage.Data(4, 77, jpeg), "stream: 4");
        tester.send(create(1, 4, true, Clip.NONE));
        tester.send(new StreamMessage.DestroyAll());
        tester.assertRefused(new StreamMessage.Data(4, 77, jpeg), "stream: 4");
    }

    @Test
    void stream_onASurfaceThatIsNotThere_isRefused() throws ProtocolException {
        tester.assertRefused(new StreamMessage.Create(9, 4, true, 1, 9, 9, 9, 9, DEST, Clip.NONE), "surface: 9");
        tester.send(create(1, 4, true, Clip.NONE));
        tester.send(new DisplayMessage.SurfaceDestroy(0));
        tester.assertRefused(new StreamMessage.Data(4, 77, jpeg), "surface: 0");
    }

    private static int[] pixels(Drawable frame) {
        return frame.operation().images().get(0).pixels().values().clone();
    }

    private static StreamMessage create(int codec, int id, boolean topDown, Clip clip) {
        return new StreamMessage.Create(0, id, topDown, codec, WIDTH, HEIGHT, WIDTH, HEIGHT, DEST, clip);
    }

    private static byte[] jpeg() {
        int[] pixels = new int[WIDTH * HEIGHT];
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = i / WIDTH * 0x1f1f1f;
        }
        return ImageForm.JPEG
                .encode(Image.ofPixels(WIDTH, HEIGHT, pixels).pixels())
                .bytes();
    }
}
