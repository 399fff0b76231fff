package io.caraway.imports.qxl;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Clip;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.GlyphString;
import io.caraway.drawing.Layer;
import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Path;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.wire.ByteWriter;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each operation as the server writes it, and what it means. Pictures are surfaces here: 77 of the guest is 1 of ours. */
class QxlOperationTest {
    private static final Rect BOX = new Rect(1, 2, 5, 6);
    private static final Rect AREA = new Rect(8, 7, 10, 9);
    private static final String AREA_LINE = "rect src_area 7 8 9 10";
    private static final Source PICTURE = new Source.OfSurface(1);
    private static final Brush RED = new Brush.Solid(0xff0000);

    private QxlFile file = new QxlFile();

    @BeforeEach
    void makeSurfaces() {
        file = QxlFile.withPrimary(64, 64).surface(77, 32, 16, 16).surface(78, 1, 16, 16);
    }

    @Test
    void fill_withColor() throws Exception {
        file.drawable(0, 1)
                .lines("type 1", "u.color 16711680", "rop_descriptor 8")
                .noMask();

        assertThat(operation()).isEqualTo(new Operation.Fill(RED, RopDescriptor.OP_PUT, Mask.NONE));
    }

    @Test
    void fill_withoutBrushThroughMask() throws Exception {
        file.drawable(0, 1)
                .lines("type 0", "rop_descriptor 512", "flags 1", "point 3 -4")
                .surfaceImage(78);

        Mask mask = new Mask.Bits(true, 3, -4, new Source.OfSurface(2));
        assertThat(operation()).isEqualTo(new Operation.Fill(Brush.NONE, RopDescriptor.OP_INVERS, mask));
    }

    @Test
    void opaque_withPattern() throws Exception {
        file.drawable(0, 2).surfaceImage(77).lines(AREA_LINE, "type 2").surfaceImage(77);
        file.lines("point 5 6", "rop_descriptor 64", "scale_mode 1").noMask();

        Brush pattern = new Brush.Pattern(PICTURE, 5, 6);
        assertThat(operation())
                .isEqualTo(new Operation.Opaque(
                        PICTURE, AREA, pattern, RopDescriptor.OP_XOR, ScaleMode.NEAREST, Mask.NONE));
    }

    @Test
    void copy_ofSurface() throws Exception {
        file.drawable(0, 3)
                .surfaceImage(77)
                .lines(AREA_LINE, "rop_descriptor 8", "scale_mode 0")
                .noMask();

        assertThat(operation())
                .isEqualTo(new Operation.Copy(PICTURE, AREA, RopDescriptor.OP_PUT, ScaleMode.INTERPOLATE, Mask.NONE));
    }

    @Test
    void copyBits_fromPoint() throws Exception {
        file.drawable(0, 4).lines("point 30 -2");

        assertThat(operation()).isEqualTo(new Operation.CopyBits(30, -2));
    }

    @Test
    void blend_ofSurface() throws Exception {
        file.drawable(0, 5)
                .surfaceImage(77)
                .lines(AREA_LINE, "rop_descriptor 16", "scale_mode 0")
                .noMask();

        assertThat(operation())
                .isEqualTo(new Operation.Blend(PICTURE, AREA, RopDescriptor.OP_OR, ScaleMode.INTERPOLATE, Mask.NONE));
    }

    @ParameterizedTest
    @CsvSource({"6, BLACKNESS", "7, WHITENESS", "8, INVERS"})
    void operationOfNothingButAMask(int type, Operation.Type expected) throws Exception {
        file.drawable(0, type).noMask();

        assertThat(operation().type()).isEqualTo(expected);
    }

    @Test
    void rop3_withBrush() throws Exception {
        file.drawable(0, 9).surfaceImage(77).lines(AREA_LINE, "type 1", "u.color 16711680");
        file.lines("rop3 90", "scale_mode 0").noMask();

        assertThat(operation()).isEqualTo(new Operation.Rop3(PICTURE, AREA, RED, 90, ScaleMode.INTERPOLATE, Mask.NONE));
    }

