package io.caraway.protocol.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.ImageForm;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Images of each type as bytes, written by hand from their layouts; each stands behind an offset to it. */
final class WireImageTest {
    private static final byte[] BYTES = {1, 2, 3, 4, 5, 6, 7, 8};
    private static final String HEX = "0102030405060708";
    private static final Palette PALETTE = new Palette(6, PixelFormat.XRGB32, new int[] {0x112233, 0xff445566});
    private static final Palette UNKEPT = new Palette(0, PixelFormat.XRGB32, new int[] {0x112233});
    private static final String COLORS = "0600000000000000 0200 33221100 665544ff";
    private static final String SIZE = "02000000 01000000";

    static Stream<Arguments> images() {
        return Stream.concat(encoded(), others());
    }

    private static Stream<Arguments> encoded() {
        EncodedImage bitmap = new EncodedImage.Bitmap(BitmapFormat.THIRTY_TWO_BIT, true, 2, 1, 8, null, BYTES);
        EncodedImage bottomUp = new EncodedImage.Bitmap(BitmapFormat.EIGHT_BIT, false, 2, 1, 8, PALETTE, BYTES);
        EncodedImage mask = new EncodedImage.Bitmap(BitmapFormat.ONE_BIT_BE, true, 2, 1, 8, null, BYTES);
        EncodedImage lz = new EncodedImage.LzPalette(2, 1, PALETTE, BYTES);
        EncodedImage unkept = new EncodedImage.LzPalette(2, 1, UNKEPT, BYTES);
        EncodedImage jpegAlpha = new EncodedImage.JpegAlpha(2, 1, true, 5, BYTES);
        String head = "04000000 0900000000000000 ";
        String behind = "16000000" + COLORS + "0900000000000000 ";
        return Stream.of(
                image(bitmap, 0, PaletteUse.INLINE, head + "00 00" + SIZE + "08 04" + SIZE + "08000000 00000000"),
                image(mask, 0, PaletteUse.INLINE, head + "00 00" + SIZE + "02 04" + SIZE + "08000000 00000000"),
                image(bottomUp, 1, PaletteUse.INLINE, behind + "00 01" + SIZE + "05 00" + SIZE + "08000000 04000000"),
                image(bottomUp, 0, PaletteUse.CACHE_ME, behind + "00 00" + SIZE + "05 01" + SIZE + "08000000 04000000"),
                image(
                        bottomUp,
                        0,
                        PaletteUse.FROM_CACHE,
                        head + "00 00" + SIZE + "05 02" + SIZE + "08000000 0600000000000000"),
                image(lz, 4, PaletteUse.INLINE, behind + "64 04" + SIZE + "00 08000000 04000000"),
                image(lz, 4, PaletteUse.CACHE_ME, behind + "64 04" + SIZE + "01 08000000 04000000"),
                image(lz, 4, PaletteUse.FROM_CACHE, head + "64 04" + SIZE + "02 08000000 0600000000000000"),
                image(
                        unkept,
                        0,
                        PaletteUse.INLINE,
                        "12000000 0000000000000000 0100 33221100 0900000000000000 64 00" + SIZE
                                + "00 08000000 04000000"),
                image(plain(ImageForm.QUIC), 2, PaletteUse.INLINE, head + "01 02" + SIZE + "08000000"),
                image(plain(ImageForm.LZ_RGB), 2, PaletteUse.INLINE, head + "65 02" + SIZE + "08000000"),
                image(plain(ImageForm.JPEG), 0, PaletteUse.INLINE, head + "69 00" + SIZE + "08000000"),
                image(plain(ImageForm.LZ4), 0, PaletteUse.INLINE, head + "6d 00" + SIZE + "08000000"),
                image(jpegAlpha, 0, PaletteUse.INLINE, head + "6c 00" + SIZE + "01 05000000 08000000"));
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(
                        new WireImage.Glz(9, 1, 2, 1, BYTES),
                        "04000000 0900000000000000 66 01" + SIZE + "08000000" + HEX),
                Arguments.of(
                        new WireImage.ZlibGlz(9, 0, 2, 1, 70, BYTES),
                        "04000000 0900000000000000 6b 00" + SIZE + "46000000 08000000" + HEX),
                Arguments.of(
                        new WireImage.FromCache(0x1_0000_0002L, 2, 1, false), "04000000 0200000001000000 67 00" + SIZE),
                Arguments.of(new WireImage.FromCache(9, 2, 1, true), "04000000 0900000000000000 6a 00" + SIZE),
                Arguments.of(new WireImage.OfSurface(3, 2, 1), "04000000 0000000000000000 68 00" + SIZE + "03000000"));
    }

    private static EncodedImage plain(ImageForm form) {
        return new EncodedImage.Plain(form, 2, 1, BYTES);
    }

    private static Arguments image(EncodedImage image, int flags, PaletteUse use, String hex) {
        return Arguments.of(new WireImage.Encoded(9, flags, image, use), hex + HEX);
    }

    @ParameterizedTest
    @MethodSource("images")
    void write_anyImage_givesTheBytesOfTheWire(WireImage image, String hex) {
        assertThat(write(image)).isEqualTo(LinkTest.hex(hex));
    }

    @ParameterizedTest
    @MethodSource("images")
    void read_whatWasWritten_givesTheImage(WireImage image, String hex) throws ProtocolException {
        WireImage read = read(write(image), palettes());
        assertThat(read).usingRecursiveComparison().withStrictTypeChecking().isEqualTo(image);
    }

    @ParameterizedTest
    @MethodSource("images")
    void read_cutAnywhere_isRefused(WireImage image, String hex) {
        byte[] whole = write(image);
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut, palettes()))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "65 00 04000000 03000000 ffffffff",
                "65 00 04000000 03000000 00000040",
                "65 00 00000000 03000000 00000000",
                "65 00 ffffffff 03000000 00000000",
                "65 00 00400000 00400000 00000000",
                "64 00 04000000 03000000 00 00000000 00000000",
                "64 00 04000000 03000000 02 00000000 0700000000000000",
                "6b 00 04000000 03000000 00000000 00000000",
                "6b 00 04000000 03000000 ff000000 00000000",
                "6c 00 04000000 03000000 01 02000000 01000000 0000",
                "68 00 00000000 00000000 00040000",
                "6e 00 04000000 03000000 00000000",
                "02 00 04000000 03000000 00000000",
                "00 00 01000000 01000000 08 04 00400000 00400000 00000100 00000000",
                "00 00 01000000 01000000 08 04 01000000 01000000 03000000 00000000 000000",
                "00 00 01000000 01000000 0b 04 01000000 01000000 04000000 00000000 00000000",
                "00 00 01000000 01000000 00 04 01000000 01000000 04000000 00000000 00000000",
                "00 00 01000000 01000000 08 04 01000000 ff3f0000 ffffff3f 00000000 00000000"
            })
    void read_hostileNumbers_areRefused(String hex) {
        byte[] bytes = LinkTest.hex("04000000 0100000000000000" + hex);
        assertThatThrownBy(() -> read(bytes, palettes())).isInstanceOf(ProtocolException.class);
    }

    @Test
    void read_paletteOfTooManyOrNoColours_isRefused() {
        for (String count : List.of("0000", "0101")) {
            byte[] bytes = LinkTest.hex("10000000 0000000000000000" + count + "00000000".repeat(300));
            byte[] image = LinkTest.hex("0100000000000000 64 00" + SIZE + "00 00000000 04000000");
            byte[] whole = ByteWriter.little().bytes(image).bytes(bytes).toByteArray();
            ByteWriter out = ByteWriter.little().u32(4).bytes(whole);
            out.setU32(4 + image.length - 4, 4 + image.length + 4);
            assertThatThrownBy(() -> read(out.toByteArray(), palettes()))
                    .hasMessageContaining("colours of the palette");
        }
    }

    @Test
    void read_paletteOnASurfaceOf16Bits_isOfThatFormat() throws ProtocolException {
        ReceivedPalettes palettes = palettes();
        palettes.drawOn(PixelFormat.RGB555);
        EncodedImage lz = new EncodedImage.LzPalette(2, 1, PALETTE, BYTES);
        for (PaletteUse use : PaletteUse.values()) {
            WireImage read = read(write(new WireImage.Encoded(9, 0, lz, use)), palettes);
            Palette palette = ((EncodedImage.LzPalette) ((WireImage.Encoded) read).image()).palette();
            assertThat(palette).isEqualTo(new Palette(6, PixelFormat.RGB555, new int[] {0x2233, 0x5566}));
        }
    }

    @Test
    void create_paletteToKeepWithoutAnId_fails() {
        EncodedImage lz = new EncodedImage.LzPalette(2, 1, UNKEPT, BYTES);
        assertThatThrownBy(() -> new WireImage.Encoded(9, 0, lz, PaletteUse.CACHE_ME))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new WireImage.Encoded(9, 0, plain(ImageForm.JPEG), PaletteUse.FROM_CACHE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** A body of an offset and the image, with the bytes of the image at its end. */
    private static byte[] write(WireImage image) {
        ByteWriter out = ByteWriter.little();
        BodyWriter body = new BodyWriter(out, List.of(image), 0);
        body.image();
        body.finish();
        return out.bytes(image.bytes()).toByteArray();
    }

    private static WireImage read(byte[] body, Palettes palettes) throws ProtocolException {
        ByteReader in = ByteReader.little(body);
        in.seek(in.i32());
        return WireImage.read(in, palettes);
    }

    private static ReceivedPalettes palettes() {
        ReceivedPalettes palettes = new ReceivedPalettes();
        palettes.keep(PALETTE);
        return palettes;
    }
}
