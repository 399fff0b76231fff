package io.caraway.drawing.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Clip;
import io.caraway.drawing.Operation;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CopyBitsPainterTest {
    private static final int WIDTH = 80;
    private static final int HEIGHT = 70;

    private final Easel easel = new Easel();

    @ParameterizedTest
    @CsvSource({
        "1,0", "-1,0", "0,1", "0,-1", "1,1", "-1,1", "1,-1", "-1,-1", "0,0", "7,3", "-7,2", "5,-9", "-3,-30", "999,0"
    })
    void draw_anyDirectionThroughManyRectangles_movesWhatWasThere(int dx, int dy) {
        for (long seed = 0; seed < 24; seed++) {
            Random random = new Random(seed);
            int[] before = random.ints(WIDTH * HEIGHT).toArray();
            easel.showing(0, PixelFormat.XRGB32, WIDTH, before);
            Rect box = Rect.of(random.nextInt(40) - 20, random.nextInt(40) - 20, 60, 60);
            List<Rect> rects = new ArrayList<>();
            for (int i = random.nextInt(30); i >= 0; i--) {
                rects.add(
                        Rect.of(random.nextInt(WIDTH), random.nextInt(HEIGHT), random.nextInt(30), random.nextInt(9)));
            }
            Clip clip = seed % 4 == 0 ? Clip.NONE : new Clip.Rects(rects);
            easel.draw(0, box, clip, new Operation.CopyBits(box.left() - dx, box.top() - dy));
            int[] expected = before.clone();
            for (int i = 0; i < expected.length; i++) {
                Rect pixel = Rect.of(i % WIDTH, i / WIDTH, 1, 1);
                Rect from = pixel.translate(-dx, -dy);
                boolean inside = clip == Clip.NONE || rects.stream().anyMatch(rect -> rect.contains(pixel));
                if (inside && box.contains(pixel) && new Rect(0, 0, WIDTH, HEIGHT).contains(from)) {
                    expected[i] = before[from.top() * WIDTH + from.left()];
                }
            }
            assertThat(easel.pixels(0)).as("seed %d", seed).isEqualTo(expected);
        }
    }
}
