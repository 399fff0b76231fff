package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ByteWriter;
import org.junit.jupiter.api.Test;

class PayloadTest {
    private static final int PART_BYTES = 1 << 26;

    @Test
    void parts_fieldsAndBytesInTurn_keepTheirOrder() {
        Payload payload = new Payload();
        byte[] large = new byte[5000];
        large[0] = 9;
        payload.fields().u8(1);
        payload.add(new byte[] {2, 3});
        payload.fields().u8(4);
        payload.add(large);
        payload.add(large);
        payload.fields().u8(5);
        assertThat(payload.size()).isEqualTo(10_005);
        assertThat(payload.parts()).hasSize(4).contains(large);
        ByteWriter all = ByteWriter.little();
        payload.parts().forEach(all::bytes);
        assertThat(all.toByteArray())
                .hasSize(10_005)
                .startsWith(1, 2, 3, 4, 9, 0)
                .endsWith(0, 5);
        payload.clear();
        assertThat(payload.size()).isZero();
        assertThat(payload.parts()).isEmpty();
    }

    @Test
    void add_moreThanARecordHolds_fails() {
        Payload payload = new Payload();
        byte[] part = new byte[PART_BYTES];
        for (int i = 0; i < RecordFrame.PAYLOAD_BYTES_MAX / PART_BYTES; i++) {
            payload.add(part);
        }
        assertThat(payload.size()).isEqualTo(RecordFrame.PAYLOAD_BYTES_MAX);
        assertThatThrownBy(() -> payload.add(new byte[1]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("record: 1073741825 bytes (expected: at most 1073741824)");
    }
}
