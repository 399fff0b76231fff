package io.caraway.drawing.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Brush;
import io.caraway.drawing.Clip;
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
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderTreeTest {
    private static final Rect SURFACE = new Rect(0, 0, 100, 80);
    private static final Rect BOX = new Rect(10, 10, 50, 50);
    private static final Rect INNER = new Rect(20, 20, 30, 30);
    private static final Source IMAGE = Source.of(image(PixelFormat.XRGB32, 40, 40));
    private static final Source BITS = Source.of(image(PixelFormat.A1, 40, 40));
    private static final Mask MASK = new Mask.Bits(false, 0, 0, BITS);
    private static final int PUT = RopDescriptor.OP_PUT;

    private final RenderTree<String> tree = new RenderTree<>();

    @AfterEach
    void checkInvariants() {
        tree.checkInvariants();
    }

    @Test
    void add_emptyTree_hidesNothing() {
        assertThat(tree.add("a", fill(BOX), SURFACE)).isEmpty();
        assertThat(tree.size()).isEqualTo(1);
        assertThat(pending(0)).isEqualTo(Region.of(BOX));
    }

    @Test
    void add_fillOverAll_takesOutWhatItHides() {
        add("a", fill(INNER));
        add("b", fill(BOX));
        add("outside", fill(new Rect(60, 10, 70, 20)));
        assertThat(add("c", fill(BOX))).containsExactly("b");
        assertThat(tree.size()).isEqualTo(2);
        tree.remove("b");
        assertThat(tree.size()).isEqualTo(2);
    }

    @Test
    void add_fillOfAnotherSurface_hidesNothing() {
        add("a", fill(BOX));
        assertThat(add("b", Drawable.fill(1, BOX, 1))).isEmpty();
    }

    @Test
    void add_twoHalves_hideTogether() {
        add("a", fill(BOX));
        assertThat(add("left", fill(new Rect(0, 0, 30, 80)))).isEmpty();
        assertThat(pending(0)).isEqualTo(Region.of(List.of(BOX, new Rect(0, 0, 30, 80))));
        assertThat(add("right", fill(new Rect(30, 0, 100, 80)))).containsExactly("a");
    }

    @Test
    void add_boxBeyondTheSurface_isHiddenByAllOfTheSurface() {
        add("a", fill(new Rect(-50, -50, 200, 200)));
        assertThat(add("b", fill(SURFACE))).containsExactly("a");
    }

    @Test
    void add_combinesWithWhatIsThere_isHiddenButHidesNot() {
        Drawable xor = drawable(new Operation.Fill(new Brush.Solid(1), RopDescriptor.OP_XOR, Mask.NONE));
        add("a", fill(BOX));
        assertThat(add("b", xor)).isEmpty();
        assertThat(add("c", fill(BOX))).containsExactlyInAnyOrder("a", "b");
    }

    static Stream<Operation> overwriting() {
        return Stream.of(
                new Operation.Fill(new Brush.Solid(1), PUT, Mask.NONE),
                new Operation.Fill(Brush.NONE, PUT | RopDescriptor.INVERS_DEST | RopDescriptor.INVERS_RES, Mask.NONE),
                new Operation.Fill(Brush.NONE, 0, Mask.NONE),
                new Operation.Fill(Brush.NONE, RopDescriptor.OP_BLACKNESS | RopDescriptor.OP_INVERS, Mask.NONE),
                new Operation.Fill(new Brush.Pattern(IMAGE, 3, 4), RopDescriptor.OP_WHITENESS, Mask.NONE),
                copy(IMAGE, new Rect(0, 0, 40, 40), PUT, Mask.NONE),
                new Operation.Blend(IMAGE, new Rect(0, 0, 40, 40), PUT, ScaleMode.NEAREST, Mask.NONE),
                new Operation.Opaque(
                        IMAGE,
                        new Rect(0, 0, 40, 40),
                        new Brush.Solid(1),
                        RopDescriptor.OP_XOR,
                        ScaleMode.NEAREST,
                        Mask.NONE),
                new Operation.Blackness(Mask.NONE),
                new Operation.Whiteness(Mask.NONE));
    }

    @ParameterizedTest
    @MethodSource("overwriting")
    void add_operationThatOverwrites_hides(Operation operation) {
        add("a", fill(BOX));
        assertThat(add("b", drawable(operation))).containsExactly("a");
    }

    static Stream<Operation> notOverwriting() {
        Rect area = new Rect(0, 0, 40, 40);
        return Stream.of(
                new Operation.Fill(new Brush.Solid(1), PUT, MASK),
                new Operation.Fill(new Brush.Pattern(new Source.OfSurface(1), 0, 0), PUT, Mask.NONE),
                new Operation.Fill(new Brush.Pattern(new Source.OfSurface(0), 0, 0), PUT, Mask.NONE),
                new Operation.Fill(new Brush.Solid(1), RopDescriptor.OP_AND | RopDescriptor.OP_BLACKNESS, Mask.NONE),
                new Operation.Fill(new Brush.Solid(1), RopDescriptor.OP_INVERS, Mask.NONE),
                copy(IMAGE, area, PUT, MASK),
                copy(IMAGE, area, RopDescriptor.OP_OR, Mask.NONE),
                copy(IMAGE, new Rect(0, 0, 39, 40), PUT, Mask.NONE),
                copy(IMAGE, new Rect(1, 0, 41, 40), PUT, Mask.NONE),
                copy(new Source.OfSurface(1), area, PUT, Mask.NONE),
                new Operation.Blend(IMAGE, area, RopDescriptor.OP_XOR, ScaleMode.NEAREST, Mask.NONE),
                new Operation.Opaque(IMAGE, area, new Brush.Solid(1), PUT, ScaleMode.NEAREST, MASK),
                new Operation.Blackness(MASK),
                new Operation.Whiteness(MASK),
                new Operation.Invers(Mask.NONE),
                new Operation.Rop3(IMAGE, area, new Brush.Solid(1), 0x66, ScaleMode.NEAREST, Mask.NONE),
                new Operation.Stroke(new Path(List.of()), LineStyle.SOLID, new Brush.Solid(1), PUT, PUT),
                text(BOX),
                new Operation.Transparent(IMAGE, area, 0, 0),
                new Operation.AlphaBlend(0, 255, IMAGE, area),
                new Operation.Composite(3, layer(IMAGE), null, false, false),
                new Operation.CopyBits(10, 10),
                new Operation.CopyBits(15, 10));
    }

    @ParameterizedTest
    @MethodSource("notOverwriting")
    void add_operationThatNeedsWhatIsThereOrMayDrawNothing_hidesNothing(Operation operation) {
        add("a", fill(BOX));
        assertThat(add("b", drawable(operation))).isEmpty();
        assertThat(pending(0)).isEqualTo(Region.of(BOX));
    }

    static Stream<Operation> reading() {
        Source own = new Source.OfSurface(0);
        Rect area = new Rect(0, 0, 10, 10);
        Mask mask = new Mask.Bits(false, 0, 0, own);
        Brush pattern = new Brush.Pattern(own, 0, 0);
        Brush solid = new Brush.Solid(1);
        return Stream.of(
                new Operation.Fill(pattern, PUT, Mask.NONE),
                new Operation.Fill(solid, PUT, mask),
                new Operation.Opaque(own, area, solid, PUT, ScaleMode.NEAREST, Mask.NONE),
                new Operation.Opaque(IMAGE, area, pattern, PUT, ScaleMode.NEAREST, Mask.NONE),
                new Operation.Opaque(IMAGE, area, solid, PUT, ScaleMode.NEAREST, mask),
                copy(own, area, PUT, Mask.NONE),
                copy(own, new Rect(0, 0, 20, 20), PUT, Mask.NONE),
                copy(IMAGE, area, PUT, mask),
                new Operation.Blend(own, area, PUT, ScaleMode.NEAREST, Mask.NONE),
                new Operation.Blend(IMAGE, area, PUT, ScaleMode.NEAREST, mask),
                new Operation.Blackness(mask),
                new Operation.Whiteness(mask),
                new Operation.Invers(mask),
                new Operation.Rop3(own, area, solid, 0xcc, ScaleMode.NEAREST, Mask.NONE),
                new Operation.Rop3(IMAGE, area, pattern, 0xcc, ScaleMode.NEAREST, Mask.NONE),
                new Operation.Rop3(IMAGE, area, solid, 0xcc, ScaleMode.NEAREST, mask),
                new Operation.Stroke(new Path(List.of()), LineStyle.SOLID, pattern, PUT, PUT),
                new Operation.Text(string(0, 0, 4, 4), Rect.EMPTY, pattern, Brush.NONE, PUT, PUT),
                new Operation.Text(string(0, 0, 4, 4), area, solid, pattern, PUT, PUT),
                new Operation.Transparent(own, area, 0, 0),
                new Operation.AlphaBlend(0, 255, own, area),
                new Operation.Composite(3, layer(own), null, false, false),
                new Operation.Composite(3, layer(IMAGE), layer(own), false, false));
    }

    @ParameterizedTest
    @MethodSource("reading")
    void add_surfaceReadInBetween_keepsWhatIsRead(Operation operation) {
        Rect read = new Rect(0, 0, 10, 10);
        Rect elsewhere = new Rect(60, 60, 70, 70);
        add("read", fill(read));
        add("reader on the same surface", new Drawable(0, elsewhere, operation));
        assertThat(add("newer", fill(read))).isEmpty();
        List.of("read", "reader on the same surface", "newer").forEach(tree::remove);
        add("read", fill(read));
        add("reader on another surface", new Drawable(1, elsewhere, operation));
        assertThat(add("newer", fill(read))).isEmpty();
        tree.remove("reader on another surface");
        assertThat(add("newest", fill(read))).containsExactlyInAnyOrder("read", "newer");
    }

    @Test
    void add_anotherAreaOfASurfaceRead_doesNotKeep() {
        add("a", fill(INNER));
        add(
                "reader",
                new Drawable(1, new Rect(0, 0, 10, 10), copy(new Source.OfSurface(0), box(0, 0), PUT, Mask.NONE)));
        assertThat(add("b", fill(BOX))).containsExactly("a");
    }

    @Test
    void add_copyBitsInBetween_keepsItsSource() {
        add("source", fill(box(0, 0)));
        add("target", fill(box(50, 50)));
        assertThat(add("copy", Drawable.copyBits(0, box(50, 50), 0, 0))).containsExactly("target");
        assertThat(add("newer", fill(box(0, 0)))).isEmpty();
        assertThat(tree.size()).isEqualTo(3);
    }

    @Test
    void add_readerGoes_letsGoWhatItAloneRead() {
        add("source", fill(box(0, 0)));
        add("copy", Drawable.copyBits(0, box(50, 50), 0, 0));
        add("newer", fill(box(0, 0)));
        assertThat(add("hides the copy", fill(box(50, 50)))).containsExactlyInAnyOrder("copy", "source");
    }

    @Test
    void add_readerOfAnotherSurfaceGoes_letsGoWhatItAloneRead() {
        add("old", Drawable.fill(1, box(0, 0), 1));
        add("shown", new Drawable(0, box(50, 50), copy(new Source.OfSurface(1), box(0, 0), PUT, Mask.NONE)));
        assertThat(add("new", Drawable.fill(1, box(0, 0), 2))).isEmpty();
        assertThat(add("hides", fill(BOX.translate(30, 20)))).containsExactlyInAnyOrder("shown", "old");
    }

    @Test
    void add_twoReaders_keepUntilBothAreGone() {
        add("source", fill(box(0, 0)));
        add("first", Drawable.copyBits(0, box(50, 50), 0, 0));
        add("second", Drawable.copyBits(0, box(80, 50), 0, 0));
        add("newer", fill(box(0, 0)));
        assertThat(add("a", fill(box(80, 50)))).containsExactly("second");
        assertThat(add("b", fill(box(50, 50)))).containsExactlyInAnyOrder("first", "source");
    }

    @Test
    void add_readersGoTogether_letGoWhatTheyRead() {
        add("source", fill(box(0, 0)));
        add("first", Drawable.copyBits(0, box(50, 50), 0, 0));
        add("second", Drawable.copyBits(0, box(60, 50), 0, 0));
        add("newer", fill(box(0, 0)));
        assertThat(add("a", fill(new Rect(50, 50, 70, 60)))).containsExactlyInAnyOrder("first", "second", "source");
    }

    @Test
    void add_scroll_doesNotHideWhatItMoves() {
        Rect window = new Rect(0, 0, 100, 70);
        add("top", fill(new Rect(0, 0, 100, 10)));
        add("middle", fill(new Rect(0, 20, 100, 30)));
        add("bottom", fill(new Rect(0, 70, 100, 80)));
        assertThat(add("scroll", Drawable.copyBits(0, window, 0, 10))).containsExactly("top");
        assertThat(tree.size()).isEqualTo(3);
    }

    @Test
    void add_copyBitsFromBeyondTheSurface_hidesOnlyWhatIsReached() {
        add("reached", fill(new Rect(0, 0, 10, 10)));
        add("not reached", fill(new Rect(20, 0, 30, 10)));
        assertThat(add("copy", Drawable.copyBits(0, new Rect(0, 0, 30, 10), 85, 40)))
                .containsExactly("reached");
    }

    @Test
    void add_pictureOfTheSurfaceItself_hidesWhatItDoesNotRead() {
        add("source", fill(box(0, 0)));
        add("target", fill(box(50, 50)));
        assertThat(add("copy", new Drawable(0, box(50, 50), copy(new Source.OfSurface(0), box(0, 0), PUT, Mask.NONE))))
                .containsExactly("target");
    }

    @Test
    void add_pictureThatDoesNotReachEverywhere_hidesAsFarAsItReaches() {
        add("reached", fill(new Rect(10, 10, 40, 50)));
        add("not reached", fill(new Rect(41, 10, 50, 50)));
        assertThat(add("b", drawable(copy(IMAGE, new Rect(10, 0, 50, 40), PUT, Mask.NONE))))
                .containsExactly("reached");
    }

    @Test
    void add_clipped_hidesAndIsHiddenInsideTheClip() {
        Clip clip = new Clip.Rects(List.of(new Rect(0, 0, 20, 80), new Rect(40, 0, 60, 80)));
        Operation operation = new Operation.Blackness(Mask.NONE);
        add("left", fill(new Rect(10, 10, 20, 50)));
        add("between", fill(new Rect(25, 10, 30, 50)));
        add("across", drawable(new Operation.Invers(Mask.NONE)));
        assertThat(add("clipped", new Drawable(0, BOX, clip, operation))).containsExactly("left");
        assertThat(add("a", fill(new Rect(40, 0, 50, 80)))).isEmpty();
        assertThat(add("b", fill(new Rect(10, 0, 20, 80)))).containsExactly("clipped");
    }

    @Test
    void add_clipWithoutRectangles_hidesNothing() {
        add("a", fill(BOX));
        assertThat(add("b", new Drawable(0, BOX, new Clip.Rects(List.of()), new Operation.Blackness(Mask.NONE))))
                .isEmpty();
        assertThat(add("c", fill(BOX))).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void add_textLettersOutsideOfTheBox_areNotForgotten() {
        add("text", new Drawable(0, box(0, 0), textAt(30, 30, 10, 10)));
        assertThat(pending(0)).isEqualTo(Region.of(new Rect(0, 0, 40, 40)));
        assertThat(add("box", fill(box(0, 0)))).isEmpty();
        assertThat(add("all", fill(new Rect(0, 0, 40, 40)))).containsExactlyInAnyOrder("text", "box");
    }

    @Test
    void add_alphaBlendClipped_mayChangeAllOfItsBox() {
        Clip clip = new Clip.Rects(List.of(INNER));
        add("clears", new Drawable(0, BOX, clip, new Operation.AlphaBlend(0, 255, IMAGE, box(0, 0))));
        assertThat(add("a", fill(INNER))).isEmpty();
        assertThat(add("b", fill(BOX))).containsExactlyInAnyOrder("clears", "a");
        int hasAlpha = Operation.AlphaBlend.DEST_HAS_ALPHA;
        add("leaves", new Drawable(0, BOX, clip, new Operation.AlphaBlend(hasAlpha, 255, IMAGE, box(0, 0))));
        assertThat(add("c", fill(INNER))).containsExactly("leaves");
    }

    @Test
    void add_pixelThatAlphaBlendJudgesBy_isNotHidden() {
        add("pixel", fill(new Rect(10, 10, 11, 11)));
        add("blend", drawable(new Operation.AlphaBlend(0, 255, IMAGE, new Rect(0, 0, 40, 40))));
        assertThat(add("newer", fill(new Rect(10, 10, 11, 11)))).isEmpty();
        assertThat(add("all", fill(BOX))).containsExactlyInAnyOrder("pixel", "blend", "newer");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void destroy_surface_keepsWhatOthersRead(int reader) {
        add("shown", Drawable.fill(1, box(0, 0), 1));
        add("not shown", Drawable.fill(1, box(50, 0), 1));
        add("elsewhere", fill(BOX));
        add("reader", new Drawable(reader, box(0, 0), copy(new Source.OfSurface(1), box(0, 0), PUT, Mask.NONE)));
        List<String> found = tree.destroy(1);
        if (reader == 0) {
            assertThat(found).containsExactly("not shown");
        } else {
            assertThat(found).containsExactlyInAnyOrder("shown", "not shown", "reader");
        }
    }

    @Test
    void destroy_emptyTree_findsNothing() {
        assertThat(tree.destroy(0)).isEmpty();
    }

    @Test
    void pending_ofSome_isWhatTheseMayChange() {
        add("a", fill(BOX));
        add("b", fill(new Rect(60, 10, 70, 20)));
        add("c", Drawable.fill(1, BOX, 1));
        assertThat(tree.pending(0, "b"::equals)).isEqualTo(Region.of(new Rect(60, 10, 70, 20)));
        assertThat(tree.pending(0, "c"::equals)).isEqualTo(Region.EMPTY);
        assertThat(tree.pending(1, "c"::equals)).isEqualTo(Region.of(BOX));
    }

    @Test
    void touched_whateverIsDrawn_isTheBoxInsideSurfaceAndClip() {
        assertThat(RenderTree.touched(fill(new Rect(-5, 70, 20, 90)), SURFACE))
                .isEqualTo(Region.of(new Rect(0, 70, 20, 80)));
        Clip clip = new Clip.Rects(List.of(INNER));
        assertThat(RenderTree.touched(new Drawable(0, BOX, clip, new Operation.Blackness(Mask.NONE)), SURFACE))
                .isEqualTo(Region.of(INNER));
        assertThat(RenderTree.touched(fill(BOX), Rect.EMPTY)).isEqualTo(Region.EMPTY);
    }

    @Test
    void remove_anywhere_keepsTheOrder() {
        for (String item : List.of("a", "b", "c", "d")) {
            add(item, drawable(new Operation.Invers(Mask.NONE)));
        }
        tree.remove("b");
        tree.checkInvariants();
        tree.remove("a");
        tree.checkInvariants();
        tree.remove("d");
        tree.checkInvariants();
        assertThat(add("e", fill(SURFACE))).containsExactly("c");
        tree.remove("unknown");
        tree.remove("e");
        assertThat(tree.size()).isZero();
        assertThat(pending(0)).isEqualTo(Region.EMPTY);
    }

    @Test
    void add_moreHolesThanThereIsRoomFor_keepsItVisibleUntilAllIsHidden() {
        add("a", fill(SURFACE));
        IntStream.range(0, 60).forEach(i -> {
            assertThat(add("hole", fill(Rect.of(i % 10 * 10 + 3, i / 10 * 10 + 3, 4, 4))))
                    .isEmpty();
            tree.checkInvariants();
        });
        assertThat(pending(0)).isEqualTo(Region.of(SURFACE));
        assertThat(add("b", fill(SURFACE))).hasSize(61).contains("a");
    }

    @ParameterizedTest
    @EnumSource(PixelFormat.class)
    void add_imageOfAnyFormat_hides(PixelFormat format) {
        add("a", fill(BOX));
        assertThat(add("b", Drawable.copy(0, 10, 10, image(format, 40, 40)))).containsExactly("a");
    }

    private Region pending(int surfaceId) {
        return tree.pending(surfaceId, item -> true);
    }

    private List<String> add(String item, Drawable drawable) {
        return tree.add(item, drawable, SURFACE);
    }

    private static Drawable fill(Rect box) {
        return Drawable.fill(0, box, 1);
    }

    private static Drawable drawable(Operation operation) {
        return new Drawable(0, BOX, operation);
    }

    private static Rect box(int x, int y) {
        return Rect.of(x, y, 10, 10);
    }

    private static Operation copy(Source source, Rect area, int rop, Mask mask) {
        return new Operation.Copy(source, area, rop, ScaleMode.INTERPOLATE, mask);
    }

    private static Operation text(Rect letters) {
        return textAt(letters.left(), letters.top(), letters.width(), letters.height());
    }

    private static Operation textAt(int x, int y, int width, int height) {
        return new Operation.Text(string(x, y, width, height), Rect.EMPTY, new Brush.Solid(1), Brush.NONE, PUT, PUT);
    }

    private static GlyphString string(int x, int y, int width, int height) {
        byte[] bytes = new byte[width * height];
        return new GlyphString(
                GlyphString.Depth.A8, true, List.of(new GlyphString.Glyph(x, y, 0, 0, width, height, bytes)));
    }

    private static Layer layer(Source source) {
        return new Layer(source, Layer.Transform.IDENTITY, 0, 0, 0, 0, false);
    }

    private static Image image(PixelFormat format, int width, int height) {
        return Image.of(new Pixels(format, width, height, new int[width * height]));
    }
}
