package io.caraway.server.inputs;

import io.caraway.channel.ChannelClient;
import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.server.control.Control;
import io.caraway.wire.ProtocolException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one viewer does with keyboard and mouse. Owned by main.
 *
 * <p>It knows which keys and buttons the viewer holds, and lets go of them when the viewer is gone. What the viewer does
 * without control is dropped, but for the place where it points: that is where it presses when it takes control. Where the
 * desktop takes motion alone, a viewer presses where the pointer is, wherever that may be.
 */
final class InputsChannelClient {
    /** Buttons that position and motion messages tell reliably: left, middle, right. */
    private static final int MAIN_BUTTONS = 7;

    private static final int BUTTON_MAX = 7;

    private final ChannelClient channel;
    private final int viewerId;
    private final Control control;
    private final Desktop desktop;
    private final Consumer<InputEvent> events;
    private final Set<Integer> keysDown = new LinkedHashSet<>();
    private int buttons;
    private int motions;

    /** Where the viewer points, if it has been dropped; null: where the desktop's pointer is. */
    private InputsMessage.@Nullable MousePosition unseen;

    InputsChannelClient(ChannelClient channel, Control control, Desktop desktop, Consumer<InputEvent> events) {
        this.channel = channel;
        this.viewerId = channel.link().viewerId();
        this.control = control;
        this.desktop = desktop;
        this.events = events;
        channel.send(new InputsMessage.Init(0));
        channel.flush();
    }

    ChannelClient channel() {
        return channel;
    }

    /** Handles a message of the viewer. */
    void receive(RawMessage message) throws ProtocolException {
        if (channel.receive(message)) {
            return;
        }
        Optional<InputsMessage> read = InputsMessage.readClient(message);
        if (read.isEmpty()) {
            return;
        }
        switch (message.type()) {
            case InputsMessage.KeyDown.TYPE -> key(true, ScanCodes.key(((InputsMessage.KeyDown) read.get()).code()));
            case InputsMessage.KeyUp.TYPE -> key(false, ScanCodes.key(((InputsMessage.KeyUp) read.get()).code()));
            case InputsMessage.KeyScancode.TYPE ->
                ScanCodes.keys(message.body()).forEach(key -> key(key.down(), key.scanCode()));
            case InputsMessage.MouseMotion.TYPE -> motion((InputsMessage.MouseMotion) read.get());
            case InputsMessage.MousePosition.TYPE -> position((InputsMessage.MousePosition) read.get());
            case InputsMessage.MousePress.TYPE -> button(((InputsMessage.MousePress) read.get()).button(), true);
            case InputsMessage.MouseRelease.TYPE -> button(((InputsMessage.MouseRelease) read.get()).button(), false);
            default -> {} // the viewer's lock keys: they reach the source as keys
        }
    }

    /** Lets go of everything the viewer holds. */
    void release() {
        keysDown.forEach(key -> events.accept(new InputEvent.Key(false, key)));
        keysDown.clear();
        if (buttons != 0) {
            buttons = 0;
            press();
        }
        hold();
    }

    /** What is known of where the viewer points has no meaning any more. */
    void forgetPlace() {
        unseen = null;
    }

    private void key(boolean down, int scanCode) {
        if (scanCode == 0 || !counts(down)) {
            return;
        }
        if (down) {
            keysDown.add(scanCode);
        } else {
            keysDown.remove(scanCode);
        }
        hold();
        events.accept(new InputEvent.Key(down, scanCode));
    }

    private void motion(InputsMessage.MouseMotion motion) throws ProtocolException {
        if (control.acts(viewerId)) {
            unseen = null;
            desktop.moveBy(motion.dx(), motion.dy());
            moved(motion.buttons());
            if (desktop.takesMotionAlone()) {
                events.accept(new InputEvent.Motion(motion.dx(), motion.dy(), buttons));
            } else {
                point();
            }
        }
        acknowledge();
    }

    private void position(InputsMessage.MousePosition position) throws ProtocolException {
        if (control.acts(viewerId)) {
            unseen = null;
            desktop.moveTo(position.display(), position.x(), position.y());
            moved(position.buttons());
            point();
        } else if (!desktop.takesMotionAlone()) {
            unseen = position;
        }
        acknowledge();
    }

    private void moved(int mask) {
        buttons = (mask & MAIN_BUTTONS) | (buttons & ~MAIN_BUTTONS);
        hold();
    }

    /** The viewer sends no more than a few moves before it has an answer, whether they count or not. */
    private void acknowledge() throws ProtocolException {
        motions++;
        if (motions == InputsMessage.MOTIONS_PER_ACK) {
            motions = 0;
            if (!channel.canSend()) {
                throw new ProtocolException("inputs: the viewer does not read");
            }
            channel.send(new InputsMessage.MotionAck());
        }
    }

    private void button(int button, boolean down) throws ProtocolException {
        if (button < 1) {
            throw ProtocolException.field("button", button, "1..255", 0);
        }
        if (button <= BUTTON_MAX && counts(down)) {
            int bit = 1 << (button - 1);
            buttons = down ? buttons | bit : buttons & ~bit;
            hold();
            press();
        }
    }

    /** Whether a key or a button counts that goes down or up. One that takes control does so where the viewer points. */
    private boolean counts(boolean down) {
        boolean counts = down ? control.presses(viewerId) : control.acts(viewerId);
        InputsMessage.MousePosition place = unseen;
        if (counts && place != null) {
            unseen = null;
            desktop.moveTo(place.display(), place.x(), place.y());
            point();
        }
        return counts;
    }

    private void hold() {
        control.holds(viewerId, buttons != 0 || !keysDown.isEmpty());
    }

    /** Says which buttons are down now, where the pointer is. */
    private void press() {
        if (desktop.takesMotionAlone()) {
            events.accept(new InputEvent.Motion(0, 0, buttons));
        } else {
            point();
        }
    }

    private void point() {
        events.accept(new InputEvent.Pointer(desktop.x(), desktop.y(), buttons, desktop.display()));
    }
}