    @Test
    void stroke_dashed() throws Exception {
        ByteWriter path = ByteWriter.little().i32(1).u32(1).i32(16).i32(-32);
        path.i32(2 | 8).u32(2).i32(1).i32(2).i32(3).i32(4);
        file.drawable(0, 10).chunk("path", path);
        file.lines("attr.flags 12", "attr.style_nseg 2")
                .bytes("style", ByteWriter.little().i32(32).i32(48));
        file.lines("type 1", "u.color 16711680", "fore_mode 8", "back_mode 4");

        Path expected = new Path(
                List.of(new Path.Segment(1, new int[] {16, -32}), new Path.Segment(10, new int[] {1, 2, 3, 4})));
        assertThat(operation())
                .isEqualTo(new Operation.Stroke(expected, new LineStyle(true, List.of(32, 48)), RED, 8, 4));
    }

    @Test
    void stroke_solid() throws Exception {
        file.drawable(0, 10).chunk("path").lines("attr.flags 0");
        file.lines("type 1", "u.color 16711680", "fore_mode 8", "back_mode 8");

        assertThat(operation()).isEqualTo(new Operation.Stroke(new Path(List.of()), LineStyle.SOLID, RED, 8, 8));
    }

    @Test
    void text_ofTwoLetters() throws Exception {
        ByteWriter letters =
                ByteWriter.little().i32(10).i32(20).i32(-1).i32(-8).u16(3).u16(2);
        letters.u8(0x12).u8(0x30).u8(0x45).u8(0x60);
        letters.i32(14).i32(20).i32(0).i32(0).u16(0).u16(0);
        file.drawable(0, 11)
                .lines("data_size " + letters.size(), "length 2", "flags 10")
                .chunk("string", letters);
        file.lines("rect back_area 7 8 9 10", "type 1", "u.color 16711680", "type 0", "fore_mode 8", "back_mode 8");

        byte[] bytes = {0x12, 0x30, 0x45, 0x60};
        GlyphString expected = new GlyphString(
                GlyphString.Depth.A4,
                true,
                List.of(
                        new GlyphString.Glyph(10, 20, -1, -8, 3, 2, bytes),
                        new GlyphString.Glyph(14, 20, 0, 0, 0, 0, new byte[0])));
        assertThat(operation()).isEqualTo(new Operation.Text(expected, AREA, RED, Brush.NONE, 8, 8));
    }

    @Test
    void transparent_ofColor() throws Exception {
        file.drawable(0, 12).surfaceImage(77).lines(AREA_LINE, "src_color -1", "true_color 4294967295");

        assertThat(operation()).isEqualTo(new Operation.Transparent(PICTURE, AREA, -1, -1));
    }

    @Test
    void alphaBlend_withFlags() throws Exception {
        file.drawable(0, 13)
                .lines("alpha_flags 3", "alpha 128")
                .surfaceImage(77)
                .lines(AREA_LINE);

        assertThat(operation()).isEqualTo(new Operation.AlphaBlend(3, 128, PICTURE, AREA));
    }

    @Test
    void composite_throughMask() throws Exception {
        int flags = 3 | 4 << 8 | 3 << 11 | 1 << 14 | 2 << 16 | 1 << 18 | 1 << 23;
        file.drawable(0, 14).lines("flags " + flags).surfaceImage(77);
        file.lines("src_transform 1")
                .bytes(
                        "transform",
                        ByteWriter.little().i32(1).i32(2).i32(3).i32(4).i32(5).i32(6));
        file.lines("mask 1").surfaceImage(77).lines("mask_transform 0", "src_origin 7 -8", "mask_origin 9 10");

        Layer source = new Layer(PICTURE, new Layer.Transform(1, 2, 3, 4, 5, 6), 4, 1, 7, -8, false);
        Layer mask = new Layer(PICTURE, Layer.Transform.IDENTITY, 3, 2, 9, 10, true);
        assertThat(operation()).isEqualTo(new Operation.Composite(3, source, mask, true, false));
    }

    @Test
    void composite_withoutMask() throws Exception {
        file.drawable(0, 14).lines("flags " + (1 << 22 | 1 << 24 | 12)).surfaceImage(77);
        file.lines("src_transform 0", "mask 0", "mask_transform 0", "src_origin 0 0", "mask_origin 0 0");

        Layer source = new Layer(PICTURE, Layer.Transform.IDENTITY, 0, 0, 0, 0, true);
        assertThat(operation()).isEqualTo(new Operation.Composite(12, source, null, false, true));
    }

