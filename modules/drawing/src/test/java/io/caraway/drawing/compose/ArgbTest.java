package io.caraway.drawing.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class ArgbTest {
    private static final int[] PLACES = {0, 8, 16, 24};

    @Test
    void times_allPairs_roundsToTheNearest() {
        for (int a = 0; a < 256; a++) {
            for (int b = 0; b < 256; b++) {
                int expected = Math.round(a * b / 255f);
                assertThat(Argb.times(Argb.each(a), b)).isEqualTo(Argb.each(expected));
                assertThat(Argb.timesEach(Argb.each(a), Argb.each(b))).isEqualTo(Argb.each(expected));
                assertThat(Argb.plus(Argb.each(a), Argb.each(b))).isEqualTo(Argb.each(Math.min(a + b, 255)));
            }
        }
    }

    @Test
    void arithmetic_anyPixels_keepsTheFourApart() {
        Random random = new Random(1);
        for (int i = 0; i < 100_000; i++) {
            int pixel = random.nextInt();
            int other = random.nextInt();
            int number = random.nextInt(256);
            for (int place : PLACES) {
                int one = (pixel >>> place) & 0xFF;
                int two = (other >>> place) & 0xFF;
                assertThat((Argb.times(pixel, number) >>> place) & 0xFF).isEqualTo(Argb.times(one, number));
                assertThat((Argb.timesEach(pixel, other) >>> place) & 0xFF).isEqualTo(Argb.times(one, two));
                assertThat((Argb.plus(pixel, other) >>> place) & 0xFF).isEqualTo(Math.min(one + two, 255));
            }
        }
    }
}
