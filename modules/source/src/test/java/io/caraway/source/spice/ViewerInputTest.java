package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.SpiceMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private void point(int x, int y, int buttons) {
        input.send(new InputEvent.Pointer(x, y, buttons));
    }
}
