package io.caraway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.protocol.spice.agent.AgentHeader;
import io.caraway.protocol.spice.agent.ClipboardForm;
import io.caraway.protocol.spice.agent.ClipboardMessage;
import io.caraway.protocol.spice.agent.SessionMessage;
import io.caraway.testkit.AgentViewer;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.wire.ByteWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Viewers, right and wrong ones, that talk with a guest's agent through a server on a real port. */
final class AgentViewersTest {
    private static final String TICKET = "seed";
    private static final ClipboardForm FORM = new ClipboardForm(true, false);
    private static final byte[] GOODBYE = new SessionMessage.ClientDisconnected().toByteArray();
    private static final int KEY_DOWN = 0x1e;
    private static final int KEY_UP = 0x9e;

    private TestServer server;
    private LogLines log;

    @BeforeEach
    void start() {
        log = new LogLines();
        server = new TestServer(TICKET);
    }

    @AfterEach
    void stop() {
        server.close();
        log.close();
        assertThat(log.faults()).isEmpty();
    }

    @Test
    void clipboards_ofTheViewerInControl_passBothWaysByteForByte() throws Exception {
        try (AgentViewer viewer = AgentViewer.join(server.port(), TICKET);
                AgentViewer other = AgentViewer.join(server.port(), TICKET)) {
            ScriptedGuest guest = server.guest();
            viewer.awaitAgent(true);
            byte[] toGuest = contents(300_000, 1);
            byte[] fromGuest = contents(300_000, 2);
            Thread listening = new Thread(() -> say(viewer, toGuest));
            listening.start();
            assertThat(guest.hear(toGuest.length)).isEqualTo(toGuest);
            listening.join();
            Thread saying = new Thread(() -> say(guest, fromGuest));
            saying.start();
            assertThat(viewer.hear(fromGuest.length)).isEqualTo(fromGuest);
            saying.join();
            assertThat(other.hearsNothing()).isTrue();
            assertThat(other.seesAgent()).isFalse();
        }
    }

    @Test
    void control_takenInMidMessage_leavesAWholeMessageAndLetsTheOtherTalk() throws Exception {
        ScriptedGuest guest = server.guest();
        try (AgentViewer first = AgentViewer.join(server.port(), TICKET);
                AgentViewer second = AgentViewer.join(server.port(), TICKET);
                ScriptedViewer keys = second.link(ChannelType.INPUTS)) {
            first.awaitAgent(true);
            assertThat(first.hearsNothing()).isTrue(); // START has arrived
            byte[] can = new SessionMessage.AnnounceCapabilities(true, Capabilities.of(5, 6)).toByteArray();
            guest.say(can);
            assertThat(first.hear(can.length)).isEqualTo(can);
            byte[] before = bytes(can, new ClipboardMessage.Grab(FORM, 1, 0, List.of(1)).toByteArray());
            byte[] message = contents(10_000, 3);
            byte[] part = Arrays.copyOf(message, 2 * MainAgentMessage.PIECE_BYTES_MAX);
            first.say(before);
            first.say(part);
            assertThat(guest.hear(before.length + part.length)).isEqualTo(bytes(before, part));

            keys.send(new InputsMessage.KeyDown(KEY_DOWN));
            assertThat(server.input()).isEqualTo(new InputEvent.Key(true, KEY_DOWN));
            first.awaitAgent(false);
            byte[] end = bytes(
                    new byte[message.length - part.length],
                    new ClipboardMessage.Release(FORM, 1).toByteArray(),
                    GOODBYE);
            assertThat(guest.hear(end.length)).isEqualTo(end);

            second.awaitAgent(true);
            second.say(message);
            assertThat(guest.hear(message.length)).isEqualTo(message);
            guest.say(message);
            assertThat(second.hear(message.length)).isEqualTo(message);
            assertThat(first.hearsNothing()).isTrue();
            assertThat(log.of("event=control")).hasSize(2);
        }
    }

