package io.caraway.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyframeTest {
    private static final PixelFormat[] FORMATS = {
        PixelFormat.XRGB32, PixelFormat.ARGB32, PixelFormat.RGB555, PixelFormat.RGB565, PixelFormat.A8
    };
    private static final int SURFACES = 3;

    private final DisplayState state = new DisplayState();

    @Test
    void piece_withTheSamePixels_isTheSameImage() {
        state.apply(new DisplayEvent.SurfaceCreate(0, 300, 270));
        state.apply(fill(new Rect(0, 0, 300, 270), 1));
        List<Image> first = images();
        assertThat(first)
                .extracting(image -> image.width() + "x" + image.height())
                .containsExactly("256x256", "44x256", "256x14", "44x14");

        // Other tiles, the same pixels.
        state.apply(fill(new Rect(0, 0, 300, 270), 1));
        assertSameObjects(images(), first, true, true, true, true);

        state.apply(fill(new Rect(290, 200, 295, 260), 2));
        List<Image> second = images();
        assertSameObjects(second, first, true, false, true, false);
        assertThat(first.get(1).pixels().values()).containsOnly(1);

        state.apply(fill(new Rect(0, 0, 5, 5), 3));
        assertSameObjects(images(), second, false, true, true, true);
    }

    @Test
    void surfaceMadeAnew_hasItsOwnPieces() {
        state.apply(new DisplayEvent.SurfaceCreate(0, 100, 80));
        List<Image> first = images();
        state.apply(new DisplayEvent.SurfaceCreate(0, 90, 80));
        List<Image> second = images();
        assertThat(second).hasSize(1).doesNotContainAnyElementsOf(first);
        assertThat(second.get(0).width()).isEqualTo(90);
    }

    @Test
    void imageThatStillShows_isDrawnAsItCame() {
        Image image = noise(1, 200, 150);
        state.apply(new DisplayEvent.SurfaceCreate(0, 400, 300));
        state.apply(copy(0, 10, 20, image));

        List<Drawable> drawn = drawables();
        assertThat(drawn.get(0).box()).isEqualTo(Rect.of(10, 20, 200, 150));
        assertThat(imageOf(drawn.get(0))).isSameAs(image);
        assertThat(drawn.stream().skip(1))
                .noneMatch(other -> other.box().intersects(drawn.get(0).box()));
        assertGivesTheState("whole");
    }

    @Test
    void imagePartlyDrawnOver_isDrawnAsItCame_andWhatIsOverItBehind() {
        Image image = noise(2, 200, 150);
        state.apply(new DisplayEvent.SurfaceCreate(0, 400, 300));
        state.apply(copy(0, 10, 20, image));
        state.apply(fill(Rect.of(100, 100, 5, 5), 7));

        List<Drawable> drawn = drawables();
        assertThat(imageOf(drawn.get(0))).isSameAs(image);
        assertThat(drawn).anyMatch(piece -> piece.box().equals(Rect.of(64, 64, 64, 64)));
        assertGivesTheState("drawn over");

        state.apply(fill(Rect.of(10, 20, 200, 140), 7));
        assertThat(images()).doesNotContain(image);
        assertGivesTheState("hidden");
    }

    @Test
    void imageHalfOutside_isDrawnAsFarAsItReaches() {
        Image image = noise(3, 200, 200);
        state.apply(new DisplayEvent.SurfaceCreate(0, 400, 300));
        state.apply(copy(0, -50, -40, image));
        assertThat(drawables().get(0).box()).isEqualTo(Rect.of(0, 0, 150, 160));
        assertThat(images().get(0)).isSameAs(image);
        assertGivesTheState("outside");
    }

    @Test
    void imageOfAnotherSurface_isSharedByBoth() {
        Image image = noise(4, 200, 150);
        state.apply(new DisplayEvent.SurfaceCreate(0, 400, 300));
        state.apply(new DisplayEvent.SurfaceCreate(1, 200, 150));
        state.apply(copy(1, 0, 0, image));
        state.apply(fromSurface(0, Rect.of(30, 40, 180, 150), 1, 20, 0));

        assertThat(images()).filteredOn(found -> found == image).hasSize(2);
        assertThat(drawables().get(0).box()).isEqualTo(Rect.of(30, 40, 180, 150));
        assertGivesTheState("shared");
    }

    @Test
    void imageMovedOnItsSurface_isFollowed() {
        Image image = noise(5, 200, 150);
        state.apply(new DisplayEvent.SurfaceCreate(0, 400, 300));
        state.apply(copy(0, 10, 20, image));
        state.apply(new DisplayEvent.Draw(Drawable.copyBits(0, Rect.of(110, 90, 200, 150), 10, 20)));

        assertThat(drawables().get(0).box()).isEqualTo(Rect.of(110, 90, 200, 150));
        assertThat(images().get(0)).isSameAs(image);
        assertGivesTheState("moved");
    }

    @Test
    void imageThatCameUncompressed_isNotDrawnAsItCame() throws Exception {
        byte[] bytes = noise(6, 200, 150).encode(ImageForm.BITMAP).bytes();
        EncodedImage.Bitmap bare = (EncodedImage.Bitmap) noise(6, 200, 150).encode(ImageForm.BITMAP);
        Image image = Image.ofEncoded(bare);
        assertThat(bytes).hasSize(200 * 150 * 4);
        state.apply(new DisplayEvent.SurfaceCreate(0, 400, 300));
        state.apply(copy(0, 10, 20, image));

        assertThat(images()).doesNotContain(image);
        assertGivesTheState("bare");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void whateverIsDrawn_givesTheState(long seed) {
        Random random = new Random(seed);
        int asTheyCame = 0;
        for (int id = 0; id < SURFACES; id++) {
            PixelFormat format = seed % 2 == 0 ? PixelFormat.XRGB32 : FORMATS[random.nextInt(FORMATS.length)];
            state.apply(
                    new DisplayEvent.SurfaceCreate(id, format, 150 + random.nextInt(400), 150 + random.nextInt(300)));
        }
        List<Image> put = new ArrayList<>();
        for (int step = 0; step < 60; step++) {
            state.apply(new DisplayEvent.Draw(drawable(random, put)));
            if (step % 3 == 0) {
                assertGivesTheState("seed " + seed + ", step " + step);
                asTheyCame += (int) images().stream().filter(put::contains).count();
            }
        }
        if (seed % 2 == 0) {
            assertThat(asTheyCame).isPositive();
        }
    }

    private static Drawable drawable(Random random, List<Image> put) {
        int id = random.nextInt(SURFACES);
        int x = random.nextInt(200) - 50;
        int y = random.nextInt(200) - 50;
        int width = 100 + random.nextInt(300);
        int height = 100 + random.nextInt(200);
        return switch (random.nextInt(7)) {
            case 0, 1 -> {
                Image image = Image.of(noise(random.nextLong(), width, height, FORMATS[random.nextInt(4)]));
                put.add(image);
                yield Drawable.copy(id, x, y, image);
            }
            case 2, 3 -> {
                int other = random.nextInt(SURFACES);
                Rect box = Rect.of(x, y, width, height);
                yield ((DisplayEvent.Draw) fromSurface(id, box, other, random.nextInt(90), random.nextInt(90)))
                        .drawable();
            }
            case 4 -> Drawable.copyBits(id, Rect.of(x, y, width, height), random.nextInt(90), random.nextInt(90));
            default -> Drawable.fill(id, Rect.of(x, y, width / 4, height / 4), random.nextInt());
        };
    }

    private static DisplayEvent fromSurface(int id, Rect box, int from, int x, int y) {
        Rect area = Rect.of(x, y, box.width(), box.height());
        Operation.Copy copy = new Operation.Copy(
                new Source.OfSurface(from), area, RopDescriptor.OP_PUT, ScaleMode.NEAREST, Mask.NONE);
        return new DisplayEvent.Draw(new Drawable(id, box, copy));
    }

    private static DisplayEvent copy(int id, int x, int y, Image image) {
        return new DisplayEvent.Draw(Drawable.copy(id, x, y, image));
    }

    private static DisplayEvent fill(Rect box, int color) {
        return new DisplayEvent.Draw(Drawable.fill(0, box, color));
    }

    private static Image noise(long seed, int width, int height) {
        return Image.of(noise(seed, width, height, PixelFormat.XRGB32));
    }

    private static Pixels noise(long seed, int width, int height, PixelFormat format) {
        int mask = format == PixelFormat.XRGB32 ? 0xffffff : format.mask();
        int[] values = new Random(seed)
                .ints((long) width * height)
                .map(value -> value & mask)
                .toArray();
        return new Pixels(format, width, height, values);
    }

    private List<Drawable> drawables() {
        return state.keyframe().stream()
                .filter(DisplayEvent.Draw.class::isInstance)
                .map(event -> ((DisplayEvent.Draw) event).drawable())
                .toList();
    }

    private List<Image> images() {
        return drawables().stream().map(KeyframeTest::imageOf).toList();
    }

    private static Image imageOf(Drawable drawable) {
        return drawable.operation().images().get(0);
    }

    private void assertGivesTheState(String how) {
        DisplayState fresh = new DisplayState();
        state.keyframe().forEach(fresh::apply);
        for (int id = 0; id < SURFACES; id++) {
            assertThat(pixels(fresh, id)).as("%s, surface %d", how, id).isEqualTo(pixels(state, id));
        }
    }

    private static int[] pixels(DisplayState shown, int id) {
        return shown.snapshot(id).map(now -> now.read(now.bounds())).orElseGet(() -> new int[0]);
    }

    private static void assertSameObjects(List<Image> found, List<Image> before, Boolean... same) {
        List<Boolean> isSame = new ArrayList<>();
        for (int i = 0; i < before.size(); i++) {
            isSame.add(found.get(i) == before.get(i));
        }
        assertThat(isSame).containsExactly(same);
    }
}
