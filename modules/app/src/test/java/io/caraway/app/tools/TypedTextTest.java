package io.caraway.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.InputEvent;
import io.caraway.recording.Note;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class TypedTextTest {
    private static final int SHIFT = 0x2a;
    private static final int BACKSPACE = 0x0e;
    private static final int ENTER = 0x1c;
    private static final int H = 0x23;
    private static final int I = 0x17;
    private static final int ONE = 0x02;

    private final TypedText typed = new TypedText("hi!");
    private long time;

    @Test
    void take_textWithShiftedCharacter_isFoundWhereItBegan() {
        press(1, SHIFT);
        press(1, H);
        release(1, SHIFT);
        press(1, I);
        press(1, SHIFT);

        assertThat(press(1, ONE)).hasValue(2);
    }

    @Test
    void take_sameKeysWithoutShift_areAnotherText() {
        press(1, H);
        press(1, I);

        assertThat(press(1, ONE)).isEmpty();
    }

    @Test
    void take_characterTakenBack_doesNotCount() {
        press(1, SHIFT);
        press(1, H);
        press(1, H);
        press(1, BACKSPACE);
        press(1, I);

        assertThat(press(1, ONE)).isPresent();
    }

    @Test
    void take_textBrokenByAKeyThatWritesNothing_isNotFound() {
        press(1, SHIFT);
        press(1, H);
        press(1, ENTER);
        press(1, I);

        assertThat(press(1, ONE)).isEmpty();
    }

    @Test
    void take_keysOfAnotherViewer_doNotMix() {
        press(1, SHIFT);
        press(1, H);
        press(2, H);
        press(1, I);

        assertThat(press(1, ONE)).isPresent();
        assertThat(press(2, ONE)).isEmpty();
    }

    private OptionalLong press(long viewer, int code) {
        return typed.take(++time, new Note.Key(0, viewer, new InputEvent.Key(true, code)));
    }

    private void release(long viewer, int code) {
        assertThat(typed.take(++time, new Note.Key(0, viewer, new InputEvent.Key(false, code))))
                .isEmpty();
    }
}
