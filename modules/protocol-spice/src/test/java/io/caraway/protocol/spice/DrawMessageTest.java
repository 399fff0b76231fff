package io.caraway.protocol.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Clip;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.GlyphString;
import io.caraway.drawing.Layer;
import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Path;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.Rect;
import io.caraway.wire.ByteWriter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Drawing messages against bytes that the reference client took, or that were written by hand from their layout. */
final class DrawMessageTest {
    private static final Rect BOX = new Rect(1, 2, 3, 4);
    private static final String RECT = "02000000 01000000 04000000 03000000";
    private static final String BASE = "05000000" + RECT + "00";
    private static final String NO_MASK = "00 00000000 00000000 00000000";
    private static final Source PICTURE = Source.of(Image.ofPixels(1, 1, new int[] {0xabcdef}));
    private static final Source OTHER = Source.of(Image.ofPixels(1, 1, new int[] {1}));
    private static final Brush SOLID = new Brush.Solid(0x112233);

    /** Each image is written as a LZ of one byte, which is the number of the image. */
    private static final class Numbered implements WireImages {
        private int count;

        @Override
        public WireImage of(Image image) {
            count++;
            byte[] bytes = {(byte) (0xa0 + count)};
            EncodedImage encoded = new EncodedImage.Plain(ImageForm.LZ_RGB, 1, 1, bytes);
            return new WireImage.Encoded(count, 0, encoded, PaletteUse.INLINE);
        }
    }

    private static String image(int number) {
        return String.format("%02x00000000000000 65 00 01000000 01000000 01000000 %02x", number, 0xa0 + number);
    }

    static Stream<Arguments> messages() {
        Mask mask = new Mask.Bits(true, 7, -1, OTHER);
        Brush pattern = new Brush.Pattern(OTHER, 8, 9);
        return Stream.of(
                Arguments.of(104, new Operation.CopyBits(5, -6), "05000000 faffffff"),
                Arguments.of(302, new Operation.Fill(SOLID, 8, Mask.NONE), "01 33221100 0800" + NO_MASK),
                Arguments.of(302, new Operation.Fill(Brush.NONE, 1024, Mask.NONE), "00 0004" + NO_MASK),
                Arguments.of(
                        302,
                        new Operation.Fill(new Brush.Pattern(PICTURE, 8, 9), 8, mask),
                        "02 48000000 08000000 09000000 0800 01 07000000 ffffffff 31000000" + image(2) + image(1)),
                Arguments.of(
                        303,
                        new Operation.Opaque(PICTURE, BOX, pattern, 8, ScaleMode.NEAREST, Mask.NONE),
                        "5d000000" + RECT + "02 46000000 08000000 09000000 0800 01" + NO_MASK + image(2) + image(1)),
                Arguments.of(
                        304,
                        new Operation.Copy(PICTURE, BOX, 8, ScaleMode.INTERPOLATE, Mask.NONE),
                        "39000000" + RECT + "0800 00" + NO_MASK + image(1)),
                Arguments.of(
                        305,
                        new Operation.Blend(PICTURE, BOX, 16, ScaleMode.NEAREST, mask),
                        "50000000" + RECT + "1000 01 01 07000000 ffffffff 39000000" + image(2) + image(1)),
                Arguments.of(306, new Operation.Blackness(Mask.NONE), NO_MASK),
                Arguments.of(307, new Operation.Whiteness(Mask.NONE), NO_MASK),
                Arguments.of(308, new Operation.Invers(mask), "01 07000000 ffffffff 22000000" + image(1)),
                Arguments.of(
                        309,
                        new Operation.Rop3(PICTURE, BOX, SOLID, 0xca, ScaleMode.INTERPOLATE, Mask.NONE),
                        "3d000000" + RECT + "01 33221100 ca 00" + NO_MASK + image(1)),
                Arguments.of(
                        310,
                        new Operation.Stroke(
                                new Path(List.of(new Path.Segment(3, new int[] {16, 32, -16, 1}))),
                                new LineStyle(true, List.of(48, 64)),
                                SOLID,
                                8,
                                16),
                        "28000000 0c 02 41000000 01 33221100 0800 1000"
                                + "01000000 03 02000000 10000000 20000000 f0ffffff 01000000" + "30000000 40000000"),
                Arguments.of(
                        310,
                        new Operation.Stroke(new Path(List.of()), LineStyle.SOLID, SOLID, 8, 8),
                        "23000000 00 01 33221100 0800 0800 00000000"),
                Arguments.of(
                        311,
                        new Operation.Text(
                                new GlyphString(
                                        GlyphString.Depth.A4,
                                        true,
                                        List.of(new GlyphString.Glyph(1, 2, 3, 4, 3, 1, new byte[] {0x12, 0x30}))),
                                BOX,
                                SOLID,
                                Brush.NONE,
                                8,
                                16),
                        "33000000" + RECT + "01 33221100 00 0800 1000"
                                + "0100 0a 01000000 02000000 03000000 04000000 0300 0100 1230"),
                Arguments.of(
                        312,
                        new Operation.Transparent(PICTURE, BOX, 0x010203, 0x040506),
                        "31000000" + RECT + "03020100 06050400" + image(1)),
                Arguments.of(313, new Operation.AlphaBlend(1, 0x80, PICTURE, BOX), "01 80 2b000000" + RECT + image(1)),
                Arguments.of(318, composite(null), "03054000 25000000 0400 feff 0000 0000" + image(1)),
                Arguments.of(
                        318,
                        composite(new Layer(OTHER, new Layer.Transform(1, 2, 3, 4, 5, 6), 1, 2, 7, 8, true)),
                        "030dee01 58000000 41000000"
                                + "01000000 02000000 03000000 04000000 05000000 06000000 0400 feff 0700 0800"
                                + image(2) + image(1)));
    }

