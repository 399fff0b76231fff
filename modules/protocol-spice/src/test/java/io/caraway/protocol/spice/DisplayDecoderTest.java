package io.caraway.protocol.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Head;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Surfaces, masks, and what a server says beside drawing. */
final class DisplayDecoderTest {
    private static final byte[] ROW = {0x55};
    private static final EncodedImage BITS = new EncodedImage.Bitmap(BitmapFormat.ONE_BIT_LE, true, 8, 1, 1, null, ROW);
    private static final Palette TWO = new Palette(0, PixelFormat.XRGB32, new int[] {1, 2});
    private static final EncodedImage COLORED_BITS =
            new EncodedImage.Bitmap(BitmapFormat.ONE_BIT_LE, true, 8, 1, 1, TWO, ROW);

    private DecoderTester tester;

    @BeforeEach
    void createSurfaces() throws ProtocolException {
        tester = new DecoderTester();
    }

    @Test
    void receive_surfaceCreate_isOfItsFormat() throws ProtocolException {
        assertThat(tester.send(new DisplayMessage.SurfaceCreate(5, 7, 8, PixelFormat.ARGB32, false)))
                .containsExactly(new DisplayEvent.SurfaceCreate(5, PixelFormat.ARGB32, 7, 8));
    }

    @Test
    void receive_surfaceWithTheWrongFlag_isRefused() {
        tester.assertRefused(new DisplayMessage.SurfaceCreate(0, 7, 8, PixelFormat.XRGB32, false), "primary");
        tester.assertRefused(new DisplayMessage.SurfaceCreate(1, 7, 8, PixelFormat.XRGB32, true), "primary");
    }

    @Test
    void receive_drawingOnASurfaceThatIsGone_isRefused() throws ProtocolException {
        assertThat(tester.send(new DisplayMessage.SurfaceDestroy(1)))
                .containsExactly(new DisplayEvent.SurfaceDestroy(1));
        tester.assertRefused(new DisplayMessage.SurfaceDestroy(1), "surface: 1");
        tester.assertRefused(new DrawMessage(Drawable.fill(1, DecoderTester.BOX, 3), image -> noImage()), "surface: 1");
    }

    @Test
    void receive_pictureOfASurface_namesIt() throws ProtocolException {
        Operation copy =
                new Operation.Copy(new Source.OfSurface(1), DecoderTester.BOX, 8, ScaleMode.INTERPOLATE, Mask.NONE);
        assertThat(tester.drawable(DecoderTester.draw(0, copy)).operation()).isEqualTo(copy);
        tester.send(new DisplayMessage.SurfaceDestroy(1));
        tester.assertRefused(DecoderTester.draw(0, copy), "surface: 1");
    }

    @ParameterizedTest
    @CsvSource({"32, XRGB32", "16, RGB555"})
    void receive_mode_createsTheDesktop(int bits, PixelFormat format) throws ProtocolException {
        assertThat(tester.send(new DisplayMessage.Mode(20, 10, bits)))
                .containsExactly(new DisplayEvent.SurfaceCreate(0, format, 20, 10));
    }

    @Test
    void receive_reset_makesTheDesktopBlack() throws ProtocolException {
        assertThat(tester.send(new DisplayMessage.Reset()))
                .containsExactly(new DisplayEvent.Draw(Drawable.fill(0, new Rect(0, 0, 40, 30), 0)));
        tester.send(new DisplayMessage.SurfaceDestroy(0));
        assertThat(tester.send(new DisplayMessage.Reset())).isEmpty();
    }

    @Test
    void receive_monitors_givesThem() throws ProtocolException {
        List<Head> heads = List.of(new Head(0, 0, new Rect(0, 0, 40, 30)));
        assertThat(tester.send(new DisplayMessage.MonitorsConfig(heads)))
                .containsExactly(new DisplayEvent.Monitors(heads));
    }

    @Test
    void receive_mark_givesNothing() throws ProtocolException {
        assertThat(tester.send(new DisplayMessage.Mark())).isEmpty();
    }

