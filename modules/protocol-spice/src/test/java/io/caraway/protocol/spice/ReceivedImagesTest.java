package io.caraway.protocol.spice;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.ScaleMode;
import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a decoder keeps for a server: images, palettes, the GLZ window. */
final class ReceivedImagesTest {
    private static final long BYTES_MAX = 4096;
    private static final String GLZ = "20205a4c 00010001 18 00000002 00000002 00000008";
    private static final byte[] FIRST_GLZ =
            LinkTest.hex(GLZ + "0000000000000000 00000000 03 010203 040506 070809 0a0b0c");
    private static final byte[] SECOND_GLZ = LinkTest.hex(GLZ + "0000000000000001 00000001 61 00 01 00 123456");
    private static final int[] SECOND = {0x060504, 0x090807, 0x0c0b0a, 0x563412};
    private static final byte[] NUMBERS = {0, 1, 1, 0};

    private DecoderTester tester;

    @BeforeEach
    void createSurfaces() throws ProtocolException {
        tester = new DecoderTester(new DisplayDecoder(BYTES_MAX));
    }

    @Test
    void cacheMe_keepsTheImage() throws ProtocolException {
        Image image = tester.copied(bitmap(7, WireImage.CACHE_ME, 0xabcdef));
        assertThat(image.pixels().values()).containsExactly(0xabcdef);
        assertThat(tester.copied(fromCache(7, false))).isSameAs(image);
        assertThat(tester.copied(fromCache(7, true))).isSameAs(image);
    }

    @Test
    void fromCache_ofWhatWasNotKept_namesIt() throws ProtocolException {
        tester.copied(bitmap(7, 0, 1));
        tester.assertRefused(DecoderTester.copy(0, fromCache(7, false)), "image: 7");
        tester.assertRefused(DecoderTester.copy(0, fromCache(-1, false)), "image: 18446744073709551615");
    }

    @Test
    void fromCacheLossless_ofALossyImage_isRefusedUntilItIsReplaced() throws ProtocolException {
        EncodedImage jpeg =
                ImageForm.JPEG.encode(Image.ofPixels(8, 8, new int[64]).pixels());
        Image lossy = tester.copied(DecoderTester.encoded(7, WireImage.CACHE_ME, jpeg));
        assertThat(tester.copied(fromCache(7, false))).isSameAs(lossy);
        tester.assertRefused(DecoderTester.copy(0, fromCache(7, true)), "image: 7", "lost nothing");
        tester.assertRefused(
                DecoderTester.copy(0, DecoderTester.encoded(7, WireImage.CACHE_REPLACE_ME, jpeg)), "lossy");
        Image exact = tester.copied(bitmap(7, WireImage.CACHE_REPLACE_ME, 5));
        assertThat(tester.copied(fromCache(7, true))).isSameAs(exact);
    }

    @Test
    void invalList_forgetsThoseImages() throws ProtocolException {
        tester.copied(bitmap(7, WireImage.CACHE_ME, 1));
        tester.copied(bitmap(8, WireImage.CACHE_ME, 2));
        tester.send(new CacheMessage.InvalList(List.of(7L, 9L)));
        tester.assertRefused(DecoderTester.copy(0, fromCache(7, false)), "image: 7");
        tester.copied(fromCache(8, false));
        tester.send(new CacheMessage.InvalAllPixmaps(List.of()));
        tester.assertRefused(DecoderTester.copy(0, fromCache(8, false)), "image: 8");
    }

    @Test
    void images_ofMoreBytesThanTheLimit_dropTheOldest() throws ProtocolException {
        EncodedImage large =
                ImageForm.BITMAP.encode(Image.ofPixels(16, 16, new int[256]).pixels());
        for (int id = 1; id <= 3; id++) {
            tester.copied(DecoderTester.encoded(id, WireImage.CACHE_ME, large));
        }
        tester.copied(fromCache(1, false));
        tester.copied(DecoderTester.encoded(4, WireImage.CACHE_ME, large));
        tester.copied(fromCache(1, false));
        tester.assertRefused(DecoderTester.copy(0, fromCache(2, false)), "image: 2");
        EncodedImage tooLarge =
                ImageForm.BITMAP.encode(Image.ofPixels(64, 16, new int[1024]).pixels());
        tester.copied(DecoderTester.encoded(5, WireImage.CACHE_ME, tooLarge));
        tester.assertRefused(DecoderTester.copy(0, fromCache(5, false)), "image: 5");
        tester.copied(fromCache(4, false));
    }

    @Test
    void image_ofADrawingThatIsRefused_isKeptAllTheSame() throws ProtocolException {
        tester.assertRefused(
                DecoderTester.withBadBox(DecoderTester.copy(0, bitmap(7, WireImage.CACHE_ME, 1))), "rectangle");
        tester.copied(fromCache(7, false));
        tester.assertRefused(DecoderTester.copy(33, bitmap(8, WireImage.CACHE_ME, 1)), "surface: 33");
        tester.copied(fromCache(8, false));
    }

    @Test
    void glz_refersToImagesOfDrawingsThatWereRefused() throws ProtocolException {
        tester.assertRefused(
                DecoderTester.withBadBox(DecoderTester.copy(0, new WireImage.Glz(1, 0, 2, 2, FIRST_GLZ))), "rectangle");
        assertThat(tester.copied(new WireImage.Glz(1, 0, 2, 2, SECOND_GLZ))
                        .pixels()
                        .values())
                .containsExactly(SECOND);
    }

