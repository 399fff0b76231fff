package io.caraway.source.spice;

import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.SpiceMessage;
import java.util.function.Consumer;

/**
 * Turns what viewers do into messages of the inputs channel. Owned by source; belongs to one connection.
 *
 * <p>At most {@link #UNACKNOWLEDGED_MAX} moves are under way. Of the places that come meanwhile the last one counts, motions are
 * added up, and no button goes down or up before the pointer is where it belongs.
 */
final class ViewerInput {
    /** Moves that are sent before the server must have acknowledged some; as in the reference client. */
    static final int UNACKNOWLEDGED_MAX = 2 * InputsMessage.MOTIONS_PER_ACK;

    private static final int BUTTONS = 7;

    /** Wheel up and down are pressed, but are never among the buttons that are down. */
    private static final int WHEEL = 0x18;

    private static final int EXTENDED = 0xe0;
    private static final int BYTE_MASK = 0xff;
    private static final int UP_BIT = 0x80;

    private final Consumer<SpiceMessage> out;
    private int mouseMode = MainMessage.MOUSE_MODE_SERVER;

    /** Where the pointer is, with what was sent: in server mode as far as anybody knows. */
    private int x;

    private int y;

    /** Whether that was a viewer's word, and not the server's. */
    private boolean placed;

    /** Where it should be: what is missing is yet to be sent. */
    private int wantedX;

    private int wantedY;
    private int wantedDisplay;
    private boolean moveDue;
    private int buttons;
    private int unacknowledged;

    /** Input that becomes messages for {@code out}. */
    ViewerInput(Consumer<SpiceMessage> out) {
        this.out = out;
    }

    /** The server's mouse mode: one of those of {@link MainMessage}. */
    void mouseMode(int mode) {
        mouseMode = mode;
    }

    /**
     * The server says where the pointer is: from there the way to a place counts, unless a viewer has named one since the last
     * motion.
     */
    void place(int serverX, int serverY) {
        if (!placed) {
            wantedX += serverX - x;
            wantedY += serverY - y;
            x = serverX;
            y = serverY;
        }
    }

    /** Sends what a viewer did. */
    void send(InputEvent event) {
        switch (event.type()) {
            case KEY -> key((InputEvent.Key) event);
            case POINTER -> pointer((InputEvent.Pointer) event);
            case MOTION -> motion((InputEvent.Motion) event);
        }
    }

    /** The server has taken {@link InputsMessage#MOTIONS_PER_ACK} moves. */
    void acknowledged() {
        unacknowledged = Math.max(0, unacknowledged - InputsMessage.MOTIONS_PER_ACK);
        moveIfAllowed();
    }

    private void key(InputEvent.Key key) {
        int up = key.down() ? 0 : UP_BIT;
        int last = (key.scanCode() & BYTE_MASK) | up;
        boolean extended = key.scanCode() >>> Byte.SIZE == EXTENDED;
        int code = extended ? EXTENDED | (last << Byte.SIZE) : last;
        out.accept(key.down() ? new InputsMessage.KeyDown(code) : new InputsMessage.KeyUp(code));
    }

    private void pointer(InputEvent.Pointer pointer) {
        moveDue |= !placed || pointer.x() != wantedX || pointer.y() != wantedY || pointer.display() != wantedDisplay;
        placed = true;
        wantedX = pointer.x();
        wantedY = pointer.y();
        wantedDisplay = pointer.display();
        press(pointer.buttons());
    }

    /** Where a motion leads the server alone knows; in client mode, which it has just left or entered, it has to be guessed. */
    private void motion(InputEvent.Motion motion) {
        if (motion.dx() != 0 || motion.dy() != 0) {
            moveDue = true;
            // What runs over on the way to nowhere runs back as well: only the difference is ever sent.
            wantedX += motion.dx();
            wantedY += motion.dy();
            placed &= mouseMode == MainMessage.MOUSE_MODE_CLIENT;
        }
        press(motion.buttons());
    }

    private void press(int mask) {
        if (((mask ^ buttons) & ((1 << BUTTONS) - 1)) == 0) {
            moveIfAllowed();
            return;
        }
        move();
        for (int button = 1; button <= BUTTONS; button++) {
            button(button, (mask & bit(button)) != 0);
        }
    }

    private void button(int button, boolean down) {
        if (down == ((buttons & bit(button)) != 0)) {
            return;
        }
        buttons ^= bit(button);
        out.accept(
                down
                        ? new InputsMessage.MousePress(button, buttonsDown())
                        : new InputsMessage.MouseRelease(button, buttonsDown()));
    }

    private void moveIfAllowed() {
        if (unacknowledged < UNACKNOWLEDGED_MAX) {
            move();
        }
    }

    private void move() {
        if (!moveDue) {
            return;
        }
        if (mouseMode == MainMessage.MOUSE_MODE_CLIENT) {
            wantedX = Math.max(0, wantedX);
            wantedY = Math.max(0, wantedY);
            out.accept(new InputsMessage.MousePosition(wantedX, wantedY, buttonsDown(), wantedDisplay));
        } else {
            out.accept(new InputsMessage.MouseMotion(wantedX - x, wantedY - y, buttonsDown()));
        }
        unacknowledged++;
        moveDue = false;
        x = wantedX;
        y = wantedY;
    }

    private int buttonsDown() {
        return buttons & ~WHEEL;
    }

    private static int bit(int button) {
        return 1 << (button - 1);
    }
}
