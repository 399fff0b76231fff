package io.caraway.drawing.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.RopDescriptor;
import io.caraway.raster.PixelFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RopTest {
    private static final int SRC = RopDescriptor.INVERS_SRC;
    private static final int BRUSH = RopDescriptor.INVERS_BRUSH;
    private static final int DEST = RopDescriptor.INVERS_DEST;

    @Test
    void of_everyDescriptor_isWhatItsFlagsSay() {
        for (int flags = 0; flags <= RopDescriptor.ALL; flags++) {
            assertThat(Rop.ofBrush(flags)).as("%d", flags).isEqualTo(expected(flags, BRUSH, DEST));
            assertThat(Rop.ofPicture(flags)).as("%d", flags).isEqualTo(expected(flags, SRC, DEST));
            assertThat(Rop.ofBrushOnPicture(flags)).as("%d", flags).isEqualTo(expected(flags, BRUSH, SRC));
        }
    }

    @Test
    void of_namedCombinations_haveTheNumbersOfX11() {
        assertThat(Rop.ofPicture(RopDescriptor.OP_PUT).number()).isEqualTo(3);
        assertThat(Rop.ofPicture(RopDescriptor.OP_PUT | SRC).number()).isEqualTo(12);
        assertThat(Rop.ofPicture(RopDescriptor.OP_AND).number()).isEqualTo(1);
        assertThat(Rop.ofPicture(RopDescriptor.OP_AND | DEST).number()).isEqualTo(2);
        assertThat(Rop.ofPicture(RopDescriptor.OP_AND | SRC).number()).isEqualTo(4);
        assertThat(Rop.ofPicture(RopDescriptor.OP_XOR).number()).isEqualTo(6);
        assertThat(Rop.ofPicture(RopDescriptor.OP_OR | RopDescriptor.INVERS_RES).number())
                .isEqualTo(8);
        assertThat(Rop.ofPicture(RopDescriptor.OP_INVERS | SRC).number()).isEqualTo(10);
        assertThat(Rop.ofPicture(RopDescriptor.OP_BLACKNESS | RopDescriptor.INVERS_RES)
                        .number())
                .isZero();
        assertThat(Rop.ofPicture(RopDescriptor.OP_WHITENESS).number()).isEqualTo(15);
        assertThat(Rop.ofPicture(0)).isEqualTo(Rop.COPY);
        assertThat(Rop.ofPicture(RopDescriptor.OP_PUT | BRUSH)).isEqualTo(Rop.COPY);
    }

    @Test
    void new_outOfRange_fails() {
        assertThatThrownBy(() -> new Rop(16)).hasMessage("rop: 16 (expected: 0..15)");
        assertThatThrownBy(() -> new Rop(-1)).hasMessage("rop: -1 (expected: 0..15)");
    }

    @Test
    void combine_everyRop_looksUpEachBit() {
        Random random = new Random(7);
        for (int number = 0; number <= Rop.ALL; number++) {
            for (PixelFormat format : PixelFormat.values()) {
                int[] source = masked(random, format);
                int[] target = masked(random, format);
                RopRows rows = new RopRows(new Rop(number), format);
                int[] combined = target.clone();
                rows.combine(source, combined, combined.length - 1);
                int[] filled = target.clone();
                rows.combine(source[0], filled, filled.length - 1);
                for (int i = 0; i < target.length - 1; i++) {
                    assertThat(combined[i]).isEqualTo(lookedUp(number, source[i], target[i], format));
                    assertThat(filled[i]).isEqualTo(lookedUp(number, source[0], target[i], format));
                }
                assertThat(combined[9]).isEqualTo(target[9]).isEqualTo(filled[9]);
            }
        }
    }

    @Test
    void combine_everyRop3_looksUpEachBit() {
        Random random = new Random(8);
        List<PixelFormat> formats = List.of(PixelFormat.values());
        for (int number = 0; number < 256; number++) {
            PixelFormat format = formats.get(number % formats.size());
            int[] brush = masked(random, format);
            int[] source = masked(random, format);
            int[] target = masked(random, format);
            int[] combined = target.clone();
            new Rop3Rows(number, format).combine(brush, source, combined, 7);
            for (int i = 0; i < target.length; i++) {
                int expected = target[i];
                for (int bit = 0; bit < format.bits() && i < 7; bit++) {
                    int index = 4 * (brush[i] >>> bit & 1) + 2 * (source[i] >>> bit & 1) + (target[i] >>> bit & 1);
                    expected = (expected & ~(1 << bit)) | (bit(number, index) << bit);
                }
                assertThat(combined[i]).as("rop3 %d", number).isEqualTo(expected);
            }
        }
    }

    private static int[] masked(Random random, PixelFormat format) {
        return random.ints(10).map(value -> value & format.mask()).toArray();
    }

    private static int lookedUp(int number, int source, int target, PixelFormat format) {
        int result = 0;
        for (int bit = 0; bit < format.bits(); bit++) {
            int index = 3 - 2 * bit(source, bit) - bit(target, bit);
            result |= bit(number, index) << bit;
        }
        return result;
    }

    private static int bit(int value, int bit) {
        return (value >>> bit) & 1;
    }

    private static Rop expected(int flags, int invertSource, int invertTarget) {
        int number = 0;
        for (int index = 0; index < 4; index++) {
            boolean source = index < 2;
            boolean target = index % 2 == 0;
            if (result(flags, source, target, (flags & invertSource) != 0, (flags & invertTarget) != 0)) {
                number |= 1 << index;
            }
        }
        return new Rop(number);
    }

    private static boolean result(int flags, boolean source, boolean target, boolean invSource, boolean invTarget) {
        boolean invResult = (flags & RopDescriptor.INVERS_RES) != 0;
        boolean s = source != invSource;
        boolean t = target != invTarget;
        int operation = Integer.lowestOneBit(flags & (8 | 16 | 32 | 64 | 128 | 256 | 512));
        return switch (operation) {
            case 8 -> s != invResult;
            case 16 -> (s || t) != invResult;
            case 32 -> (s && t) != invResult;
            case 64 -> (s != t) != invResult;
            case 128 -> false;
            case 256 -> true;
            case 512 -> !target;
            default -> source;
        };
    }
}
