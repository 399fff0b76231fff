package io.caraway.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

class RectTest {
    @Test
    void of_sizes_givesExclusiveEdges() {
        Rect rect = Rect.of(-3, 4, 10, 20);
        assertThat(rect).isEqualTo(new Rect(-3, 4, 7, 24));
        assertThat(rect.width()).isEqualTo(10);
        assertThat(rect.height()).isEqualTo(20);
        assertThat(rect.area()).isEqualTo(200);
    }

    @Test
    void area_ofALargeRectangle_doesNotOverflow() {
        assertThat(new Rect(0, 0, 1 << 20, 1 << 20).area()).isEqualTo(1L << 40);
    }

    @Test
    void rect_negativeSide_isRefused() {
        assertThatThrownBy(() -> new Rect(1, 0, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rect(0, 1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Rect.of(0, 0, 1, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void rect_sideThatAnIntCannotTell_isRefused() {
        int far = Integer.MAX_VALUE;
        assertThatThrownBy(() -> new Rect(-1, 0, far, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Rect(0, -far, 1, far)).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Rect(0, 0, far, 1).width()).isEqualTo(far);
    }

    @Test
    void of_edgeBeyondInt_isRefused() {
        assertThatThrownBy(() -> Rect.of(Integer.MAX_VALUE, 0, 1, 1)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void isEmpty_noColumnOrNoRow_isTrue() {
        assertThat(new Rect(3, 0, 3, 9).isEmpty()).isTrue();
        assertThat(new Rect(0, 3, 9, 3).isEmpty()).isTrue();
        assertThat(new Rect(0, 0, 1, 1).isEmpty()).isFalse();
    }

    @Test
    void contains_emptyRectangle_isTrueWherever() {
        assertThat(new Rect(0, 0, 1, 1).contains(new Rect(50, 50, 50, 60))).isTrue();
    }

    @Test
    void translate_both_movesEveryEdge() {
        assertThat(new Rect(1, 2, 3, 4).translate(10, -20)).isEqualTo(new Rect(11, -18, 13, -16));
    }

    @Test
    void relations_randomPairs_agreeWithThePixels() {
        Random random = new Random(1);
        for (int round = 0; round < 4000; round++) {
            Rect a = random(random);
            Rect b = random(random);
            int common = 0;
            int inB = 0;
            for (int y = 0; y < 8; y++) {
                for (int x = 0; x < 8; x++) {
                    common += has(a, x, y) && has(b, x, y) ? 1 : 0;
                    inB += has(b, x, y) ? 1 : 0;
                }
            }
            String pair = a + " and " + b;
            assertThat(a.intersects(b)).as(pair).isEqualTo(common > 0);
            assertThat(a.intersect(b).area()).as(pair).isEqualTo(common);
            assertThat(a.contains(a.intersect(b)) && b.contains(a.intersect(b)))
                    .as(pair)
                    .isTrue();
            assertThat(a.contains(b)).as(pair).isEqualTo(common == inB);
        }
    }

    private static boolean has(Rect rect, int x, int y) {
        return x >= rect.left() && x < rect.right() && y >= rect.top() && y < rect.bottom();
    }

    private static Rect random(Random random) {
        int left = random.nextInt(8);
        int top = random.nextInt(8);
        return Rect.of(left, top, random.nextInt(9 - left), random.nextInt(9 - top));
    }
}
