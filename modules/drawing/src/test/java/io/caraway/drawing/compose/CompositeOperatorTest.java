package io.caraway.drawing.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class CompositeOperatorTest {
    @Test
    void of_numbers_areThoseOfPixman() {
        assertThat(CompositeOperator.of(3)).contains(CompositeOperator.OVER);
        assertThat(CompositeOperator.of(27)).contains(CompositeOperator.DISJOINT_XOR);
        assertThat(CompositeOperator.of(43)).contains(CompositeOperator.CONJOINT_XOR);
        assertThat(CompositeOperator.of(62)).contains(CompositeOperator.HSL_LUMINOSITY);
        assertThat(CompositeOperator.of(14)).contains(CompositeOperator.CLEAR);
        assertThat(CompositeOperator.of(-1)).isEmpty();
        assertThat(CompositeOperator.of(63)).isEmpty();
        assertThat(Filter.of(4)).contains(Filter.BILINEAR);
        assertThat(Filter.of(5)).isEmpty();
        assertThat(Repeat.of(3)).contains(Repeat.REFLECT);
        assertThat(Repeat.of(4)).isEmpty();
        for (CompositeOperator operator : CompositeOperator.values()) {
            assertThat(CompositeOperator.of(operator.number())).contains(operator);
        }
    }

    @Test
    void simplified_ofEightBits_givesTheSamePixels() {
        Random random = new Random(4);
        for (CompositeOperator operator : CompositeOperator.values()) {
            CompositeOperator plain = operator.simplified(true);
            for (int i = 0; i < 2000 && !operator.wide(); i++) {
                int source = random.nextInt() | Argb.OPAQUE;
                int target = random.nextInt();
                assertThat(PixelBlend.of(plain).blend(source, -1, target))
                        .as("%s", operator)
                        .isEqualTo(PixelBlend.of(operator).blend(source, -1, target));
            }
        }
    }
}
