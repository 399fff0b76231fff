package io.caraway.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SourcesTest {
    private static final Source FIRST = new Source.OfSurface(1);
    private static final Source SECOND = new Source.OfSurface(2);
    private static final Source THIRD = new Source.OfSurface(3);

    @Test
    void of_brushAndMask_areThoseThatReadInThatOrder() {
        assertThat(Sources.of(Brush.NONE, Mask.NONE)).isEmpty();
        assertThat(Sources.of(new Brush.Solid(7), Mask.NONE)).isEmpty();
        assertThat(Sources.of(pattern(FIRST), Mask.NONE)).containsExactly(FIRST);
        assertThat(Sources.of(Brush.NONE, bits(SECOND))).containsExactly(SECOND);
        assertThat(Sources.of(pattern(FIRST), bits(SECOND))).containsExactly(FIRST, SECOND);
    }

    @Test
    void of_twoBrushes_areThoseThatReadInThatOrder() {
        assertThat(Sources.of(Brush.NONE, new Brush.Solid(7))).isEmpty();
        assertThat(Sources.of(Brush.NONE, pattern(SECOND))).containsExactly(SECOND);
        assertThat(Sources.of(pattern(FIRST), pattern(SECOND))).containsExactly(FIRST, SECOND);
    }

    @Test
    void of_picture_comesBeforeBrushAndMask() {
        assertThat(Sources.of(FIRST, Brush.NONE, Mask.NONE)).containsExactly(FIRST);
        assertThat(Sources.of(FIRST, pattern(SECOND), Mask.NONE)).containsExactly(FIRST, SECOND);
        assertThat(Sources.of(FIRST, Brush.NONE, bits(THIRD))).containsExactly(FIRST, THIRD);
        assertThat(Sources.of(FIRST, pattern(SECOND), bits(THIRD))).containsExactly(FIRST, SECOND, THIRD);
    }

    private static Brush pattern(Source source) {
        return new Brush.Pattern(source, 0, 0);
    }

    private static Mask bits(Source source) {
        return new Mask.Bits(false, 0, 0, source);
    }
}