    @Test
    void holder_thatLeavesWithAKeyDown_leavesTheKeyUpAndControlToTheNext() throws Exception {
        ScriptedGuest guest = server.guest();
        try (AgentViewer first = AgentViewer.join(server.port(), TICKET);
                AgentViewer second = AgentViewer.join(server.port(), TICKET);
                ScriptedViewer firstKeys = first.link(ChannelType.INPUTS);
                ScriptedViewer secondKeys = second.link(ChannelType.INPUTS)) {
            firstKeys.send(new InputsMessage.KeyDown(KEY_DOWN));
            assertThat(server.input()).isEqualTo(new InputEvent.Key(true, KEY_DOWN));
            secondKeys.send(new InputsMessage.KeyDown(0x30));
            secondKeys.send(new InputsMessage.KeyUp(0xb0));
            for (int i = 0; i < InputsMessage.MOTIONS_PER_ACK; i++) {
                secondKeys.send(new InputsMessage.MousePosition(50, 60, 0, 0));
            }
            secondKeys.readUntil(InputsMessage.MotionAck.TYPE);
            assertThat(server.hasNoInput()).as("the first holds a key").isTrue();

            first.close();
            assertThat(server.input()).isEqualTo(new InputEvent.Key(false, KEY_DOWN));
            second.awaitAgent(true);

            secondKeys.send(new InputsMessage.MousePress(1, 0));
            assertThat(server.input()).as("it presses where it points").isEqualTo(new InputEvent.Pointer(50, 60, 0));
            assertThat(server.input()).isEqualTo(new InputEvent.Pointer(50, 60, 1));
            assertThat(guest.hearsNothing()).isTrue();
        }
    }

    @Test
    void key_thatTakesControl_isLetGoOfLikeAnyOther() throws Exception {
        try (AgentViewer first = AgentViewer.join(server.port(), TICKET);
                AgentViewer second = AgentViewer.join(server.port(), TICKET);
                ScriptedViewer keys = second.link(ChannelType.INPUTS)) {
            assertThat(first.seesAgent()).isFalse();
            keys.send(new InputsMessage.KeyDown(KEY_DOWN));
            keys.send(new InputsMessage.KeyUp(KEY_UP));
            assertThat(server.input()).isEqualTo(new InputEvent.Key(true, KEY_DOWN));
            assertThat(server.input()).isEqualTo(new InputEvent.Key(false, KEY_DOWN));
        }
    }

    @Test
    void viewer_thatSaysMoreThanItsTokensAllow_endsAlone() throws Exception {
        ScriptedGuest guest = server.guest();
        try (AgentViewer rude = AgentViewer.join(server.port(), TICKET);
                AgentViewer good = AgentViewer.join(server.port(), TICKET)) {
            rude.awaitAgent(true);
            for (int i = 0; i < 11; i++) {
                rude.main().send(new MainAgentMessage.ClientData(GOODBYE));
            }
            checkEnds(rude, "agent data without a token");
            guest.hear(11 * GOODBYE.length);
            checkTalks(good, guest);
        }
    }

    @Test
    void viewer_thatSaysNonsense_endsAlone() throws Exception {
        byte[] noise = new byte[1000];
        new Random(5).nextBytes(noise);
        ByteWriter huge = ByteWriter.little();
        new AgentHeader(4, 0xffff_ffffL).write(huge);
        checkEndsAloneFor(new MainAgentMessage.ClientData(noise), "byte of agent protocol");
        checkEndsAloneFor(new MainAgentMessage.ClientData(huge.toByteArray()), "size of agent message: 4294967295");
        checkEndsAloneFor(new MainAgentMessage.ClientData(new byte[0]), "bytes of agent data: 0");
        checkEndsAloneFor(new MainAgentMessage.ClientData(new byte[2049]), "bytes of agent data: 2049");
    }

    private void checkEndsAloneFor(MainAgentMessage.ClientData data, String reason) throws Exception {
        try (AgentViewer rude = AgentViewer.join(server.port(), TICKET);
                AgentViewer good = AgentViewer.join(server.port(), TICKET)) {
            ScriptedGuest guest = server.guest();
            rude.awaitAgent(true);
            rude.main().send(data);
            checkEnds(rude, reason);
            checkTalks(good, guest);
            assertThat(guest.hearsNothing()).isTrue();
            guest.disconnect();
        }
    }

    private void checkEnds(AgentViewer viewer, String reason) throws Exception {
        assertThat(viewer.main().isClosedByServer()).isTrue();
        log.await("event=viewer-left", 1);
        assertThat(log.of("event=viewer-left"))
                .anySatisfy(line -> assertThat(line).contains("main: " + reason));
    }

    private static void checkTalks(AgentViewer viewer, ScriptedGuest guest) throws Exception {
        viewer.awaitAgent(true);
        byte[] words = contents(5000, 9);
        viewer.say(words);
        assertThat(guest.hear(words.length)).isEqualTo(words);
    }

    private static void say(AgentViewer viewer, byte[] words) {
        try {
            viewer.say(words);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static void say(ScriptedGuest guest, byte[] words) {
        try {
            guest.say(words);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] contents(int size, int seed) {
        byte[] text = new byte[size];
        new Random(seed).nextBytes(text);
        return new ClipboardMessage.Contents(FORM, 0, ClipboardMessage.UTF8_TEXT, text).toByteArray();
    }

    private static byte[] bytes(byte[]... parts) {
        ByteWriter all = ByteWriter.little();
        for (byte[] part : parts) {
            all.bytes(part);
        }
        return all.toByteArray();
    }
}
