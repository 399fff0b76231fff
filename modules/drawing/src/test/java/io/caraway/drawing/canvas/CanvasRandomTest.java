package io.caraway.drawing.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Clip;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanvasRandomTest {
    private static final int STEPS = 3000;
    private static final int COLORS = 0xffffff;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void draw_anythingOnAnything_changesNothingOutsideBoxAndClip(long seed) {
        RandomDrawables drawables = new RandomDrawables(seed);
        Easel easel = new Easel();
        Map<Operation.Type, Integer> changes = new HashMap<>();
        for (int step = 0; step < STEPS; step++) {
            if (step % 50 == 0) {
                renew(easel, drawables);
            }
            List<int[]> before = shown(easel);
            Drawable drawable = drawables.next();
            String how = "seed " + seed + ", step " + step + ": " + drawable;
            try {
                easel.draw(drawable);
            } catch (RuntimeException e) {
                throw new AssertionError(how, e);
            }
            List<int[]> after = shown(easel);
            check(easel, drawable, before, after, how);
            if (changed(before, after, drawable.surfaceId())) {
                changes.merge(drawable.operation().type(), 1, Integer::sum);
            }
        }
        for (Operation.Type type : Operation.Type.values()) {
            assertThat(changes.getOrDefault(type, 0))
                    .as("%s: %s", type, changes)
                    .isGreaterThan(10);
        }
    }

    private static void renew(Easel easel, RandomDrawables drawables) {
        for (int id = 0; id < RandomDrawables.SURFACES; id++) {
            PixelFormat format = drawables.format();
            int width = drawables.side();
            easel.showing(id, format, width, drawables.values(format, width * drawables.side()));
        }
    }

    private static List<int[]> shown(Easel easel) {
        return IntStream.range(0, RandomDrawables.SURFACES)
                .mapToObj(easel::pixels)
                .toList();
    }

    private static boolean changed(List<int[]> before, List<int[]> after, int id) {
        return !Arrays.equals(before.get(id), after.get(id));
    }

    private static void check(Easel easel, Drawable drawable, List<int[]> before, List<int[]> after, String how) {
        for (int id = 0; id < RandomDrawables.SURFACES; id++) {
            Surface surface = easel.surface(id);
            int[] expected = before.get(id).clone();
            int[] found = after.get(id).clone();
            int stray = 0;
            boolean drawnOn = id == drawable.surfaceId();
            for (int i = 0; i < found.length; i++) {
                stray |= found[i] & ~surface.format().mask();
                if (drawnOn && mayChange(drawable, i % surface.width(), i / surface.width())) {
                    expected[i] = found[i];
                } else if (drawnOn && clearsHighestBytes(surface, drawable.operation())) {
                    expected[i] &= COLORS;
                    found[i] &= COLORS;
                }
            }
            assertThat(found).as(how).isEqualTo(expected);
            assertThat(stray).as(how).isZero();
        }
    }

    private static boolean mayChange(Drawable drawable, int x, int y) {
        Rect pixel = Rect.of(x, y, 1, 1);
        return drawable.box().contains(pixel)
                && (!(drawable.clip() instanceof Clip.Rects clip)
                        || clip.rects().stream().anyMatch(rect -> rect.contains(pixel)));
    }

    /** The bytes that mean nothing, cleared on all of the area drawn over, whatever the clip. */
    private static boolean clearsHighestBytes(Surface surface, Operation operation) {
        return surface.format() == PixelFormat.XRGB32
                && (operation.type() == Operation.Type.ALPHA_BLEND || operation.type() == Operation.Type.TEXT);
    }
}
