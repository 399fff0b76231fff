package io.caraway.export.gif;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantizerTest {
    private static final long SEED = 43;

    @Test
    void palette_ofColoursThatFit_isThese() {
        ColorCount counts = counted(3, 1, 2, 2, 0xffffff);

        int[] palette = Quantizer.palette(counts, 4);

        assertThat(palette).containsExactly(1, 2, 3, 0xffffff);
        assertThat(counts.value(0xffffff)).isEqualTo(3);
    }

    @Test
    void palette_ofColoursThatDoNotFit_holdsFrequentOnesExactly_andEachHasOneNearby() {
        Random random = new Random(SEED);
        ColorCount counts = new ColorCount();
        int[] colors = random.ints(20_000, 0, 1 << 24).toArray();
        Arrays.stream(colors).forEach(counts::add);
        for (int i = 0; i < 1000; i++) {
            counts.add(0x808182);
        }

        int[] palette = Quantizer.palette(counts, 255);

        assertThat(palette).hasSizeLessThanOrEqualTo(255).contains(0x808182);
        assertThat(palette[counts.value(0x808182)]).isEqualTo(0x808182);
        double squares = 0;
        for (int color : colors) {
            int chosen = palette[counts.value(color)];
            for (int shift = 0; shift < 24; shift += 8) {
                int difference = (color >> shift & 0xff) - (chosen >> shift & 0xff);
                squares += difference * difference;
            }
        }
        // All colours of a cube, cut to 255 smaller ones: 16 root-mean-square is what cubes of 40 would leave.
        assertThat(Math.sqrt(squares / colors.length / 3)).as("seed " + SEED).isLessThan(16);
    }

    @Test
    void palette_ofTwoColoursForOneEntry_isTheirMean() {
        ColorCount counts = counted(0x101010, 0x202020, 0x202020, 0x202020);

        int[] palette = Quantizer.palette(counts, 1);

        assertThat(palette).containsExactly(0x1c1c1c);
        assertThat(counts.value(0x101010)).isZero();
        assertThat(counts.value(0x202020)).isZero();
    }

    @Test
    void count_ofManyColours_knowsEach() {
        ColorCount counts = new ColorCount();
        for (int color = 0; color < 100_000; color++) {
            counts.add(color * 0x95 & 0xffffff);
            counts.add(color * 0x95 & 0xffffff);
        }

        assertThat(counts.size()).isEqualTo(100_000);
        assertThat(counts.value(99_999 * 0x95 & 0xffffff)).isEqualTo(2);
        assertThat(counts.colors()).hasSize(100_000).isSorted();
    }

    private static ColorCount counted(int... colors) {
        ColorCount counts = new ColorCount();
        Arrays.stream(colors).forEach(counts::add);
        return counts;
    }
}
