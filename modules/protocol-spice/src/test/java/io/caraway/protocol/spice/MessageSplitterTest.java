package io.caraway.protocol.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class MessageSplitterTest {
    private static final byte[] MINI = LinkTest.hex("6800 00000000" + "0200 00000000" + "6500 03000000 010203");
    private static final byte[] FULL = LinkTest.hex("0100000000000000 6800 00000000 00000000"
            + "0200000000000000 0200 00000000 00000000" + "0300000000000000 6500 03000000 00000000 010203");
    private static final List<RawMessage> MESSAGES = List.of(
            new RawMessage(0x68, new byte[0]), new RawMessage(2, new byte[0]), new RawMessage(0x65, new byte[] {1, 2, 3
            }));

    @Test
    void next_streamInPiecesOfAnySize_givesTheMessages() throws ProtocolException {
        for (int piece = 1; piece <= FULL.length; piece++) {
            assertThat(split(MINI, true, piece)).as("mini, %d", piece).isEqualTo(MESSAGES);
            assertThat(split(FULL, false, piece)).as("full, %d", piece).isEqualTo(MESSAGES);
        }
    }

    @Test
    void next_bodyAboveTheLimit_isRefusedAtItsHeader() {
        MessageSplitter splitter = new MessageSplitter(true, 2);
        splitter.add(LinkTest.hex("6500 03000000"));
        assertThatThrownBy(splitter::next)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("size of message 101: 3 (expected: 0..2)");
    }

    @Test
    void next_sizeOfFourGigabytes_isRefused() {
        MessageSplitter splitter = new MessageSplitter(false, 1 << 16);
        splitter.add(LinkTest.hex("0100000000000000 6500 ffffffff 00000000"));
        assertThatThrownBy(splitter::next).isInstanceOf(ProtocolException.class);
    }

    private static List<RawMessage> split(byte[] stream, boolean mini, int piece) throws ProtocolException {
        MessageSplitter splitter = new MessageSplitter(mini, 100);
        List<RawMessage> messages = new ArrayList<>();
        for (int from = 0; from < stream.length; from += piece) {
            splitter.add(Arrays.copyOfRange(stream, from, Math.min(from + piece, stream.length)));
            for (Optional<RawMessage> next = splitter.next(); next.isPresent(); next = splitter.next()) {
                messages.add(next.get());
            }
        }
        return messages;
    }
}
