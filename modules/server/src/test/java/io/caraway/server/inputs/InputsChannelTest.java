package io.caraway.server.inputs;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.channel.ChannelLink;
import io.caraway.channel.ChannelStream;
import io.caraway.channel.Owner;
import io.caraway.channel.StreamEvent;
import io.caraway.channel.WirePiece;
import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.server.control.Control;
import io.caraway.wire.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class InputsChannelTest {
    private static final int WIDTH = 300;
    private static final int HEIGHT = 200;
    private static final int LEFT = 1;
    private static final int MIDDLE = 2;
    private static final int WHEEL_UP_BUTTON = 4;
    private static final int WHEEL_UP = 8;

    private long nowNanos;
    private final Owner owner = Owner.here();
    private final Control control = new Control(owner, () -> nowNanos, viewer -> {});
    private final List<InputEvent> events = new ArrayList<>();
    private final InputsChannel channel = new InputsChannel(owner, control, events::add);

    @BeforeEach
    void size() {
        channel.resize(0, WIDTH, HEIGHT);
    }

    @Test
    void motion_whereTheDesktopTakesPlaces_movesThePlace() {
        Viewer viewer = new Viewer(1);
        viewer.say(new InputsMessage.MousePosition(10, 20, 0, 0), new InputsMessage.MouseMotion(-100, 5, LEFT));

        assertThat(events).containsExactly(new InputEvent.Pointer(10, 20, 0), new InputEvent.Pointer(0, 25, LEFT));
    }

    @Test
    void motion_whereTheDesktopTakesMotionAlone_passesAsItIs() {
        channel.motionAlone(true);
        Viewer viewer = new Viewer(1);
        viewer.say(
                new InputsMessage.MouseMotion(-5000, 7, 0),
                new InputsMessage.MouseMotion(5000, 0, LEFT | MIDDLE | WHEEL_UP),
                new InputsMessage.MouseMotion(Integer.MAX_VALUE, Integer.MIN_VALUE, 0));

        assertThat(events)
                .containsExactly(
                        new InputEvent.Motion(-5000, 7, 0),
                        new InputEvent.Motion(5000, 0, LEFT | MIDDLE),
                        new InputEvent.Motion(Integer.MAX_VALUE, Integer.MIN_VALUE, 0));
        assertThat(viewer.failures).isEmpty();
    }

    @Test
    void presses_whereTheDesktopTakesMotionAlone_moveNothing() {
        channel.motionAlone(true);
        Viewer viewer = new Viewer(1);
        viewer.say(
                new InputsMessage.MousePress(1, LEFT),
                new InputsMessage.MousePress(WHEEL_UP_BUTTON, LEFT),
                new InputsMessage.MouseRelease(WHEEL_UP_BUTTON, LEFT),
                new InputsMessage.MouseRelease(1, 0));

        assertThat(events)
                .containsExactly(
                        new InputEvent.Motion(0, 0, LEFT),
                        new InputEvent.Motion(0, 0, LEFT | WHEEL_UP),
                        new InputEvent.Motion(0, 0, LEFT),
                        new InputEvent.Motion(0, 0, 0));
    }

    @Test
    void position_ofAViewerThatHasNotSwitchedYet_staysAPlace() {
        channel.motionAlone(true);
        Viewer viewer = new Viewer(1);
        viewer.say(new InputsMessage.MousePosition(10, 20, 0, 0), new InputsMessage.MousePress(1, LEFT));

        assertThat(events).containsExactly(new InputEvent.Pointer(10, 20, 0), new InputEvent.Motion(0, 0, LEFT));
    }

    @Test
    void press_thatTakesControlWhereTheDesktopTakesMotionAlone_movesNothing() {
        Viewer first = new Viewer(1);
        Viewer second = new Viewer(2);
        second.say(new InputsMessage.MousePosition(10, 20, 0, 0));
        channel.motionAlone(true);
        second.say(new InputsMessage.MousePosition(30, 40, 0, 0), new InputsMessage.MouseMotion(50, 60, 0));
        second.say(new InputsMessage.MousePress(1, LEFT));

        assertThat(events).containsExactly(new InputEvent.Motion(0, 0, LEFT));
        first.say(new InputsMessage.MouseMotion(1, 1, 0));
        assertThat(events).as("the other one holds control").hasSize(1);
    }

    @Test
    void viewer_thatLeavesWithAButtonDown_leavesItUpAndMovesNothing() {
        channel.motionAlone(true);
        Viewer viewer = new Viewer(1);
        viewer.say(new InputsMessage.MouseMotion(3, 4, 0), new InputsMessage.MousePress(1, LEFT));
        channel.release(1);

        assertThat(events)
                .containsExactly(
                        new InputEvent.Motion(3, 4, 0),
                        new InputEvent.Motion(0, 0, LEFT),
                        new InputEvent.Motion(0, 0, 0));
    }

    @Test
    void motion_onceTheDesktopTakesPlacesAgain_isAPlaceAgain() {
        Viewer viewer = new Viewer(1);
        viewer.say(new InputsMessage.MousePosition(10, 20, 0, 0));
        channel.motionAlone(true);
        viewer.say(new InputsMessage.MouseMotion(5, 5, 0));
        channel.motionAlone(false);
        viewer.say(new InputsMessage.MousePress(1, LEFT), new InputsMessage.MouseMotion(1, 0, LEFT));

        assertThat(events)
                .containsExactly(
                        new InputEvent.Pointer(10, 20, 0),
                        new InputEvent.Motion(5, 5, 0),
                        new InputEvent.Pointer(15, 25, LEFT),
                        new InputEvent.Pointer(16, 25, LEFT));
    }

    @Test
    void press_onceTheDesktopTakesPlacesAgain_isWhereTheViewerPointedSince() {
        Viewer first = new Viewer(1);
        Viewer second = new Viewer(2);
        second.say(new InputsMessage.MousePosition(10, 20, 0, 0));
        channel.motionAlone(true);
        channel.motionAlone(false);
        channel.motionAlone(false);
        second.say(new InputsMessage.MousePosition(30, 40, 0, 0));
        channel.motionAlone(false);
        first.say(new InputsMessage.MouseMotion(0, 0, 0));
        nowNanos += TimeUnit.SECONDS.toNanos(Control.REST_SECONDS);
        second.say(new InputsMessage.MousePress(1, LEFT));

        assertThat(events)
                .containsExactly(
                        new InputEvent.Pointer(0, 0, 0),
                        new InputEvent.Pointer(30, 40, 0),
                        new InputEvent.Pointer(30, 40, LEFT));
    }

    /** A viewer without a socket. */
    private final class Viewer implements ChannelStream {
        private final Consumer<StreamEvent> stream;
        private final List<String> failures = new ArrayList<>();

        Viewer(int id) {
            control.joined(id);
            stream = channel.attach(
                    new ChannelLink(id, Capabilities.of(Capabilities.COMMON_MINI_HEADER), Capabilities.NONE, this));
        }

        void say(SpiceMessage... messages) {
            List<RawMessage> all = new ArrayList<>();
            for (SpiceMessage message : messages) {
                ByteWriter body = ByteWriter.little();
                message.write(body);
                all.add(new RawMessage(message.type(), body.toByteArray()));
            }
            stream.accept(new StreamEvent.Received(all));
        }

        @Override
        public void write(List<WirePiece> pieces) {}

        @Override
        public long unwrittenBytes() {
            return 0;
        }

        @Override
        public void resume() {}

        @Override
        public void fail(String reason) {
            failures.add(reason);
        }
    }
}
