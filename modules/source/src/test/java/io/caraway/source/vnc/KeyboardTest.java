package io.caraway.source.vnc;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.InputEvent;
import io.caraway.protocol.rfb.RfbChange;
import io.caraway.protocol.rfb.RfbClient;
import io.caraway.protocol.rfb.RfbListener;
import io.caraway.protocol.rfb.RfbOptions;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeyboardTest {
    private static final int KEY_A = 0x1e;
    private static final int KEY_1 = 0x02;
    private static final int KEYPAD_7 = 0x47;
    private static final int LEFT_SHIFT = 0x2a;
    private static final int RIGHT_SHIFT = 0x36;
    private static final int CAPS_LOCK = 0x3a;
    private static final int NUM_LOCK = 0x45;
    private static final int UP = 0xe048;

    private static final int SYM_LEFT_SHIFT = 0xffe1;
    private static final int SYM_RIGHT_SHIFT = 0xffe2;
    private static final int SYM_CAPS_LOCK = 0xffe5;
    private static final int SYM_KP_7 = 0xffb7;
    private static final int SYM_KP_HOME = 0xff95;

    private final Keyboard keyboard = new Keyboard();
    private final Server server = new Server();
    private final RfbClient client = new RfbClient(RfbOptions.builder().build(), server);

    /** What a server is sent: a key that goes down or up, and its symbol. */
    private record Sent(boolean down, int symbol) {}

    @BeforeEach
    void logIn() throws Exception {
        client.receive(RfbBytes.VERSION);
        client.receive(RfbBytes.OFFERS_NONE);
        client.receive(RfbBytes.RESULT_OK);
        client.receive(RfbBytes.init(8, 8, "desk"));
        server.sent.clear();
    }

    @Test
    void send_letter_isItsSymbolDownAndUp() throws ProtocolException {
        down(KEY_A);
        up(KEY_A);

        assertThat(sent()).containsExactly(new Sent(true, 'a'), new Sent(false, 'a'));
    }

    @Test
    void send_extendedKey_isItsSymbol() throws ProtocolException {
        down(UP);

        assertThat(sent()).containsExactly(new Sent(true, 0xff52));
    }

    @Test
    void send_unknownKey_isDropped() throws ProtocolException {
        down(0x7e);
        up(0x7e);

        assertThat(sent()).isEmpty();
    }

    @Test
    void send_withShift_isUpperSymbol() throws ProtocolException {
        down(LEFT_SHIFT);
        down(KEY_1);
        up(KEY_1);
        up(LEFT_SHIFT);
        down(KEY_1);

        assertThat(sent())
                .containsExactly(
                        new Sent(true, SYM_LEFT_SHIFT),
                        new Sent(true, '!'),
                        new Sent(false, '!'),
                        new Sent(false, SYM_LEFT_SHIFT),
                        new Sent(true, '1'));
    }

    @Test
    void send_withBothShifts_isUpperUntilTheLastGoesUp() throws ProtocolException {
        down(LEFT_SHIFT);
        down(RIGHT_SHIFT);
        up(LEFT_SHIFT);
        press(KEY_A);
        up(RIGHT_SHIFT);
        press(KEY_A);

        assertThat(sent())
                .containsSubsequence(new Sent(false, SYM_LEFT_SHIFT), new Sent(true, 'A'), new Sent(false, 'A'))
                .containsSubsequence(new Sent(false, SYM_RIGHT_SHIFT), new Sent(true, 'a'), new Sent(false, 'a'));
    }

    @Test
    void send_keyUpAfterShiftWentUp_isSymbolItWentDownWith() throws ProtocolException {
        down(LEFT_SHIFT);
        down(KEY_A);
        up(LEFT_SHIFT);
        up(KEY_A);

        assertThat(sent())
                .containsExactly(
                        new Sent(true, SYM_LEFT_SHIFT),
                        new Sent(true, 'A'),
                        new Sent(false, SYM_LEFT_SHIFT),
                        new Sent(false, 'A'));
    }

    @Test
    void send_keyUpAfterShiftWentDown_isSymbolItWentDownWith() throws ProtocolException {
        down(KEY_A);
        down(LEFT_SHIFT);
        up(KEY_A);

        assertThat(sent()).last().isEqualTo(new Sent(false, 'a'));
    }

    @Test
    void send_withCapsLock_changesLettersOnly() throws ProtocolException {
        press(CAPS_LOCK);
        down(KEY_A);
        down(KEY_1);
        up(KEY_A);
        press(CAPS_LOCK);
        down(KEY_A);

        assertThat(sent())
                .containsExactly(
                        new Sent(true, SYM_CAPS_LOCK),
                        new Sent(false, SYM_CAPS_LOCK),
                        new Sent(true, 'A'),
                        new Sent(true, '1'),
                        new Sent(false, 'A'),
                        new Sent(true, SYM_CAPS_LOCK),
                        new Sent(false, SYM_CAPS_LOCK),
                        new Sent(true, 'a'));
    }

    @Test
    void send_withCapsLockAndShift_isLowerLetter() throws ProtocolException {
        press(CAPS_LOCK);
        down(LEFT_SHIFT);
        down(KEY_A);

        assertThat(sent()).last().isEqualTo(new Sent(true, 'a'));
    }

    @Test
    void send_capsLockThatRepeats_togglesOnce() throws ProtocolException {
        down(CAPS_LOCK);
        down(CAPS_LOCK);
        up(CAPS_LOCK);
        down(KEY_A);

        assertThat(sent()).last().isEqualTo(new Sent(true, 'A'));
    }

    @Test
    void send_keypadWithAndWithoutNumLock_isDigitOrMove() throws ProtocolException {
        press(KEYPAD_7);
        press(NUM_LOCK);
        press(KEYPAD_7);

        assertThat(sent().stream().map(Sent::symbol))
                .containsSubsequence(SYM_KP_HOME, SYM_KP_HOME)
                .endsWith(SYM_KP_7, SYM_KP_7);
    }

    @Test
    void send_keyThatRepeats_goesDownAgainAndUpOnce() throws ProtocolException {
        down(KEY_A);
        down(KEY_A);
        up(KEY_A);

        assertThat(sent()).containsExactly(new Sent(true, 'a'), new Sent(true, 'a'), new Sent(false, 'a'));
    }

    private void press(int scanCode) {
        down(scanCode);
        up(scanCode);
    }

    private void down(int scanCode) {
        keyboard.send(new InputEvent.Key(true, scanCode), client);
    }

    private void up(int scanCode) {
        keyboard.send(new InputEvent.Key(false, scanCode), client);
    }

    private List<Sent> sent() throws ProtocolException {
        List<Sent> events = new ArrayList<>();
        for (byte[] bytes : server.sent) {
            ByteReader in = ByteReader.big(bytes);
            assertThat(in.u8()).as("KeyEvent").isEqualTo(4);
            boolean down = in.u8() == 1;
            in.skip(2);
            events.add(new Sent(down, in.i32()));
            in.requireEnd();
        }
        return events;
    }

    /** Keeps what is sent. */
    private static final class Server implements RfbListener {
        private final List<byte[]> sent = new ArrayList<>();

        @Override
        public void send(byte[] bytes) {
            sent.add(bytes);
        }

        @Override
        public void connected(int width, int height, String name) {}

        @Override
        public void update(List<RfbChange> changes, boolean last) {}

        @Override
        public void bell() {}

        @Override
        public void cutText(String text) {}
    }
}