    @Test
    void receive_list_givesTheEventsOfItsMessages() throws ProtocolException {
        RawMessage create = DecoderTester.raw(new DisplayMessage.SurfaceCreate(5, 7, 8, PixelFormat.XRGB32, false));
        RawMessage wait =
                DecoderTester.raw(new CommonMessage.WaitForChannels(List.of(new CommonMessage.ChannelSerial(2, 0, 1))));
        RawMessage destroy = DecoderTester.raw(new DisplayMessage.SurfaceDestroy(5));
        SpiceMessage list = new CommonMessage.SubMessages(List.of(wait, create, destroy));
        assertThat(tester.send(list))
                .containsExactly(
                        new DisplayEvent.SurfaceCreate(5, PixelFormat.XRGB32, 7, 8),
                        new DisplayEvent.SurfaceDestroy(5));
        SpiceMessage inList = new CommonMessage.SubMessages(List.of(DecoderTester.raw(list)));
        assertThat(tester.send(inList)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 99})
    void receive_messageOfEveryChannel_givesNothing(int type) throws ProtocolException {
        assertThat(new DisplayDecoder().receive(new RawMessage(type, new byte[0])))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {109, 121, 127, 301, 320, 321, 323, 65_535})
    void receive_messageThatNoDisplayKnows_isRefused(int type) {
        assertThatThrownBy(() -> new DisplayDecoder().receive(new RawMessage(type, new byte[64])))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("display: message " + type + ": none that a display channel knows");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void receive_mask_isOfOneBitWhateverItsPalette(boolean colored) throws ProtocolException {
        Operation black = new Operation.Blackness(new Mask.Bits(true, 3, 4, DecoderTester.ANY));
        WireImage image = DecoderTester.encoded(9, WireImage.CACHE_ME, colored ? COLORED_BITS : BITS);
        Operation read = tester.drawable(DecoderTester.draw(0, black, image)).operation();
        assertThat(read.images().get(0).format()).isEqualTo(PixelFormat.A1);
        assertThat(read.images().get(0).pixels().values()).containsExactly(1, 0, 1, 0, 1, 0, 1, 0);
        WireImage cached = new WireImage.FromCache(9, 8, 1, false);
        Operation again = tester.drawable(DecoderTester.draw(0, black, cached)).operation();
        assertThat(again.images().get(0)).isSameAs(read.images().get(0));
        tester.assertRefused(DecoderTester.copy(0, cached), "image");
    }

    @Test
    void receive_maskThatIsNone_isRefused() throws ProtocolException {
        Operation black = new Operation.Blackness(new Mask.Bits(false, 0, 0, DecoderTester.ANY));
        EncodedImage bytes = new EncodedImage.Bitmap(BitmapFormat.EIGHT_BIT, true, 1, 1, 1, TWO, ROW);
        tester.assertRefused(DecoderTester.draw(0, black, DecoderTester.encoded(9, 0, bytes)), "mask");
        tester.copied(DecoderTester.encoded(9, WireImage.CACHE_ME, COLORED_BITS));
        tester.assertRefused(DecoderTester.draw(0, black, new WireImage.FromCache(9, 8, 1, false)), "mask");
    }

    @Test
    void receive_maskOfASurface_mustBeOfOneBit() throws ProtocolException {
        Operation bits = new Operation.Invers(new Mask.Bits(false, 0, 0, new Source.OfSurface(DecoderTester.ONE_BIT)));
        assertThat(tester.drawable(DecoderTester.draw(0, bits)).operation()).isEqualTo(bits);
        Operation colors =
                new Operation.Invers(new Mask.Bits(false, 0, 0, new Source.OfSurface(DecoderTester.SIXTEEN_BIT)));
        tester.assertRefused(DecoderTester.draw(0, colors), "mask");
    }

    @Test
    void receive_pictureOfNumbersWithoutPalette_isRefused() {
        for (BitmapFormat format : BitmapFormat.values()) {
            if (format.isPaletted()) {
                EncodedImage image = new EncodedImage.Bitmap(format, true, 1, 1, 1, null, ROW);
                tester.assertRefused(DecoderTester.copy(0, DecoderTester.encoded(9, 0, image)), "palette");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8, 12, 16})
    void receive_boxOutOfReach_isRefused(int at) {
        RawMessage message =
                DecoderTester.raw(new DrawMessage(Drawable.fill(0, DecoderTester.BOX, 3), image -> noImage()));
        message.body()[at + 3] = 0x7f;
        DisplayDecoder decoder = new DisplayDecoder();
        assertThatThrownBy(() -> {
                    decoder.receive(DecoderTester.raw(new DisplayMessage.Mode(40, 30, 32)));
                    decoder.receive(message);
                })
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith("display: message 302: ");
    }

    @ParameterizedTest
    @CsvSource({
        "no path, 310, 00000000 00 00 0800 0800, path: none",
        "too many segments, 310, 1f000000 00 00 0800 0800 01000400, segments: 262145",
        "segments without end, 310, 1f000000 00 00 0800 0800 ffff0000, bytes left",
        "too many points, 310, 1f000000 00 00 0800 0800 01000000 00 01001000, points: 1048577",
        "points without end, 310, 1f000000 00 00 0800 0800 01000000 00 ffff0f00, bytes left",
        "no string, 311, 00000000 00000000000000000000000000000000 00 00 0800 0800, string: none",
        "two depths, 311, 2f000000 00000000000000000000000000000000 00 00 0800 0800 0000 03, string flags",
        "glyphs without end, 311, 2f000000 00000000000000000000000000000000 00 00 0800 0800 ffff 01, bytes left",
        "no image, 304, 00000000 00000000000000000100000001000000 0800 00 00000000000000000000000000, image: none",
        "scale mode, 304, 01000000 00000000000000000100000001000000 0800 02 00000000000000000000000000, scale mode",
        "brush type, 302, 03 00000000, brush type"
    })
    void receive_hostileNumbers_isRefused(String what, int type, String hex, String words) {
        String base = "00000000 00000000 00000000 01000000 01000000 00";
        RawMessage message = new RawMessage(type, LinkTest.hex(base + hex));
        DisplayDecoder decoder = new DisplayDecoder();
        assertThatThrownBy(() -> {
                    decoder.receive(DecoderTester.raw(new DisplayMessage.Mode(40, 30, 32)));
                    decoder.receive(message);
                })
                .as(what)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(words);
    }

    private static WireImage noImage() {
        throw new AssertionError("there is no image");
    }
}
