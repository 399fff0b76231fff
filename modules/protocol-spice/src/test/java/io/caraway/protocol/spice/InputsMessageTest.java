package io.caraway.protocol.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What viewers send on the inputs channel, from hand-written bytes. */
final class InputsMessageTest {
    static Stream<Arguments> messages() {
        return Stream.of(
                Arguments.of(101, "1e000000", new InputsMessage.KeyDown(0x1e)),
                Arguments.of(101, "e0480000", new InputsMessage.KeyDown(0x48e0)),
                Arguments.of(102, "9e000000", new InputsMessage.KeyUp(0x9e)),
                Arguments.of(103, "0400", new InputsMessage.KeyModifiers(4)),
                Arguments.of(104, "1e9e", new InputsMessage.KeyScancode(new byte[] {0x1e, (byte) 0x9e})),
                Arguments.of(111, "05000000 faffffff 0100", new InputsMessage.MouseMotion(5, -6, 1)),
                Arguments.of(112, "05000000 06000000 0100 00", new InputsMessage.MousePosition(5, 6, 1, 0)),
                Arguments.of(113, "03 0400", new InputsMessage.MousePress(3, 4)),
                Arguments.of(114, "03 0000", new InputsMessage.MouseRelease(3, 0)));
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readClient_bytesOfTheWire_givesTheMessage(int type, String hex, InputsMessage expected)
            throws ProtocolException {
        RawMessage raw = new RawMessage(type, LinkTest.hex(hex));
        assertThat(InputsMessage.readClient(raw)).contains(expected);
        ByteWriter out = ByteWriter.little();
        expected.write(out);
        assertThat(out.toByteArray()).isEqualTo(raw.body());
        assertThat(expected.type()).isEqualTo(type);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void readClient_cutAnywhere_isRefused(int type, String hex, InputsMessage message) {
        byte[] body = LinkTest.hex(hex);
        if (type == InputsMessage.KeyScancode.TYPE) {
            return; // any number of bytes is a message
        }
        for (int length = 0; length < body.length; length++) {
            RawMessage cut = new RawMessage(type, Arrays.copyOf(body, length));
            assertThatThrownBy(() -> InputsMessage.readClient(cut))
                    .as("%s cut to %d bytes", message, length)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void readClient_numberThatNobodyKnows_isEmpty() throws ProtocolException {
        assertThat(InputsMessage.readClient(new RawMessage(199, new byte[0]))).isEmpty();
    }
}
