package io.caraway.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Brush;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.LineStyle;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Path;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReferenceLimitsTest {
    private static final int NARROW = 7;
    private static final Rect BOX = new Rect(10, 10, 20, 20);
    private static final Rect AREA = new Rect(0, 0, 10, 10);
    private static final Source IMAGE = Source.of(Image.ofPixels(10, 10, new int[100]));

    private final ReferenceLimits limits = new ReferenceLimits(Map.of(
            0,
            new DisplayEvent.SurfaceCreate(0, 100, 80),
            1,
            new DisplayEvent.SurfaceCreate(1, 50, 40),
            NARROW,
            new DisplayEvent.SurfaceCreate(NARROW, PixelFormat.A8, 50, 40)));

    @Test
    void allow_plainDrawings_areAllowed() {
        assertThat(allowed(BOX, copy(IMAGE, AREA))).isTrue();
        assertThat(allowed(new Rect(95, 75, 105, 85), copy(IMAGE, AREA))).isTrue();
        assertThat(allowed(BOX, copy(new Source.OfSurface(1), AREA))).isTrue();
        assertThat(limits.allow(Drawable.fill(0, new Rect(-5, -5, 500, 500), 1)))
                .isTrue();
    }

    @Test
    void allow_areaOutsideThePicture_isRefused() {
        assertThat(allowed(BOX, copy(IMAGE, new Rect(1, 0, 11, 10)))).isFalse();
        assertThat(allowed(BOX, copy(new Source.OfSurface(1), new Rect(41, 0, 51, 10))))
                .isFalse();
        assertThat(allowed(BOX, copy(new Source.OfSurface(9), AREA))).isFalse();
    }

    @Test
    void allow_surfaceOfAnotherDepth_isRefusedWhereBitsAreCopied() {
        Source narrow = new Source.OfSurface(NARROW);
        assertThat(allowed(BOX, copy(narrow, AREA))).isFalse();
        assertThat(allowed(BOX, new Operation.AlphaBlend(0, 255, narrow, AREA))).isTrue();
    }

    @Test
    void allow_ternaryRopThatLeavesAnInputOut_isRefused() {
        long refused = IntStream.range(0, 256)
                .filter(rop3 -> !allowed(BOX, rop3(rop3)))
                .count();
        assertThat(refused).isEqualTo(38);
        assertThat(allowed(new Rect(95, 75, 105, 85), rop3(0xb8))).isFalse();
        assertThat(limits.allow(new Drawable(NARROW, BOX, rop3(0xb8)))).isFalse();
    }

    @Test
    void allow_strokeWithASurfaceForABrush_isRefused() {
        Path path = new Path(List.of());
        Brush brush = new Brush.Pattern(new Source.OfSurface(1), 0, 0);
        int put = RopDescriptor.OP_PUT;
        assertThat(allowed(BOX, new Operation.Stroke(path, LineStyle.SOLID, brush, put, put)))
                .isFalse();
        assertThat(allowed(BOX, new Operation.Stroke(path, LineStyle.SOLID, new Brush.Solid(1), put, put)))
                .isTrue();
    }

    @Test
    void allow_paletteThatTheClientDoesNotRead_isRefused() throws ProtocolException {
        assertThat(allowed(BOX, copy(paletted(BitmapFormat.FOUR_BIT_BE), AREA))).isTrue();
        assertThat(allowed(BOX, copy(paletted(BitmapFormat.FOUR_BIT_LE), AREA))).isFalse();
        assertThat(limits.allow(new Drawable(NARROW, BOX, copy(paletted(BitmapFormat.FOUR_BIT_BE), AREA))))
                .isFalse();
    }

    private static Source paletted(BitmapFormat format) throws ProtocolException {
        Palette palette = new Palette(0, PixelFormat.XRGB32, new int[16]);
        return Source.of(Image.ofEncoded(new EncodedImage.Bitmap(format, true, 10, 10, 5, palette, new byte[50])));
    }

    private boolean allowed(Rect box, Operation operation) {
        return limits.allow(new Drawable(0, box, operation));
    }

    private static Operation copy(Source source, Rect area) {
        return new Operation.Copy(source, area, RopDescriptor.OP_PUT, ScaleMode.NEAREST, Mask.NONE);
    }

    private static Operation rop3(int number) {
        return new Operation.Rop3(IMAGE, AREA, new Brush.Solid(1), number, ScaleMode.NEAREST, Mask.NONE);
    }
}
