package io.caraway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteWriterTest {
    @Test
    void little_allFields_putTheLeastByteFirst() {
        assertThat(allFields(ByteWriter.little()))
                .containsExactly(
                        0xff, 0x02, 0x01, 0xfe, 0xff, 4, 3, 2, 0xf1, 0xfc, 0xff, 0xff, 0xff, 8, 7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    void big_allFields_putTheGreatestByteFirst() {
        assertThat(allFields(ByteWriter.big()))
                .containsExactly(
                        0xff, 0x01, 0x02, 0xff, 0xfe, 0xf1, 2, 3, 4, 0xff, 0xff, 0xff, 0xfc, 1, 2, 3, 4, 5, 6, 7, 8);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 256, Integer.MAX_VALUE, Integer.MIN_VALUE})
    void u8_doesNotFit_isRefused(int value) {
        assertThatThrownBy(() -> ByteWriter.little().u8(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("value: " + value + " (expected: 0..255)");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 65_536})
    void u16_doesNotFit_isRefused(int value) {
        assertThatThrownBy(() -> ByteWriter.little().u16(value)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-1, 1L << 32, Long.MIN_VALUE})
    void u32_doesNotFit_isRefused(long value) {
        ByteWriter out = ByteWriter.little().i32(0);
        assertThatThrownBy(() -> out.u32(value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> out.setU32(0, value)).isInstanceOf(IllegalArgumentException.class);
        assertThat(out.size()).isEqualTo(4);
    }

    @Test
    void setU32_fieldWritten_isOverwrittenInTheSameOrder() {
        ByteWriter little = ByteWriter.little().zeros(6);
        little.setU32(1, 0xf1020304L);
        assertThat(little.toByteArray()).containsExactly(0, 4, 3, 2, 0xf1, 0);
        ByteWriter big = ByteWriter.big().zeros(6);
        big.setU32(2, 0xf1020304L);
        assertThat(big.toByteArray()).containsExactly(0, 0, 0xf1, 2, 3, 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 3, Integer.MAX_VALUE})
    void setU32_notWhollyWritten_isRefused(int at) {
        ByteWriter out = ByteWriter.little().zeros(6);
        assertThatThrownBy(() -> out.setU32(at, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bytes_partOfAnArray_isWritten() {
        byte[] bytes = {1, 2, 3, 4, 5};
        assertThat(ByteWriter.big().bytes(bytes, 1, 3).bytes(bytes).toByteArray())
                .containsExactly(2, 3, 4, 1, 2, 3, 4, 5);
    }

    @Test
    void clear_writtenBefore_isForgottenEvenUnderZeros() {
        ByteWriter out = ByteWriter.big().i64(-1);
        out.clear();
        assertThat(out.size()).isZero();
        assertThat(out.zeros(3).toByteArray()).containsExactly(0, 0, 0);
    }

    @Test
    void toByteArray_writtenOn_staysAsItWas() {
        ByteWriter out = ByteWriter.big().u8(1);
        byte[] first = out.toByteArray();
        out.clear();
        out.u8(2);
        assertThat(first).containsExactly(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 100_000})
    void write_anyFirstCapacity_growsAsNeeded(int capacity) throws ProtocolException {
        long seed = 5;
        Random random = new Random(seed);
        ByteWriter little = ByteWriter.little(capacity);
        ByteWriter big = ByteWriter.big(capacity);
        for (int i = 0; i < 3000; i++) {
            int value = random.nextInt();
            little.i32(value).u8(value & 0xff);
            big.i32(value).u8(value & 0xff);
        }
        assertThat(little.size()).isEqualTo(15_000);
        random.setSeed(seed);
        ByteReader inLittle = ByteReader.little(little.toByteArray());
        ByteReader inBig = ByteReader.big(big.toByteArray());
        for (int i = 0; i < 3000; i++) {
            int value = random.nextInt();
            assertThat(inLittle.i32()).isEqualTo(value);
            assertThat(inLittle.u8()).isEqualTo(value & 0xff);
            assertThat(inBig.i32()).isEqualTo(value);
            assertThat(inBig.u8()).isEqualTo(value & 0xff);
        }
        inLittle.requireEnd();
        inBig.requireEnd();
    }

    private static byte[] allFields(ByteWriter out) {
        return out.u8(255)
                .u16(0x0102)
                .i16((short) -2)
                .u32(0xf1020304L)
                .i32(-4)
                .i64(0x0102030405060708L)
                .toByteArray();
    }
}