    @Test
    void nop_drawsNothing() throws Exception {
        int before = file.events().size();

        file.drawable(0, 0);

        assertThat(file.events()).hasSize(before);
    }

    @Test
    void clip_isOfItsRectangles_lessEmptyOnes() throws Exception {
        ByteWriter rects = ByteWriter.little().i32(1).i32(2).i32(3).i32(4);
        rects.i32(9).i32(9).i32(0).i32(0);
        file.event(0, 1)
                .lines("drawable", "rect bbox 2 1 6 5", "type 1", "num_rects 2")
                .chunk("clip_rects", rects);
        file.lines("effect 1", "mm_time 0", "self_bitmap 0", "rect self_bitmap_area 0 0 0 0", "surface_id 77");
        for (int i = 0; i < 3; i++) {
            file.lines("surfaces_dest -1", "rect surfaces_rects 0 0 0 0");
        }
        file.lines("type 4", "point 0 0");

        Clip clip = new Clip.Rects(List.of(new Rect(2, 1, 4, 3)));
        assertThat(file.last())
                .isEqualTo(new DisplayEvent.Draw(new Drawable(1, BOX, clip, new Operation.CopyBits(0, 0))));
    }

    @Test
    void selfBitmap_isCopiedToASurfaceOfItsOwn() throws Exception {
        file.drawable(77, 13, "self_bitmap 1", "rect self_bitmap_area 3 4 9 11");
        file.lines("alpha_flags 3", "alpha 9", "image 0", "rect src_area 0 0 6 7");

        List<DisplayEvent> events = file.events();
        Operation readBack =
                new Operation.Copy(PICTURE, new Rect(4, 3, 11, 9), RopDescriptor.OP_PUT, ScaleMode.NEAREST, Mask.NONE);
        Operation blend = new Operation.AlphaBlend(1, 9, new Source.OfSurface(1023), new Rect(0, 0, 7, 6));
        assertThat(events.subList(events.size() - 4, events.size()))
                .containsExactly(
                        new DisplayEvent.SurfaceCreate(1023, PixelFormat.XRGB32, 7, 6),
                        new DisplayEvent.Draw(new Drawable(1023, new Rect(0, 0, 7, 6), readBack)),
                        new DisplayEvent.Draw(new Drawable(1, BOX, blend)),
                        new DisplayEvent.SurfaceDestroy(1023));
    }

    @Test
    void selfBitmap_thatNothingUses_isNotCopied() throws Exception {
        file.drawable(77, 4, "self_bitmap 1", "rect self_bitmap_area 3 4 9 11").lines("point 0 0");

        assertThat(operation()).isEqualTo(new Operation.CopyBits(0, 0));
    }

    @ParameterizedTest
    @CsvSource({"0, 0 0 0 0, 0", "4096, 0 0 4 4, 3"})
    void drawable_ofOldGuest_drawsOnThePrimary(int offset, String area, int more) throws Exception {
        int before = file.events().size();
        file.event(0, 1).lines("drawable", "rect bbox 2 1 6 5", "type 0", "effect 1", "mm_time 0");
        file.lines("bitmap_offset " + offset, "rect bitmap_area " + area, "type 13", "alpha 200");
        if (offset == 0) {
            file.surfaceImage(77);
        } else {
            file.lines("image 0");
        }
        file.lines(AREA_LINE);

        List<DisplayEvent> events = file.events();
        Source source = offset == 0 ? PICTURE : new Source.OfSurface(1023);
        assertThat(events)
                .hasSize(before + 1 + more)
                .contains(new DisplayEvent.Draw(new Drawable(0, BOX, new Operation.AlphaBlend(0, 200, source, AREA))));
    }

    private Operation operation() throws Exception {
        Drawable drawable = ((DisplayEvent.Draw) file.last()).drawable();
        assertThat(drawable.box()).isEqualTo(BOX);
        return drawable.operation();
    }
}
