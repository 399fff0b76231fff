package io.caraway.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ChannelClientTest {
    private static final int SENT_MAX = 50 * AckWindow.WINDOW_MESSAGES + 1;
    private static final int PROBES_MAX = 30;
    private static final long SECOND = 1_000_000_000L;
    private static final SpiceMessage PING = new CommonMessage.Ping(0x0102_0304, 5);

    private final Owner owner = Owner.here();
    private final SharedTails tails = new SharedTails(owner);
    private final FakeStream stream = new FakeStream();

    /** A message of any size: a body that begins with a few bytes of its own, and a tail. */
    private record Block(byte[] head, byte[] tail) implements SpiceMessage {
        static final int TYPE = 0x1234;

        @Override
        public int type() {
            return TYPE;
        }

        @Override
        public void write(ByteWriter out) {
            out.bytes(head);
        }
    }

    @Test
    void send_withMiniHeader_writesTypeAndSize() {
        ChannelClient client = mini(false);

        client.send(PING);
        client.flush();

        assertBytes(0, "0400 0c000000 04030201 0500000000000000");
    }

    @Test
    void send_withFullHeader_writesSerialTypeSizeAndNoSubMessages() {
        ChannelClient client = client(Capabilities.NONE, false);

        client.send(PING);
        client.send(new Block(new byte[] {1}, SpiceMessage.NO_TAIL));
        client.flush();

        assertBytes(
                0,
                "0100000000000000 0400 0c000000 00000000 04030201 0500000000000000"
                        + "0200000000000000 3412 01000000 00000000 01");
    }

    @Test
    void send_onAckedChannel_beginsWithSetAck() {
        ChannelClient client = mini(true);
        assertThat(stream.writes()).isEmpty();

        client.send(PING);
        client.flush();

        assertBytes(0, "0300 08000000 01000000 14000000 0400 0c000000 04030201 0500000000000000");
    }

    @Test
    void send_onAckedChannelWithFullHeader_countsSetAckAsFirstSerial() {
        ChannelClient client = client(Capabilities.NONE, true);

        client.send(new Block(new byte[] {7}, SpiceMessage.NO_TAIL));
        client.flush();

        assertBytes(
                0,
                "0100000000000000 0300 08000000 00000000 01000000 14000000"
                        + "0200000000000000 3412 01000000 00000000 07");
    }

    @Test
    void send_withTail_countsItInSize() {
        ChannelClient client = mini(false);
        byte[] tail = {0x55, 0x66, 0x77};

        client.send(new Block(new byte[] {1, 2}, tail));
        client.flush();

        assertBytes(0, "3412 05000000 0102 556677");
    }

    @Test
    void send_longTailToSeveral_sharesItsBytes() {
        byte[] tail = new byte[SharedTails.SHARED_BYTES_MIN];
        tail[3] = 9;
        for (int i = 0; i < 3; i++) {
            ChannelClient client = mini(true);
            client.send(new Block(new byte[] {1, 2}, tail));
            client.flush();
        }

        assertThat(tails.bytes()).isEqualTo(tail.length);
        for (int i = 0; i < 3; i++) {
            WirePiece last = stream.writes().get(i).get(1);
            assertThat(last).isInstanceOf(WirePiece.Shared.class);
            assertThat(last.toByteArray()).isEqualTo(tail);
        }
    }

    @Test
    void send_withTailAndFullHeader_countsItInSize() {
        ChannelClient client = client(Capabilities.NONE, false);

        client.send(new Block(new byte[] {1, 2}, new byte[] {3}));
        client.flush();

        assertBytes(0, "0100000000000000 3412 03000000 00000000 0102 03");
    }

    @Test
    void flush_afterSeveralMessages_writesThemInOrderAtOnce() {
        ChannelClient client = mini(false);
        byte[] first = {0x51};
        byte[] second = {0x52};

        client.send(new Block(new byte[] {1}, SpiceMessage.NO_TAIL));
        client.send(new Block(new byte[] {2}, first));
        client.send(new Block(new byte[] {3}, second));
        client.send(new Block(new byte[] {4}, SpiceMessage.NO_TAIL));
        client.flush();

        assertThat(stream.writes()).hasSize(1);
        assertThat(stream.writes().get(0)).hasSize(1);
        assertBytes(0, "3412 01000000 01" + "3412 02000000 02 51" + "3412 02000000 03 52" + "3412 01000000 04");
    }

    @Test
    void flush_withNothingGathered_writesNothing() {
        ChannelClient client = mini(false);
        client.send(PING);
        client.flush();

        client.flush();

        assertThat(stream.writes()).hasSize(1);
    }

    @Test
    void canSend_onPacedChannelThatAnswersAndNeverAcknowledges_ends() throws ProtocolException {
        ChannelClient client = mini(true);
        int sent = 0;
        while (client.canSend()) {
            client.send(PING);
            client.flush(0);
            stream.drain();
            for (long id = 1; id <= PROBES_MAX; id++) {
                client.receive(pong(id), 1);
            }
            sent++;
        }
        assertThat(sent).as("with the probes").isBetween(SENT_MAX - PROBES_MAX, SENT_MAX);

        client.receive(ackSync(1), 2);
        assertThat(client.canSend()).isFalse();
        client.receive(ack(), 2);

        assertThat(client.canSend()).isTrue();
    }

    @Test
    void receive_ackBeforeAckSync_isNotCounted() throws ProtocolException {
        ChannelClient client = mini(true);
        while (client.canSend()) {
            client.send(PING);
        }

        assertThat(client.receive(ack(), 1)).isTrue();

        assertThat(client.canSend()).isFalse();
    }

    @Test
    void canSend_onChannelWithoutAcks_knowsNoWindow() {
        ChannelClient client = mini(false);
        for (int i = 0; i < 10 * SENT_MAX; i++) {
            client.send(PING);
        }

        assertThat(client.canSend()).isTrue();
    }

    @Test
    void canSend_byBytes_countsGatheredAndUnwritten() {
        ChannelClient client = mini(false);
        int headerBytes = 6;
        client.send(new Block(SpiceMessage.NO_TAIL, new byte[ChannelClient.UNWRITTEN_BYTES_MAX - 2 * headerBytes - 1]));
        client.flush();
        assertThat(client.canSend()).isTrue();

        client.send(new Block(SpiceMessage.NO_TAIL, SpiceMessage.NO_TAIL));
        assertThat(client.canSend()).isTrue();
        client.send(new Block(SpiceMessage.NO_TAIL, SpiceMessage.NO_TAIL));

        assertThat(client.canSend()).isFalse();
        client.flush();
        assertThat(client.canSend()).isFalse();
    }

    @Test
    void canSend_whenTheSocketHasTakenAll_again() {
        ChannelClient client = mini(false);
        client.send(new Block(SpiceMessage.NO_TAIL, new byte[ChannelClient.UNWRITTEN_BYTES_MAX]));
        client.flush();
        assertThat(client.canSend()).isFalse();

        stream.drain();

        assertThat(client.canSend()).isTrue();
    }

    @Test
    void canSend_whileTheViewerAnswersNothing_endsWithTheFirstWindow() {
        ChannelClient client = mini(true);
        int sent = 0;
        while (client.canSend()) {
            client.send(new Block(new byte[1000], SpiceMessage.NO_TAIL));
            client.flush(0);
            stream.drain();
            sent++;
        }

        assertThat(sent * 1000).isBetween(FlightWindow.BYTES_START - 2000, FlightWindow.BYTES_START + 1000);
    }

    @Test
    void overdue_viewerThatAnswersNothing_afterItsDeadline() throws ProtocolException {
        ChannelClient client = mini(true);
        client.send(PING);
        client.flush(5 * SECOND);

        assertThat(client.overdue((5 + ChannelClient.ANSWER_SECONDS) * SECOND)).isEmpty();
        assertThat(client.overdue((6 + ChannelClient.ANSWER_SECONDS) * SECOND)).contains("no answer for 60 s");
        client.receive(pong(1), 70 * SECOND);
        assertThat(client.overdue(1000 * SECOND)).isEmpty();
    }

    @Test
    void overdue_viewerThatAcknowledgesNothing_afterItsDeadline() throws ProtocolException {
        ChannelClient client = mini(true);
        while (client.canSend()) {
            client.send(PING);
            client.flush(0);
            stream.drain();
            for (long id = 1; id <= PROBES_MAX; id++) {
                client.receive(pong(id), 1);
            }
        }

        assertThat(client.overdue(SECOND)).isEmpty();
        assertThat(client.overdue((1 + ChannelClient.ANSWER_SECONDS) * SECOND)).isEmpty();
        assertThat(client.overdue((2 + ChannelClient.ANSWER_SECONDS) * SECOND)).contains("takes nothing for 60 s");
    }

    @Test
    void overdue_viewerThatTakesLittleNowAndThen_goesOn() throws ProtocolException {
        ChannelClient client = mini(true);
        long now = 0;
        for (int i = 0; i < 50; i++) {
            while (client.canSend()) {
                client.send(new Block(new byte[1000], SpiceMessage.NO_TAIL));
                client.flush(now);
            }
            now += 50 * SECOND;
            assertThat(client.overdue(now)).isEmpty();
            stream.drain();
            for (long id = 1; id < 1000; id++) {
                client.receive(pong(id), now);
            }
            client.receive(ackSync(1), now);
            for (int acks = 0; acks < 50; acks++) {
                client.receive(ack(), now);
            }
        }
    }

    @Test
    void receive_messagesOfChannel_leavesThemToCaller() throws ProtocolException {
        ChannelClient client = mini(true);

        assertThat(client.receive(new RawMessage(CommonMessage.FIRST_OF_CHANNEL, new byte[0]), 0))
                .isFalse();
        assertThat(client.receive(new RawMessage(CommonMessage.FIRST_OF_CHANNEL + 1, new byte[0]), 0))
                .isFalse();
        assertThat(client.receive(new RawMessage(CommonMessage.PONG, new byte[12]), 0))
                .isTrue();
        assertThat(client.receive(new RawMessage(CommonMessage.CLIENT_DISCONNECTING, new byte[12]), 0))
                .isTrue();
    }

    @Test
    void receive_ackSyncThatIsCut_fails() {
        ChannelClient client = mini(true);

        assertThatThrownBy(() -> client.receive(new RawMessage(CommonMessage.ACK_SYNC, new byte[3]), 0))
                .isInstanceOf(ProtocolException.class);
    }

    @Test
    void methods_onAnotherThread_fail() {
        ChannelClient client = mini(false);

        assertFailsElsewhere(() -> client.send(PING));
        assertFailsElsewhere(client::flush);
        assertFailsElsewhere(client::canSend);
        assertFailsElsewhere(() -> client.flush(1));
    }

    private static void assertFailsElsewhere(Runnable call) {
        assertThatThrownBy(() -> CompletableFuture.runAsync(call).get())
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(IllegalStateException.class);
    }

    private ChannelClient mini(boolean acked) {
        return client(Capabilities.of(Capabilities.COMMON_MINI_HEADER), acked);
    }

    private ChannelClient client(Capabilities common, boolean acked) {
        ChannelLink link = new ChannelLink(7, common, Capabilities.NONE, stream);
        return acked ? ChannelClient.paced(owner, link, tails) : ChannelClient.plain(owner, link);
    }

    private static RawMessage pong(long id) {
        return new RawMessage(
                CommonMessage.PONG, ByteWriter.little().u32(id).i64(0).toByteArray());
    }

    private static RawMessage ackSync(int generation) {
        return new RawMessage(
                CommonMessage.ACK_SYNC, ByteWriter.little().i32(generation).toByteArray());
    }

    private static RawMessage ack() {
        return new RawMessage(CommonMessage.ACK, new byte[0]);
    }

    private void assertBytes(int write, String hex) {
        assertThat(HexFormat.of().formatHex(stream.bytes(write))).isEqualTo(hex.replace(" ", ""));
    }
}
