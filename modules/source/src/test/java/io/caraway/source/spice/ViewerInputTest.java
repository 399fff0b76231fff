package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.SpiceMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ViewerInputTest {
    private static final int LEFT = 1;
    private static final int RIGHT = 4;
    private static final int WHEEL_UP = 8;

    private final List<SpiceMessage> sent = new ArrayList<>();
    private final ViewerInput input = new ViewerInput(sent::add);

    @ParameterizedTest
    @CsvSource({
        "0x1e, 0x1e, 0x9e",
        "0x01, 0x01, 0x81",
        "0x7f, 0x7f, 0xff",
        "0xe048, 0x48e0, 0xc8e0",
        "0xe01d, 0x1de0, 0x9de0",
    })
    void send_key_isItsScanCodeLowestByteFirst(int scanCode, int down, int up) {
        input.send(new InputEvent.Key(true, scanCode));
        input.send(new InputEvent.Key(false, scanCode));

        assertThat(sent).containsExactly(new InputsMessage.KeyDown(down), new InputsMessage.KeyUp(up));
    }

    @Test
    void send_pointerInClientMode_isItsPlace() {
        input.mouseMode(MainMessage.MOUSE_MODE_CLIENT);

        point(5, 6, 0);
        point(7, 6, 0);

        assertThat(sent)
                .containsExactly(
                        new InputsMessage.MousePosition(5, 6, 0, 0), new InputsMessage.MousePosition(7, 6, 0, 0));
    }

    @Test
    void send_pointerInServerMode_isItsWayFromWhereTheServerHasIt() {
        input.mouseMode(MainMessage.MOUSE_MODE_SERVER);
        input.place(10, 10);

        point(15, 8, 0);
        input.place(12, 9);
        point(16, 8, 0);

        assertThat(sent)
                .containsExactly(new InputsMessage.MouseMotion(5, -2, 0), new InputsMessage.MouseMotion(1, 0, 0));
    }

    @Test
    void send_pointerWhenModeChanges_followsIt() {
        input.mouseMode(MainMessage.MOUSE_MODE_CLIENT);
        point(5, 6, 0);
        input.mouseMode(MainMessage.MOUSE_MODE_SERVER);
        point(4, 8, 0);

        assertThat(sent)
                .containsExactly(new InputsMessage.MousePosition(5, 6, 0, 0), new InputsMessage.MouseMotion(-1, 2, 0));
    }

    @Test
    void send_buttons_arePressedAndReleasedWithThoseThatAreDown() {
        input.mouseMode(MainMessage.MOUSE_MODE_CLIENT);

        point(5, 6, LEFT);
        point(5, 6, LEFT | RIGHT);
        point(6, 6, RIGHT);
        point(6, 6, 0);

        assertThat(sent)
                .containsExactly(
                        new InputsMessage.MousePosition(5, 6, 0, 0),
                        new InputsMessage.MousePress(1, LEFT),
                        new InputsMessage.MousePress(3, LEFT | RIGHT),
                        new InputsMessage.MousePosition(6, 6, LEFT | RIGHT, 0),
                        new InputsMessage.MouseRelease(1, RIGHT),
                        new InputsMessage.MouseRelease(3, 0));
    }

    @Test
    void send_wheel_isPressedButNeverDown() {
        input.mouseMode(MainMessage.MOUSE_MODE_CLIENT);

        point(5, 6, LEFT);
        point(5, 6, LEFT | WHEEL_UP);
        point(5, 6, LEFT);

        assertThat(sent.subList(2, 4))
                .containsExactly(new InputsMessage.MousePress(4, LEFT), new InputsMessage.MouseRelease(4, LEFT));
    }

    @Test
    void send_movesThatAreNotAcknowledged_stopAndTheLastOneCounts() {
        input.mouseMode(MainMessage.MOUSE_MODE_CLIENT);
        for (int x = 0; x < ViewerInput.UNACKNOWLEDGED_MAX + 3; x++) {
            point(x, 0, 0);
        }
        assertThat(sent).hasSize(ViewerInput.UNACKNOWLEDGED_MAX);

        input.acknowledged();

        assertThat(sent).hasSize(ViewerInput.UNACKNOWLEDGED_MAX + 1);
        assertThat(sent.get(ViewerInput.UNACKNOWLEDGED_MAX))
                .isEqualTo(new InputsMessage.MousePosition(ViewerInput.UNACKNOWLEDGED_MAX + 2, 0, 0, 0));
        input.acknowledged();
        assertThat(sent).hasSize(ViewerInput.UNACKNOWLEDGED_MAX + 1);
    }

    @Test
    void send_buttonWhileMovesAreNotAcknowledged_comesBehindItsPlace() {
        input.mouseMode(MainMessage.MOUSE_MODE_CLIENT);
        for (int x = 0; x < ViewerInput.UNACKNOWLEDGED_MAX + 3; x++) {
            point(x, 0, 0);
        }

        point(99, 0, LEFT);

        assertThat(sent.subList(ViewerInput.UNACKNOWLEDGED_MAX, sent.size()))
                .containsExactly(new InputsMessage.MousePosition(99, 0, 0, 0), new InputsMessage.MousePress(1, LEFT));
    }

    @Test
    void send_motionInServerMode_isThatMotion() {
        move(5, -2, 0);
        move(-700, 3000, 0);

        assertThat(sent)
                .containsExactly(new InputsMessage.MouseMotion(5, -2, 0), new InputsMessage.MouseMotion(-700, 3000, 0));
    }

    @Test
    void send_pressesThatMoveNothing_moveNothing() {
        move(5, 5, 0);
        move(0, 0, LEFT);
        move(0, 0, LEFT | WHEEL_UP);
        move(0, 0, LEFT);
        input.place(100, 100);
        move(0, 0, 0);
        move(1, 1, 0);

        assertThat(sent)
                .containsExactly(
                        new InputsMessage.MouseMotion(5, 5, 0),
                        new InputsMessage.MousePress(1, LEFT),
                        new InputsMessage.MousePress(4, LEFT),
                        new InputsMessage.MouseRelease(4, LEFT),
                        new InputsMessage.MouseRelease(1, 0),
                        new InputsMessage.MouseMotion(1, 1, 0));
    }

    @Test
    void send_motionsThatAreNotAcknowledged_stopAndAreAddedUp() {
        for (int i = 0; i < ViewerInput.UNACKNOWLEDGED_MAX + 3; i++) {
            move(10, -i, 0);
        }
        assertThat(sent).hasSize(ViewerInput.UNACKNOWLEDGED_MAX);

        input.place(3, 3);
        input.acknowledged();

        int rest = -3 * ViewerInput.UNACKNOWLEDGED_MAX - 3;
        assertThat(sent.subList(ViewerInput.UNACKNOWLEDGED_MAX, sent.size()))
                .containsExactly(new InputsMessage.MouseMotion(30, rest, 0));
        input.acknowledged();
        assertThat(sent).hasSize(ViewerInput.UNACKNOWLEDGED_MAX + 1);
    }

    @Test
    void send_buttonWhileMotionsAreNotAcknowledged_comesBehindAllOfThem() {
        for (int i = 0; i < ViewerInput.UNACKNOWLEDGED_MAX + 3; i++) {
            move(10, 1, 0);
        }
        move(0, 0, LEFT);

        assertThat(sent.subList(ViewerInput.UNACKNOWLEDGED_MAX, sent.size()))
                .containsExactly(new InputsMessage.MouseMotion(30, 3, 0), new InputsMessage.MousePress(1, LEFT));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void send_anyMotionsAndButtons_loseNothingAndKeepTheirOrder(long seed) {
        Random random = new Random(seed);
        List<List<Integer>> wanted = new ArrayList<>();
        int buttons = 0;
        int x = 0;
        int y = 0;
        for (int i = 0; i < 1000; i++) {
            int dx = random.nextInt(200) - 100;
            int dy = random.nextInt(200) - 100;
            x += dx;
            y += dy;
            if (random.nextInt(10) == 0) {
                buttons ^= 1 << random.nextInt(3);
                wanted.add(List.of(x, y, buttons));
            }
            move(dx, dy, buttons);
            if (random.nextInt(20) == 0) {
                input.acknowledged();
            }
            if (random.nextInt(20) == 0) {
                input.place(random.nextInt(500), random.nextInt(500));
            }
        }
        for (int i = sent.size(); i > 0; i -= InputsMessage.MOTIONS_PER_ACK) {
            input.acknowledged();
        }

        List<List<Integer>> came = new ArrayList<>();
        int sentX = 0;
        int sentY = 0;
        for (SpiceMessage message : sent) {
            if (message instanceof InputsMessage.MouseMotion motion) {
                sentX += motion.dx();
                sentY += motion.dy();
            } else if (message instanceof InputsMessage.MousePress press) {
                came.add(List.of(sentX, sentY, press.buttons()));
            } else if (message instanceof InputsMessage.MouseRelease release) {
                came.add(List.of(sentX, sentY, release.buttons()));
            }
        }
        assertThat(came).as("seed " + seed).isEqualTo(wanted);
        assertThat(List.of(sentX, sentY)).as("seed " + seed).isEqualTo(List.of(x, y));
    }

    @Test
    void send_placeAfterMotion_isReachedFromWhereTheServerHasThePointer() {
        input.place(10, 10);
        point(20, 20, 0);
        move(-500, 0, 0);
        input.place(0, 20);
        point(7, 20, 0);
        input.place(1, 1);
        point(8, 20, 0);

        assertThat(sent)
                .containsExactly(
                        new InputsMessage.MouseMotion(10, 10, 0),
                        new InputsMessage.MouseMotion(-500, 0, 0),
                        new InputsMessage.MouseMotion(7, 0, 0),
                        new InputsMessage.MouseMotion(1, 0, 0));
    }

    @Test
    void send_motionInClientMode_movesThePlace() {
        input.mouseMode(MainMessage.MOUSE_MODE_CLIENT);
        point(5, 6, 0);
        move(3, -50, 0);
        move(0, 0, LEFT);

        assertThat(sent)
                .containsExactly(
                        new InputsMessage.MousePosition(5, 6, 0, 0),
                        new InputsMessage.MousePosition(8, 0, 0, 0),
                        new InputsMessage.MousePress(1, LEFT));
    }

    @Test
    void send_motionsThatWaitWhenClientModeComes_becomeAPlace() {
        for (int i = 0; i < ViewerInput.UNACKNOWLEDGED_MAX + 3; i++) {
            move(10, -1, 0);
        }
        input.mouseMode(MainMessage.MOUSE_MODE_CLIENT);
        input.acknowledged();

        assertThat(sent.get(ViewerInput.UNACKNOWLEDGED_MAX))
                .isEqualTo(new InputsMessage.MousePosition(10 * (ViewerInput.UNACKNOWLEDGED_MAX + 3), 0, 0, 0));
    }

    private void move(int dx, int dy, int buttons) {
        input.send(new InputEvent.Motion(dx, dy, buttons));
    }

    private void point(int x, int y, int buttons) {
        input.send(new InputEvent.Pointer(x, y, buttons));
    }
}