    private static Operation composite(@Nullable Layer mask) {
        Layer source = new Layer(PICTURE, Layer.Transform.IDENTITY, 5, 0, 4, -2, true);
        return new Operation.Composite(3, source, mask, mask != null, mask != null);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void write_anyOperation_givesTheBytesOfTheWire(int type, Operation operation, String hex) {
        DrawMessage message = new DrawMessage(new Drawable(5, BOX, operation), new Numbered());
        assertThat(message.type()).isEqualTo(type);
        assertThat(DrawMessage.operation(type)).contains(operation.type());
        assertThat(whole(message)).isEqualTo(LinkTest.hex(BASE + hex));
    }

    @Test
    void write_copyOfLz_givesTheBytesThatTheReferenceClientTook() {
        byte[] lz = LinkTest.hex("20205a4c 00010001 00000008 00000004 00000003 00000010 00000001 0b"
                + "000000 100010 200020 300030 002020 102030 202040 302050 004040 104050 204060 304070");
        EncodedImage encoded = new EncodedImage.Plain(ImageForm.LZ_RGB, 4, 3, lz);
        Drawable drawable = Drawable.copy(0, 0, 0, Image.ofPixels(4, 3, new int[12]));
        DrawMessage message =
                new DrawMessage(drawable, image -> new WireImage.Encoded(1, 0, encoded, PaletteUse.INLINE));
        String before = "00000000 00000000 00000000 03000000 04000000 00 39000000"
                + "00000000 00000000 03000000 04000000 0800 00 00 00000000 00000000 00000000"
                + "0100000000000000 65 00 04000000 03000000 41000000";
        assertThat(message.type()).isEqualTo(304);
        assertThat(head(message)).isEqualTo(LinkTest.hex(before));
        assertThat(message.tail()).isSameAs(lz);
    }

    @Test
    void write_clip_movesTheImage() {
        Clip clip = new Clip.Rects(List.of(BOX));
        Operation copy = new Operation.Copy(PICTURE, BOX, 8, ScaleMode.INTERPOLATE, Mask.NONE);
        byte[] bytes = whole(new DrawMessage(new Drawable(5, BOX, clip, copy), new Numbered()));
        assertThat(bytes)
                .startsWith(LinkTest.hex("05000000" + RECT + "01 01000000" + RECT + "4d000000"))
                .hasSize(77 + 23);
    }

    @Test
    void write_behindOtherBytes_countsOffsetsFromItsOwnStart() {
        Operation copy = new Operation.Copy(PICTURE, BOX, 8, ScaleMode.INTERPOLATE, Mask.NONE);
        DrawMessage message = new DrawMessage(new Drawable(5, BOX, copy), new Numbered());
        ByteWriter out = ByteWriter.little().u32(0).u32(0);
        message.write(out);
        byte[] alone = head(message);
        assertThat(out.toByteArray()).endsWith(alone).hasSize(alone.length + 8);
    }

    @Test
    void write_sourceOfSurface_namesItAndLeavesTheTailToTheMask() {
        Mask mask = new Mask.Bits(false, 0, 0, OTHER);
        Operation copy = new Operation.Copy(new Source.OfSurface(9), BOX, 8, ScaleMode.INTERPOLATE, mask);
        DrawMessage message = new DrawMessage(new Drawable(5, BOX, copy), new Numbered());
        assertThat(message.tail()).containsExactly(0xa1);
        assertThat(whole(message))
                .isEqualTo(LinkTest.hex(BASE + "39000000" + RECT + "0800 00 00 00000000 00000000 4f000000"
                        + "0000000000000000 68 00 00000000 00000000 09000000" + image(1)));
    }

    @Test
    void create_withTooFewImages_fails() {
        Drawable drawable = new Drawable(5, BOX, new Operation.Transparent(PICTURE, BOX, 0, 0));
        assertThatThrownBy(() -> new DrawMessage(drawable, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] head(SpiceMessage message) {
        ByteWriter out = ByteWriter.little();
        message.write(out);
        return out.toByteArray();
    }

    private static byte[] whole(SpiceMessage message) {
        return ByteWriter.little().bytes(head(message)).bytes(message.tail()).toByteArray();
    }
}
