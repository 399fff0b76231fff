package io.caraway.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.channel.AgentConnection;
import io.caraway.channel.Owner;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.agent.AgentHeader;
import io.caraway.protocol.spice.agent.AgentMessage;
import io.caraway.protocol.spice.agent.ClipboardForm;
import io.caraway.protocol.spice.agent.ClipboardMessage;
import io.caraway.protocol.spice.agent.SessionMessage;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class AgentRelayTest {
    private static final long MANY = 0xffff_ffffL;
    private static final ClipboardForm PLAIN = new ClipboardForm(false, false);
    private static final ClipboardForm SELECTS = new ClipboardForm(true, false);
    private static final AgentMessage SELECTING =
            new SessionMessage.AnnounceCapabilities(true, Capabilities.of(SessionMessage.CAN_CLIPBOARD_SELECTION));
    private static final byte[] GOODBYE = new SessionMessage.ClientDisconnected().toByteArray();

    private long nowNanos;
    private final MainChannel channel = new MainChannel(Owner.here(), () -> nowNanos);
    private final FakeGuest guest = new FakeGuest(channel.agent());

    @Test
    void join_holderSeesTheAgentFromTheStart_othersSeeNone() {
        guest.connect();
        channel.control(1);
        assertThat(FakeViewer.join(channel, 1).seesAgentAtStart()).isTrue();
        assertThat(FakeViewer.join(channel, 2).seesAgentAtStart()).isFalse();
    }

    @Test
    void connected_holderIsTold_inTheWayItUnderstands() throws ProtocolException {
        channel.control(1);
        FakeViewer viewer = FakeViewer.join(channel, 1);
        FakeViewer other = FakeViewer.joinOld(channel, 2);
        assertThat(viewer.seesAgentAtStart()).isFalse();

        guest.connect();
        assertThat(viewer.take()).containsExactly(raw(new MainAgentMessage.ConnectedTokens(10)));
        assertThat(other.take()).isEmpty();

        channel.control(2);
        assertThat(viewer.take()).containsExactly(raw(new MainAgentMessage.Disconnected(0)));
        assertThat(other.take()).containsExactly(raw(new MainAgentMessage.Connected()));
    }

    @Test
    void say_holder_passesAndIsGivenTokensOnceThePiecesHaveLeft() throws ProtocolException {
        FakeViewer viewer = talker(1);
        byte[] message = contents(5000);
        say(viewer, message);
        assertThat(guest.heard()).isEqualTo(message);
        assertThat(viewer.take()).isEmpty();
        guest.accept(2);
        assertThat(viewer.take()).containsExactly(raw(new MainAgentMessage.Token(2)));
        assertThat(viewer.failures()).isEmpty();
    }

    @Test
    void say_withoutToken_endsTheViewer() throws ProtocolException {
        FakeViewer viewer = talker(1);
        for (int i = 0; i < AgentConnection.PIECES_MAX; i++) {
            viewer.say(new MainAgentMessage.ClientData(GOODBYE));
        }
        assertThat(viewer.failures()).isEmpty();
        viewer.say(new MainAgentMessage.ClientData(GOODBYE));
        assertThat(viewer.failures()).containsExactly("main: agent data without a token");
        assertThat(guest.waiting()).isEqualTo(AgentConnection.PIECES_MAX);
    }

    @Test
    void say_viewerThatSeesNoAgent_isNotHeard_andEndsWhenItsTokensAreSpent() {
        talker(1);
        FakeViewer other = FakeViewer.join(channel, 2);
        for (int i = 0; i < ViewerAgent.TOKENS; i++) {
            other.say(new MainAgentMessage.ClientStart(MANY), new MainAgentMessage.ClientData(GOODBYE));
        }
        assertThat(other.failures()).isEmpty();
        other.say(new MainAgentMessage.ClientData(GOODBYE));
        assertThat(other.failures()).hasSize(1);
        assertThat(guest.heard()).isEmpty();
    }

    @Test
    void say_nonsense_endsTheViewerAndIsNotPassed() {
        FakeViewer viewer = talker(1);
        viewer.say(new MainAgentMessage.ClientData(new byte[] {2, 0, 0, 0}));
        assertThat(viewer.failures()).singleElement().asString().contains("agent protocol");
        assertThat(guest.heard()).isEmpty();
    }

    @Test
    void say_largerMessageThanThereMayBe_endsTheViewerAndIsNotPassed() {
        FakeViewer viewer = talker(1);
        ByteWriter header = ByteWriter.little();
        new AgentHeader(ClipboardMessage.Contents.TYPE, AgentRelay.MESSAGE_BYTES_MAX + 1).write(header);
        viewer.say(new MainAgentMessage.ClientData(header.toByteArray()));
        assertThat(viewer.failures()).singleElement().asString().contains("size of agent message");
        assertThat(guest.heard()).isEmpty();
    }

    @Test
    void control_thatMovesInMidMessage_fillsItUpAndSaysGoodbyeBeforeTheNextIsTold() throws ProtocolException {
        FakeViewer first = talker(1);
        FakeViewer second = FakeViewer.join(channel, 2);
        byte[] message = contents(30_000);
        say(first, Arrays.copyOf(message, 2 * 2048));
        channel.control(2);
        assertThat(first.take()).containsExactly(raw(new MainAgentMessage.Disconnected(0)));
        first.say(new MainAgentMessage.ClientData(new byte[2048])); // it did not know yet
        assertThat(second.take()).isEmpty();

        while (guest.waiting() > 0) {
            assertThat(second.take()).isEmpty();
            guest.accept(1);
        }

        assertThat(guest.heard())
                .isEqualTo(bytes(Arrays.copyOf(Arrays.copyOf(message, 2 * 2048), message.length), GOODBYE));
        assertThat(second.take()).containsExactly(raw(new MainAgentMessage.ConnectedTokens(10)));
        second.say(new MainAgentMessage.ClientStart(MANY));
        int before = guest.heard().length;
        say(second, contents(100));
        assertThat(Arrays.copyOfRange(guest.heard(), before, guest.heard().length))
                .isEqualTo(contents(100));
        assertThat(first.failures()).isEmpty();
    }

    @Test
    void control_thatMoves_releasesTheClipboardsOfTheViewer() throws ProtocolException {
        FakeViewer first = talker(1);
        guest.say(SELECTING.toByteArray());
        byte[] words = bytes(
                SELECTING.toByteArray(),
                new ClipboardMessage.Grab(SELECTS, 0, 0, List.of(1)).toByteArray(),
                new ClipboardMessage.Grab(SELECTS, 1, 0, List.of(1, 2)).toByteArray(),
                new ClipboardMessage.Grab(SELECTS, 2, 0, List.of(1)).toByteArray(),
                new ClipboardMessage.Grab(SELECTS, 7, 0, List.of(1)).toByteArray(),
                new ClipboardMessage.Release(SELECTS, 1).toByteArray());
        say(first, words);
        guest.say(new ClipboardMessage.Grab(SELECTS, 2, 0, List.of(1)).toByteArray());
        FakeViewer.join(channel, 2);

        channel.control(2);
        guest.acceptAll();

        assertThat(guest.heard())
                .isEqualTo(bytes(
                        words,
                        new ClipboardMessage.Release(SELECTS, 0).toByteArray(),
                        new ClipboardMessage.Release(SELECTS, 7).toByteArray(),
                        GOODBYE));
    }

    @Test
    void leave_viewerWithClipboardInTheOldForm_releasesIt() {
        FakeViewer viewer = talker(1);
        byte[] grab = new ClipboardMessage.Grab(PLAIN, 0, 0, List.of(1)).toByteArray();
        say(viewer, grab);
        channel.leave(viewer.id());
        channel.control(0);
        guest.acceptAll();
        assertThat(guest.heard()).isEqualTo(bytes(grab, new ClipboardMessage.Release(PLAIN, 0).toByteArray(), GOODBYE));
    }

    @Test
    void control_ofViewerThatHasSaidNothing_movesAtOnce() throws ProtocolException {
        talker(1);
        FakeViewer second = FakeViewer.join(channel, 2);
        channel.control(2);
        assertThat(second.take()).containsExactly(raw(new MainAgentMessage.ConnectedTokens(10)));
        assertThat(guest.heard()).isEmpty();
    }

    @Test
    void control_thatComesBack_isNotToldWhatWasSaidBefore() throws ProtocolException {
        FakeViewer viewer = talker(1);
        FakeViewer.join(channel, 2);
        channel.control(2);
        channel.control(1);
        channel.control(2);
        channel.control(1);
        assertThat(viewer.take()).hasSize(4);
        viewer.say(new MainAgentMessage.ClientStart(MANY), new MainAgentMessage.ClientData(GOODBYE));
        assertThat(guest.heard())
                .as("said after the first time, when it had not seen the second")
                .isEmpty();
        viewer.say(new MainAgentMessage.ClientStart(MANY), new MainAgentMessage.ClientData(GOODBYE));
        assertThat(guest.heard()).isEqualTo(GOODBYE);
    }

    @Test
    void start_ofViewerThatDoesNotCountAnew_givesBackWhatWasDropped() throws ProtocolException {
        guest.connect();
        channel.control(1);
        FakeViewer viewer = FakeViewer.joinOld(channel, 1);
        viewer.say(new MainAgentMessage.ClientStart(MANY), new MainAgentMessage.ClientData(GOODBYE));
        FakeViewer.join(channel, 2);
        channel.control(2);
        viewer.say(new MainAgentMessage.ClientData(GOODBYE));
        guest.acceptAll();
        channel.control(1);
        viewer.take();
        viewer.say(new MainAgentMessage.ClientStart(MANY));
        assertThat(viewer.take()).containsExactly(raw(new MainAgentMessage.Token(2)));
    }

    @Test
    void data_ofTheGuest_reachesTheHolderAlone() throws ProtocolException {
        FakeViewer viewer = talker(1);
        FakeViewer other = FakeViewer.join(channel, 2);
        guest.say(contents(100));
        assertThat(viewer.take()).containsExactly(raw(new MainAgentMessage.Data(contents(100))));
        assertThat(other.take()).isEmpty();
        assertThat(guest.untaken()).isZero();
    }

    @Test
    void data_beforeAnybodyListens_isDropped() throws ProtocolException {
        guest.connect();
        guest.say(contents(100));
        channel.control(1);
        FakeViewer viewer = FakeViewer.join(channel, 1);
        guest.say(contents(100));
        assertThat(viewer.take()).isEmpty();
        assertThat(guest.untaken()).isZero();
    }

    @Test
    void data_ofMessageThatBeganBefore_isNotSentToTheNext() throws ProtocolException {
        talker(1);
        FakeViewer second = FakeViewer.join(channel, 2);
        byte[] old = contents(3000);
        byte[] fresh = contents(50);
        guest.say(Arrays.copyOf(old, 1000));
        channel.control(2);
        second.say(new MainAgentMessage.ClientStart(MANY));
        second.take();
        guest.say(Arrays.copyOfRange(old, 1000, 2000));
        assertThat(second.take()).isEmpty();
        guest.say(bytes(Arrays.copyOfRange(old, 2000, old.length), fresh));
        guest.say(fresh);
        assertThat(second.take())
                .containsExactly(raw(new MainAgentMessage.Data(fresh)), raw(new MainAgentMessage.Data(fresh)));
        assertThat(guest.untaken()).isZero();
    }

    @Test
    void data_forViewerWithoutCredit_waitsForIt() throws ProtocolException {
        guest.connect();
        channel.control(1);
        FakeViewer viewer = FakeViewer.join(channel, 1);
        viewer.say(new MainAgentMessage.ClientStart(2));
        for (int i = 0; i < 5; i++) {
            guest.say(contents(i));
        }
        assertThat(viewer.take()).hasSize(2);
        assertThat(guest.untaken()).isEqualTo(3);
        viewer.say(new MainAgentMessage.ClientToken(1));
        assertThat(viewer.take()).containsExactly(raw(new MainAgentMessage.Data(contents(2))));
        assertThat(guest.untaken()).isEqualTo(2);
    }

    @Test
    void data_forViewerThatTakesNothing_isBounded_andEndsItInTheEnd() throws ProtocolException {
        FakeViewer viewer = talker(1);
        viewer.fallSilent();
        int said = 0;
        while (guest.untaken() < AgentConnection.PIECES_MAX) {
            guest.say(contents(10));
            said++;
        }
        assertThat(said).isEqualTo(2 * ViewerAgent.PROBE_PIECES + AgentConnection.PIECES_MAX);
        nowNanos = TimeUnit.SECONDS.toNanos(ViewerAgent.TAKE_SECONDS);
        channel.tick();
        assertThat(viewer.failures()).isEmpty();
        nowNanos++;
        channel.tick();
        assertThat(viewer.failures()).singleElement().asString().contains("takes nothing of what the guest says");
        channel.leave(1);
        assertThat(guest.untaken()).isZero();
    }

    @Test
    void data_forViewerThatAnswers_goesOnForEver() throws ProtocolException {
        FakeViewer viewer = talker(1);
        int came = 0;
        for (int i = 0; i < 500; i++) {
            guest.say(contents(10));
            came += viewer.take().size();
        }
        assertThat(came).isEqualTo(500);
        assertThat(guest.untaken()).isZero();
    }

    @Test
    void data_thatMakesNoSense_takesTheAgentAway() throws ProtocolException {
        FakeViewer viewer = talker(1);
        guest.say(new byte[] {2, 0, 0, 0});
        assertThat(viewer.take()).containsExactly(raw(new MainAgentMessage.Disconnected(0)));
        for (int i = 0; i < 50; i++) {
            guest.say(contents(10));
        }
        assertThat(guest.untaken()).isZero();
        guest.disconnect();
        guest.connect();
        assertThat(viewer.take()).containsExactly(raw(new MainAgentMessage.ConnectedTokens(10)));
        assertThat(viewer.failures()).isEmpty();
    }

    @Test
    void disconnected_inMidMessage_beginsAnewWithTheNextAgent() throws ProtocolException {
        FakeViewer viewer = talker(1);
        byte[] message = contents(5000);
        say(viewer, Arrays.copyOf(message, 2048));
        guest.disconnect();
        assertThat(viewer.take()).containsExactly(raw(new MainAgentMessage.Disconnected(0)));
        viewer.say(new MainAgentMessage.ClientData(Arrays.copyOfRange(message, 2048, 4096)));

        FakeGuest next = new FakeGuest(channel.agent()).connect();
        viewer.say(new MainAgentMessage.ClientData(Arrays.copyOfRange(message, 4096, message.length)));
        assertThat(viewer.take()).containsExactly(raw(new MainAgentMessage.ConnectedTokens(10)));
        viewer.say(new MainAgentMessage.ClientStart(MANY));
        say(viewer, message);

        assertThat(next.heard()).isEqualTo(message);
        assertThat(viewer.failures()).isEmpty();
    }

    @Test
    void leave_viewerThatEndedInMidHeader_leavesAWholeMessage() {
        FakeViewer viewer = talker(1);
        say(viewer, Arrays.copyOf(contents(100), 7));
        FakeViewer.join(channel, 2);
        channel.leave(viewer.id());
        channel.control(2);
        guest.acceptAll();
        ByteWriter header = ByteWriter.little();
        new AgentHeader(ClipboardMessage.Contents.TYPE, 0).write(header);
        assertThat(guest.heard()).isEqualTo(bytes(header.toByteArray(), GOODBYE));
    }

    /** A viewer that holds control, and has seen that the agent is there. */
    private FakeViewer talker(int id) {
        guest.connect();
        channel.control(id);
        FakeViewer viewer = FakeViewer.join(channel, id);
        viewer.say(new MainAgentMessage.ClientStart(MANY));
        return viewer;
    }

    private static void say(FakeViewer viewer, byte[] words) {
        for (int from = 0; from < words.length; from += MainAgentMessage.PIECE_BYTES_MAX) {
            int to = Math.min(words.length, from + MainAgentMessage.PIECE_BYTES_MAX);
            viewer.say(new MainAgentMessage.ClientData(Arrays.copyOfRange(words, from, to)));
        }
    }

    private static byte[] contents(int size) {
        byte[] text = new byte[size];
        Arrays.fill(text, (byte) 'x');
        return new ClipboardMessage.Contents(PLAIN, 0, ClipboardMessage.UTF8_TEXT, text).toByteArray();
    }

    private static byte[] bytes(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static RawMessage raw(MainAgentMessage message) {
        ByteWriter body = ByteWriter.little();
        message.write(body);
        return new RawMessage(message.type(), body.toByteArray());
    }
}
