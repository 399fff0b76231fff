package io.caraway.protocol.spice.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class AgentStreamTest {
    private static final int BYTES_MAX = 100_000;
    private static final int GAMES = 200;

    @Test
    void add_messagesCutAnywhere_givesTheSmallOnesWhole() throws ProtocolException {
        for (int seed = 0; seed < GAMES; seed++) {
            Random random = new Random(seed);
            List<ReceivedMessage> small = new ArrayList<>();
            ByteWriter all = ByteWriter.little();
            for (int i = 0; i < 20; i++) {
                ReceivedMessage message = message(random, sizes(random));
                write(all, message);
                if (message.body().length <= AgentStream.KEPT_BYTES_MAX) {
                    small.add(message);
                }
            }
            AgentStream stream = new AgentStream(BYTES_MAX);
            List<ReceivedMessage> given = new ArrayList<>();
            for (byte[] piece : cut(random, all.toByteArray())) {
                given.addAll(stream.add(piece).whole());
            }
            assertThat(given).as("seed %d", seed).isEqualTo(small);
            assertThat(stream.isBetweenMessages()).as("seed %d", seed).isTrue();
        }
    }

    @Test
    void add_pieceWithEndAndBeginning_tellsWhereTheFirstMessageBegins() throws ProtocolException {
        AgentStream stream = new AgentStream(BYTES_MAX);
        byte[] one = bytes(new ReceivedMessage(4, new byte[10]));
        assertThat(stream.add(Arrays.copyOf(one, 25)).firstAt()).isZero();
        assertThat(stream.add(new byte[3]).firstAt()).isEqualTo(3);
        byte[] endAndMore = ByteWriter.little().zeros(2).bytes(one).bytes(one).toByteArray();
        assertThat(stream.add(endAndMore).firstAt()).isEqualTo(2);
        assertThat(stream.isBetweenMessages()).isTrue();
        assertThat(stream.add(one).firstAt()).isZero();
    }

    @Test
    void completion_ofALineCutAnywhere_endsItsMessage() throws ProtocolException {
        byte[] message = bytes(new ReceivedMessage(4, new byte[5000]));
        for (int length = 1; length < message.length; length++) {
            AgentStream stream = new AgentStream(BYTES_MAX);
            AgentStream other = new AgentStream(AgentStream.ANY_BYTES);
            for (byte[] piece : cut(new Random(length), Arrays.copyOf(message, length))) {
                stream.add(piece);
                other.add(piece);
            }
            int added = 0;
            for (Optional<AgentStream.Completion> next = stream.completion();
                    next.isPresent();
                    next = stream.completion()) {
                byte[] piece = next.get().piece();
                assertThat(piece).hasSizeLessThanOrEqualTo(MainAgentMessage.PIECE_BYTES_MAX);
                other.add(piece);
                added += piece.length;
            }
            assertThat(stream.isBetweenMessages()).as("cut at %d", length).isTrue();
            assertThat(other.isBetweenMessages()).as("cut at %d", length).isTrue();
            assertThat(length + added).as("cut at %d", length).isLessThanOrEqualTo(message.length);
        }
    }

    @Test
    void completion_ofSmallMessage_givesWhatTheOtherSideGets() throws ProtocolException {
        AgentStream stream = new AgentStream(BYTES_MAX);
        stream.add(Arrays.copyOf(bytes(new ReceivedMessage(7, new byte[] {1, 2, 3, 4})), AgentHeader.BYTES + 2));
        assertThat(stream.completion().orElseThrow().whole())
                .containsExactly(new ReceivedMessage(7, new byte[] {1, 2, 0, 0}));
    }

    @Test
    void completion_betweenMessages_isNothing() throws ProtocolException {
        AgentStream stream = new AgentStream(BYTES_MAX);
        assertThat(stream.completion()).isEmpty();
        stream.add(bytes(new ReceivedMessage(13, new byte[0])));
        assertThat(stream.completion()).isEmpty();
    }

    @Test
    void add_pieceThatMakesNoSense_isNotTaken() throws ProtocolException {
        AgentStream stream = new AgentStream(BYTES_MAX);
        ReceivedMessage message = new ReceivedMessage(6, new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
        byte[] good = bytes(message);
        stream.add(Arrays.copyOf(good, 22));
        byte[] bad = ByteWriter.little().zeros(6).bytes(good).u8(9).toByteArray();
        assertThatThrownBy(() -> stream.add(bad)).isInstanceOf(ProtocolException.class);
        assertThat(stream.isBetweenMessages()).isFalse();
        assertThat(stream.add(Arrays.copyOfRange(good, 22, good.length)).whole())
                .containsExactly(message);
    }

    @Test
    void add_hostileHeaders_areRefusedBeforeAnyOfThemIsPassedOn() throws ProtocolException {
        for (String start : List.of("02", "0101", "010001", "01000080")) {
            AgentStream stream = new AgentStream(BYTES_MAX);
            byte[] piece = HexFormat.of().parseHex(start);
            assertThatThrownBy(() -> stream.add(piece)).as(start).isInstanceOf(ProtocolException.class);
        }
        AgentStream stream = new AgentStream(BYTES_MAX);
        byte[] header = Arrays.copyOf(bytes(new ReceivedMessage(4, new byte[BYTES_MAX + 1])), AgentHeader.BYTES);
        assertThatThrownBy(() -> stream.add(header)).hasMessageContaining("100001 (expected: 0..100000)");
        assertThat(stream.isBetweenMessages()).isTrue();
    }

    @Test
    void add_noise_isTakenOrRefused() {
        int refused = 0;
        for (int seed = 0; seed < GAMES; seed++) {
            Random random = new Random(seed);
            AgentStream stream = new AgentStream(BYTES_MAX);
            try {
                for (int i = 0; i < 50; i++) {
                    byte[] piece = new byte[1 + random.nextInt(MainAgentMessage.PIECE_BYTES_MAX)];
                    random.nextBytes(piece);
                    System.arraycopy(new byte[] {1, 0, 0, 0}, 0, piece, 0, Math.min(4, piece.length));
                    stream.add(piece);
                }
            } catch (ProtocolException e) {
                refused++;
            }
            while (!stream.isBetweenMessages()) {
                assertThat(stream.completion()).as("seed %d", seed).isNotEmpty();
            }
        }
        assertThat(refused).isPositive();
    }

    private static int sizes(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> random.nextInt(30);
            case 2 -> AgentStream.KEPT_BYTES_MAX + random.nextInt(2);
            default -> random.nextInt(20_000);
        };
    }

    private static ReceivedMessage message(Random random, int size) {
        byte[] body = new byte[size];
        random.nextBytes(body);
        return new ReceivedMessage(random.nextInt(20), body);
    }

    private static byte[] bytes(ReceivedMessage message) {
        ByteWriter out = ByteWriter.little();
        write(out, message);
        return out.toByteArray();
    }

    private static void write(ByteWriter out, ReceivedMessage message) {
        new AgentHeader(message.type(), message.body().length).write(out);
        out.bytes(message.body());
    }

    private static List<byte[]> cut(Random random, byte[] all) {
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        while (from < all.length) {
            int most = random.nextBoolean() ? 25 : MainAgentMessage.PIECE_BYTES_MAX;
            int to = Math.min(all.length, from + 1 + random.nextInt(most));
            pieces.add(Arrays.copyOfRange(all, from, to));
            from = to;
        }
        return pieces;
    }
}