    @Test
    void glz_behindADamagedImage_isKeptAllTheSame() throws ProtocolException {
        Operation opaque = new Operation.Opaque(
                DecoderTester.ANY,
                DecoderTester.BOX,
                new Brush.Pattern(DecoderTester.ANY, 0, 0),
                8,
                ScaleMode.NEAREST,
                Mask.NONE);
        EncodedImage damaged = new EncodedImage.Plain(ImageForm.LZ_RGB, 2, 2, new byte[50]);
        tester.assertRefused(
                DecoderTester.draw(
                        0,
                        opaque,
                        DecoderTester.encoded(1, WireImage.CACHE_ME, damaged),
                        new WireImage.Glz(2, 0, 2, 2, FIRST_GLZ)),
                "LZ");
        tester.assertRefused(DecoderTester.copy(0, fromCache(1, false)), "image: 1");
        tester.copied(new WireImage.Glz(3, 0, 2, 2, SECOND_GLZ));
    }

    @Test
    void zlibGlz_isInflatedFirst() throws ProtocolException, IOException {
        tester.copied(new WireImage.Glz(1, 0, 2, 2, FIRST_GLZ));
        ByteArrayOutputStream zlib = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(zlib)) {
            out.write(SECOND_GLZ);
        }
        Image image = tester.copied(new WireImage.ZlibGlz(2, 0, 2, 2, SECOND_GLZ.length, zlib.toByteArray()));
        assertThat(image.pixels().values()).containsExactly(SECOND);
    }

    @Test
    void highBitsSet_isKnownToTheImage() throws ProtocolException {
        Image image = tester.copied(bitmap(1, WireImage.HIGH_BITS_SET, 0x123456));
        assertThat(image.highBitsSet()).isTrue();
        assertThat(image.pixels().values()).containsExactly(0xff123456);
        Image glz = tester.copied(new WireImage.Glz(1, WireImage.HIGH_BITS_SET, 2, 2, FIRST_GLZ));
        assertThat(glz.highBitsSet()).isTrue();
        assertThat(glz.pixels().values()).startsWith(0xff030201);
    }

    @ParameterizedTest
    @EnumSource(
            value = PaletteUse.class,
            names = {"CACHE_ME", "FROM_CACHE"})
    void palette_isReadAsTheSurfaceDrawnOnHasIt(PaletteUse use) throws ProtocolException {
        Palette palette = new Palette(6, PixelFormat.XRGB32, new int[] {0x7fff, 0x123456});
        tester.copied(numbers(palette, PaletteUse.CACHE_ME));
        Image wide = tester.copied(numbers(palette, use));
        assertThat(wide.pixels().values()).containsExactly(0x7fff, 0x123456, 0x123456, 0x7fff);
        Image narrow = tester.copied(DecoderTester.SIXTEEN_BIT, numbers(palette, use));
        EncodedImage.Bitmap bitmap =
                (EncodedImage.Bitmap) narrow.encoded(ImageForm.BITMAP).orElseThrow();
        assertThat(bitmap.palette()).isEqualTo(new Palette(6, PixelFormat.RGB555, new int[] {0x7fff, 0x3456}));
    }

    @Test
    void palettes_areForgottenAsTheServerSays() throws ProtocolException {
        for (SpiceMessage forget : List.of(
                new CacheMessage.InvalPalette(6), new CacheMessage.InvalAllPalettes(), new DisplayMessage.Reset())) {
            tester.copied(numbers(palette(6), PaletteUse.CACHE_ME));
            tester.copied(numbers(palette(6), PaletteUse.FROM_CACHE));
            tester.send(forget);
            tester.assertRefused(DecoderTester.copy(0, numbers(palette(6), PaletteUse.FROM_CACHE)), "palette: 6");
        }
    }

    @Test
    void palettes_ofMoreThanTheLimit_dropTheOldest() throws ProtocolException {
        for (int id = 1; id <= ReceivedPalettes.COUNT_MAX + 1; id++) {
            tester.copied(numbers(palette(id), PaletteUse.CACHE_ME));
        }
        tester.copied(numbers(palette(2), PaletteUse.FROM_CACHE));
        tester.assertRefused(DecoderTester.copy(0, numbers(palette(1), PaletteUse.FROM_CACHE)), "palette: 1");
    }

    private static Palette palette(long id) {
        return new Palette(id, PixelFormat.XRGB32, new int[] {1, 2});
    }

    private static WireImage numbers(Palette palette, PaletteUse use) {
        EncodedImage image = new EncodedImage.Bitmap(BitmapFormat.EIGHT_BIT, true, 4, 1, 4, palette, NUMBERS);
        return new WireImage.Encoded(9, 0, image, use);
    }

    private static WireImage bitmap(long id, int flags, int pixel) {
        byte[] bytes = ByteWriter.little().i32(pixel).toByteArray();
        EncodedImage image = new EncodedImage.Bitmap(BitmapFormat.THIRTY_TWO_BIT, true, 1, 1, 4, null, bytes);
        return DecoderTester.encoded(id, flags, image);
    }

    private static WireImage fromCache(long id, boolean lossless) {
        return new WireImage.FromCache(id, 1, 1, lossless);
    }
}
