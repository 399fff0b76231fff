package io.caraway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteReaderTest {
    private static final byte[] BYTES = {(byte) 0x81, 0x02, 0x03, 0x04, 0x05, 0x06, 0x07, (byte) 0x88};

    /** Each way to take bytes, with the number it takes. */
    private record Step(String name, int size, Read read) {
        @Override
        public String toString() {
            return name;
        }
    }

    private interface Read {
        void from(ByteReader in) throws ProtocolException;
    }

    static List<Step> steps() {
        return List.of(
                new Step("u8", 1, ByteReader::u8),
                new Step("u16", 2, ByteReader::u16),
                new Step("i16", 2, ByteReader::i16),
                new Step("u32", 4, ByteReader::u32),
                new Step("i32", 4, ByteReader::i32),
                new Step("i64", 8, ByteReader::i64),
                new Step("u8 in range", 1, in -> in.u8("field", 0, 255)),
                new Step("u16 in range", 2, in -> in.u16("field", 0, 65_535)),
                new Step("u32 in range", 4, in -> in.u32("field", 0, Integer.MAX_VALUE)),
                new Step("i32 in range", 4, in -> in.i32("field", Integer.MIN_VALUE, Integer.MAX_VALUE)),
                new Step("bytes", 5, in -> in.bytes(5)),
                new Step("bytes to array", 5, in -> in.bytes(new byte[9], 3, 5)),
                new Step("skip", 5, in -> in.skip(5)),
                new Step("slice", 5, in -> in.slice(5)));
    }

    @Test
    void little_allFields_putTheLeastByteFirst() throws ProtocolException {
        assertThat(ByteReader.little(BYTES).u8()).isEqualTo(0x81);
        assertThat(ByteReader.little(BYTES).u16()).isEqualTo(0x0281);
        assertThat(ByteReader.little(BYTES).i16()).isEqualTo((short) 0x0281);
        assertThat(ByteReader.little(BYTES).u32()).isEqualTo(0x04030281L);
        assertThat(ByteReader.little(BYTES).i32()).isEqualTo(0x04030281);
        assertThat(ByteReader.little(BYTES).i64()).isEqualTo(0x8807060504030281L);
    }

    @Test
    void big_allFields_putTheGreatestByteFirst() throws ProtocolException {
        assertThat(ByteReader.big(BYTES).u8()).isEqualTo(0x81);
        assertThat(ByteReader.big(BYTES).u16()).isEqualTo(0x8102);
        assertThat(ByteReader.big(BYTES).i16()).isEqualTo((short) 0x8102);
        assertThat(ByteReader.big(BYTES).u32()).isEqualTo(0x81020304L);
        assertThat(ByteReader.big(BYTES).i32()).isEqualTo(0x81020304);
        assertThat(ByteReader.big(BYTES).i64()).isEqualTo(0x8102030405060788L);
    }

    @Test
    void range_ofAnArray_isAllThatIsRead() throws ProtocolException {
        ByteReader in = ByteReader.big(BYTES, 2, 3);
        assertThat(in.u16()).isEqualTo(0x0304);
        assertThat(in.offset()).isEqualTo(2);
        assertThat(in.remaining()).isEqualTo(1);
        assertThatThrownBy(in::u16)
                .isInstanceOf(ProtocolException.class)
                .hasMessage("bytes left: 1 (expected: at least 2) at offset 2");
        assertThat(ByteReader.little(BYTES, 2, 3).u16()).isEqualTo(0x0403);
    }

    @Test
    void range_outsideTheArray_isRefused() {
        assertThatThrownBy(() -> ByteReader.little(BYTES, 4, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ByteReader.little(BYTES, -1, 2)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ByteReader.big(BYTES, 1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ByteReader.big(BYTES, Integer.MAX_VALUE, Integer.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @MethodSource("steps")
    void step_justEnoughBytes_takesThem(Step step) throws ProtocolException {
        ByteReader in = ByteReader.little(new byte[step.size + 3], 3, step.size);
        step.read.from(in);
        assertThat(in.offset()).isEqualTo(step.size);
        in.requireEnd();
    }

    @ParameterizedTest
    @MethodSource("steps")
    void step_oneByteShort_isRefusedAndTakesNothing(Step step) {
        ByteReader in = ByteReader.little(new byte[step.size + 9], 3, step.size - 1);
        assertThatThrownBy(() -> step.read.from(in))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("bytes left: " + (step.size - 1) + " (expected: at least " + step.size + ") at offset 0");
        assertThat(in.offset()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 9, Integer.MIN_VALUE, Integer.MAX_VALUE})
    void count_negativeOrTooLarge_isRefused(int count) {
        ByteReader in = ByteReader.little(BYTES);
        assertThatThrownBy(() -> in.require(count)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> in.bytes(count)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> in.skip(count)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> in.slice(count)).isInstanceOf(ProtocolException.class);
        assertThatThrownBy(() -> in.seek(count)).isInstanceOf(ProtocolException.class);
        assertThat(in.remaining()).isEqualTo(8);
    }

    @Test
    void require_hugeUnsignedCount_isNamedAsWhatWasSent() {
        assertThatThrownBy(() -> ByteReader.little(BYTES).require(-1))
                .hasMessage("bytes left: 8 (expected: at least 4294967295) at offset 0");
    }

    @Test
    void range_atItsEdges_isAllowed() throws ProtocolException {
        assertThat(ByteReader.big(new byte[] {5}).u8("f", 5, 5)).isEqualTo(5);
        assertThat(ByteReader.big(new byte[] {1, 0}).u16("f", 256, 300)).isEqualTo(256);
        assertThat(ByteReader.big(new byte[] {0, 0, 1, 0}).u32("f", 1, 256)).isEqualTo(256);
        assertThat(ByteReader.big(new byte[] {-1, -1, -1, -1}).i32("f", -1, 0)).isEqualTo(-1);
    }

    @Test
    void range_passed_isRefusedWithNameAndOffsetOfTheField() throws ProtocolException {
        ByteReader in = ByteReader.big(new byte[] {9, 9, 0, 1, 0x11, 0x70});
        in.skip(2);
        assertThatThrownBy(() -> in.u32("width", 1, 32_768))
                .hasMessage("width: 70000 (expected: 1..32768) at offset 2");
    }

    @Test
    void u32InRange_topBitSet_isNotTakenForNegative() {
        assertThatThrownBy(() -> ByteReader.big(new byte[] {-1, -1, -1, -1}).u32("size", -5, 10))
                .hasMessage("size: 4294967295 (expected: -5..10) at offset 0");
    }

    @Test
    void i32InRange_below_isRefused() {
        assertThatThrownBy(() -> ByteReader.big(new byte[] {-1, -1, -1, -2}).i32("left", -1, 10))
                .hasMessage("left: -2 (expected: -1..10) at offset 0");
    }

    @Test
    void slice_ofAReader_hasOffsetsOfItsOwnAndTheSameOrder() throws ProtocolException {
        ByteReader in = ByteReader.big(BYTES, 1, 7);
        ByteReader slice = in.slice(2);
        assertThat(in.offset()).isEqualTo(2);
        assertThat(slice.offset()).isZero();
        assertThat(slice.u16()).isEqualTo(0x0203);
        assertThatThrownBy(slice::u8).hasMessage("bytes left: 0 (expected: at least 1) at offset 2");
        assertThat(in.u8()).isEqualTo(4);
    }

    @Test
    void seek_withinTheRange_goesThere() throws ProtocolException {
        ByteReader in = ByteReader.big(BYTES, 1, 7);
        in.seek(7);
        assertThat(in.remaining()).isZero();
        in.seek(0);
        assertThat(in.u8()).isEqualTo(2);
        assertThatThrownBy(() -> in.seek(8)).hasMessage("offset: 8 (expected: 0..7) at offset 1");
    }

    @Test
    void requireEnd_bytesLeft_isRefused() {
        assertThatThrownBy(() -> ByteReader.big(BYTES).requireEnd())
                .hasMessage("bytes left: 8 (expected: 0) at offset 0");
    }

    @Test
    void bytes_ofTheRange_areCopied() throws ProtocolException {
        byte[] data = BYTES.clone();
        byte[] copy = ByteReader.big(data, 1, 3).bytes(3);
        data[1] = 99;
        assertThat(copy).containsExactly(2, 3, 4);
        byte[] target = new byte[5];
        ByteReader.big(BYTES, 1, 3).bytes(target, 2, 3);
        assertThat(target).containsExactly(0, 0, 2, 3, 4);
    }
}
