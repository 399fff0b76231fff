package io.caraway.drawing.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CompositorTest {
    private static final int RED = 0xFFFF0000;

    private static Pixels argb(int width, int height, int... values) {
        return new Pixels(PixelFormat.ARGB32, width, height, values);
    }

    @Test
    void compose_over_addsWhatShinesThrough() {
        Pixels target = argb(2, 1, 0xFF0000FF, 0x80000080);
        Compositor.compose(CompositeOperator.OVER, Sampler.solid(0x80800000), null, target, new Rect(0, 0, 2, 1));
        assertThat(target.values()).containsExactly(0xFF80007F, 0xC0800040);
    }

    @Test
    void compose_textOntoXrgb_laysColourThroughTheMaskAndClearsTheHighestByte() {
        Pixels target =
                new Pixels(PixelFormat.XRGB32, 4, 1, new int[] {0x55000000, 0x55FFFFFF, 0x55000000, 0x55123456});
        Pixels glyph = new Pixels(PixelFormat.A8, 3, 1, new int[] {255, 128, 0});
        Compositor.compose(
                CompositeOperator.OVER, Sampler.solid(RED), Sampler.of(glyph, 0, 0), target, new Rect(0, 0, 3, 1));
        assertThat(target.values()).containsExactly(0xFF0000, 0xFF7F7F, 0, 0x55123456);
    }

    @Test
    void compose_areaBeyondTheTarget_keepsSourceInPlace() {
        Pixels target = argb(2, 2, 0, 0, 0, 0);
        Pixels source = argb(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        Compositor.compose(CompositeOperator.SRC, Sampler.of(source, 0, 0), null, target, new Rect(-1, -1, 8, 8));
        assertThat(target.values()).containsExactly(5, 6, 8, 9);
    }

    @Test
    void compose_weighedBeyondTheEdgeOfAPictureWithoutAlpha_fadesOut() {
        Pixels source = new Pixels(PixelFormat.XRGB32, 1, 1, new int[] {0xFFFFFF});
        Pixels target = argb(2, 1, 0, 0);
        Sampler half = new Sampler(source, Matrix.scale(1 << 15, 1 << 16), Filter.GOOD, Repeat.NONE, 0, 0, false);
        Compositor.compose(CompositeOperator.SRC, half, null, target, new Rect(0, 0, 2, 1));
        assertThat(target.values()).containsExactly(0xBFBFBFBF, 0xBFBFBFBF);
    }

    @Test
    void compose_weighed_takesSevenBitsOfThePlaceAndCutsOff() {
        Pixels source = argb(2, 1, 0xFF000000, 0xFFFFFFFF);
        Pixels target = argb(1, 1, 0);
        Matrix matrix = Matrix.IDENTITY.translated((1 << 16) / 128 * 3 + 511, 0);
        Compositor.compose(
                CompositeOperator.SRC,
                new Sampler(source, matrix, Filter.BILINEAR, Repeat.PAD, 0, 0, false),
                null,
                target,
                new Rect(0, 0, 1, 1));
        assertThat(target.values()).containsExactly(0xFF050505);
    }

    @Test
    void compose_nearestBetweenTwoPixels_takesTheOneBefore() {
        Pixels source = argb(3, 1, 1, 2, 3);
        Pixels target = argb(1, 1, 0);
        Matrix matrix = Matrix.IDENTITY.translated(1 << 15, 0);
        Compositor.compose(
                CompositeOperator.SRC,
                new Sampler(source, matrix, Filter.NEAREST, Repeat.NONE, 1, 0, false),
                null,
                target,
                new Rect(0, 0, 1, 1));
        assertThat(target.values()).containsExactly(2);
    }

    @Test
    void compose_componentAlpha_masksEachColourByItsOwn() {
        Pixels target = argb(1, 1, 0xFF808080);
        Sampler mask = new Sampler(argb(1, 1, 0xFFFF8000), Matrix.IDENTITY, Filter.NEAREST, Repeat.NONE, 0, 0, true);
        Compositor.compose(CompositeOperator.OVER, Sampler.solid(0xFFFFFFFF), mask, target, new Rect(0, 0, 1, 1));
        assertThat(target.values()).containsExactly(0xFFFFC080);
    }

    @Test
    void compose_pictureTooWide_drawsNothing() {
        Pixels wide = new Pixels(PixelFormat.A8, Short.MAX_VALUE, 1, new int[Short.MAX_VALUE]);
        Pixels target = argb(1, 1, RED);
        Compositor.compose(CompositeOperator.SRC, Sampler.of(wide, 0, 0), null, target, new Rect(0, 0, 1, 1));
        assertThat(target.values()).containsExactly(RED);
    }

    @Test
    void compose_numbersBeyondAllBounds_staysInsideTheAreaAndTheFormat() {
        for (long seed = 0; seed < 30_000; seed++) {
            ComposeRequest request = ComposeRequest.random(new Random(seed), true);
            int[] before = request.target().values();
            int[] source = request.source().pixels().values().clone();
            int[] after = request.values();
            Rect area = request.area();
            int width = request.target().width();
            assertThat(request.source().pixels().values()).as("seed %s", seed).isEqualTo(source);
            for (int i = 0; i < after.length; i++) {
                boolean inside = area.contains(Rect.of(i % width, i / width, 1, 1));
                if ((!inside && after[i] != before[i])
                        || (after[i] & ~request.target().format().mask()) != 0) {
                    throw new AssertionError("seed " + seed + ", pixel " + i + ": " + request);
                }
            }
        }
    }

    @Test
    void compose_inTwoParts_givesTheSameAsAtOnce() {
        int drawn = 0;
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            ComposeRequest whole = ComposeRequest.random(random, false);
            if (whole.operator().wide()) {
                continue; // one part may be opaque and the other not, which replaces the operator
            }
            int cut = random.nextInt(whole.area().width() + 1);
            ComposeRequest first = part(whole, whole.target(), 0, cut);
            Pixels between = new Pixels(
                    whole.target().format(),
                    whole.target().width(),
                    whole.target().height(),
                    first.values());
            int[] expected = whole.values();
            assertThat(part(whole, between, cut, whole.area().width()).values())
                    .as("seed %s: %s", seed, whole)
                    .isEqualTo(expected);
            drawn += Arrays.equals(expected, whole.target().values()) ? 0 : 1;
        }
        assertThat(drawn).isGreaterThan(3000);
    }

    private static ComposeRequest part(ComposeRequest whole, Pixels target, int from, int to) {
        return new ComposeRequest(
                whole.operator(),
                moved(whole.source(), from),
                whole.mask() == null ? null : moved(whole.mask(), from),
                target,
                Rect.of(
                        whole.area().left() + from,
                        whole.area().top(),
                        to - from,
                        whole.area().height()));
    }

    private static Sampler moved(Sampler sampler, int by) {
        return new Sampler(
                sampler.pixels(),
                sampler.matrix(),
                sampler.filter(),
                sampler.repeat(),
                sampler.x() + by,
                sampler.y(),
                sampler.componentAlpha());
    }
}
