package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ByteWriter;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageHashTest {
    private static final long SEED = 3;
    private static final int FILLER_BYTES = 40;

    @ParameterizedTest
    @CsvSource({"303, 0, 0", "304, 0, 0", "304, 0, 3", "305, 0, 1", "309, 0, 0", "312, 0, 2", "313, 2, 1", "318, 4, 0"})
    void of_sameDrawing_isTheSameWhateverThePictureIsNumbered(int type, int before, int clipRects) {
        RawMessage one = drawing(type, before, clipRects, 1, 5);
        RawMessage other = drawing(type, before, clipRects, -2, 5);
        RawMessage different = drawing(type, before, clipRects, 1, 6);

        assertThat(MessageHash.of(one)).isEqualTo(MessageHash.of(other));
        assertThat(MessageHash.of(one)).isNotEqualTo(MessageHash.of(different));
    }

    @Test
    void of_everyOtherByte_counts() {
        byte[] body = drawing(DrawMessage.DRAW_COPY, 0, 0, 1, 5).body();
        int id = body.length - FILLER_BYTES - Long.BYTES;
        long hash = MessageHash.of(new RawMessage(DrawMessage.DRAW_COPY, body));
        for (int i = 0; i < body.length; i++) {
            byte[] changed = body.clone();
            changed[i] ^= 1;
            if (i < id || i >= id + Long.BYTES) {
                assertThat(MessageHash.of(new RawMessage(DrawMessage.DRAW_COPY, changed)))
                        .as("byte %d", i)
                        .isNotEqualTo(hash);
            }
        }
    }

    @Test
    void of_otherTypeOrLength_isAnother() {
        byte[] zeros = new byte[24];

        assertThat(MessageHash.of(new RawMessage(DrawMessage.DRAW_BLACKNESS, zeros)))
                .isNotEqualTo(MessageHash.of(new RawMessage(DrawMessage.DRAW_WHITENESS, zeros)))
                .isNotEqualTo(MessageHash.of(new RawMessage(DrawMessage.DRAW_BLACKNESS, new byte[25])))
                .isNotEqualTo(MessageHash.of(new RawMessage(DrawMessage.DRAW_BLACKNESS, new byte[32])));
    }

    @ParameterizedTest
    @ValueSource(ints = {104, 123, 302, 303, 304, 305, 309, 311, 312, 313, 316, 318})
    void of_anyBytesCutAnywhere_isANumber(int type) {
        Random random = new Random(SEED);
        for (int round = 0; round < 200; round++) {
            byte[] body = new byte[random.nextInt(80)];
            random.nextBytes(body);
            if (body.length > 20) {
                body[20] = (byte) random.nextInt(2);
            }
            RawMessage message = new RawMessage(type, body);
            assertThat(MessageHash.of(message))
                    .as("round %d, seed %d", round, SEED)
                    .isEqualTo(MessageHash.of(new RawMessage(type, body.clone())));
        }
        byte[] whole = drawing(type, 0, 2, 1, 5).body();
        for (int length = 0; length < whole.length; length++) {
            RawMessage cut = new RawMessage(type, Arrays.copyOf(whole, length));
            assertThat(MessageHash.of(cut)).isEqualTo(MessageHash.of(cut));
        }
    }

    @Test
    void draws_isForDrawingsAndFrames() {
        assertThat(MessageHash.draws(DrawMessage.COPY_BITS)).isTrue();
        assertThat(MessageHash.draws(DrawMessage.DRAW_COMPOSITE)).isTrue();
        assertThat(MessageHash.draws(123)).isTrue();
        assertThat(MessageHash.draws(DisplayMessage.MARK)).isFalse();
        assertThat(MessageHash.draws(DisplayMessage.SurfaceCreate.TYPE)).isFalse();
    }

    /** A drawing whose picture's descriptor is the last thing in it. */
    private static RawMessage drawing(int type, int before, int clipRects, long imageId, int content) {
        ByteWriter out = ByteWriter.little().u32(0).zeros(16);
        out.u8(clipRects > 0 ? 1 : 0);
        if (clipRects > 0) {
            out.u32(clipRects).zeros(clipRects * 16);
        }
        out.zeros(before);
        out.u32((long) out.size() + Integer.BYTES);
        out.i64(imageId);
        byte[] filler = new byte[FILLER_BYTES];
        Arrays.fill(filler, (byte) content);
        return new RawMessage(type, out.bytes(filler).toByteArray());
    }
}
