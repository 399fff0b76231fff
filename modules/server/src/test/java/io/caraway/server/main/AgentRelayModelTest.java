package io.caraway.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.channel.AgentConnection;
import io.caraway.channel.Owner;
import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.agent.AgentHeader;
import io.caraway.protocol.spice.agent.AgentStream;
import io.caraway.protocol.spice.agent.ReceivedMessage;
import io.caraway.protocol.spice.agent.SessionMessage;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Viewers that talk with an agent at random, each a little behind what it is told, while control moves among them: whatever
 * the dice say, every message has one sender, and no viewer is sent a part of one.
 */
final class AgentRelayModelTest {
    private static final int GAMES = 300;
    private static final int STEPS = 400;
    private static final int VIEWERS = 3;
    private static final int SIZE_MAX = 3000;

    /** Types of what viewers say: this and their number. What the guest says has this one. */
    private static final int TYPE = 50;

    @Test
    void viewers_whoTalkWhileControlMoves_neverMix() throws ProtocolException {
        int heard = 0;
        int told = 0;
        for (int seed = 0; seed < GAMES; seed++) {
            Game game = new Game(seed);
            game.play();
            heard += game.checkGuest();
            told += game.told;
        }
        assertThat(heard).isGreaterThan(GAMES);
        assertThat(told).isGreaterThan(GAMES);
    }

    private static byte[] message(Random random, int type, byte filler) {
        byte[] body = new byte[random.nextInt(SIZE_MAX)];
        Arrays.fill(body, filler);
        ByteWriter out = ByteWriter.little();
        new AgentHeader(type, body.length).write(out);
        return out.bytes(body).toByteArray();
    }

    private static final class Game {
        private final String name;
        private final Random random;
        private final MainChannel channel = new MainChannel(Owner.here(), () -> 0);
        private final FakeGuest guest = new FakeGuest(channel.agent());
        private final List<Talker> talkers = new ArrayList<>();
        private byte[] saying = new byte[0];
        private int told;

        Game(int seed) {
            name = "seed " + seed;
            random = new Random(seed);
            channel.control(1);
            for (int id = 1; id <= VIEWERS; id++) {
                talkers.add(new Talker(id));
            }
            guest.connect();
        }

        void play() throws ProtocolException {
            for (int step = 0; step < STEPS; step++) {
                Talker talker = talkers.get(random.nextInt(VIEWERS));
                switch (random.nextInt(12)) {
                    case 0 -> {
                        if (random.nextInt(4) == 0) {
                            channel.control(talker.viewer.id());
                        }
                    }
                    case 1, 2, 3 -> talker.look();
                    case 4, 5, 6, 7 -> talker.speak();
                    case 8, 9 -> guest.accept(random.nextInt(guest.waiting() + 1));
                    default -> guestSpeaks();
                }
            }
            for (Talker talker : talkers) {
                talker.look();
                assertThat(talker.viewer.failures()).as(name).isEmpty();
            }
            channel.control(0);
            guest.acceptAll();
        }

        private void guestSpeaks() {
            if (guest.untaken() < AgentConnection.PIECES_MAX) {
                if (saying.length == 0) {
                    saying = message(random, TYPE, (byte) (1 + random.nextInt(100)));
                }
                int count = 1 + random.nextInt(Math.min(saying.length, MainAgentMessage.PIECE_BYTES_MAX));
                guest.say(Arrays.copyOf(saying, count));
                saying = Arrays.copyOfRange(saying, count, saying.length);
            }
        }

        /** What the guest has heard are whole messages, each by one viewer, and zeros where it could not go on. */
        int checkGuest() throws ProtocolException {
            AgentStream stream = new AgentStream(SIZE_MAX);
            List<ReceivedMessage> messages = stream.add(guest.heard()).whole();
            assertThat(stream.isBetweenMessages()).as(name).isTrue();
            for (ReceivedMessage message : messages) {
                if (message.type() > TYPE) {
                    assertFilled(message.body(), (byte) (message.type() - TYPE));
                } else {
                    assertThat(message.type()).as(name).isIn(0, TYPE, SessionMessage.ClientDisconnected.TYPE);
                    assertFilled(message.body(), (byte) 0);
                }
            }
            return messages.size();
        }

        private void assertFilled(byte[] body, byte filler) {
            int at = 0;
            while (at < body.length && body[at] == filler) {
                at++;
            }
            while (at < body.length && body[at] == 0) {
                at++;
            }
            assertThat(at).as(name).isEqualTo(body.length);
        }

        /** A viewer that keeps to the rules, as far as it knows what has happened. */
        private final class Talker {
            private final FakeViewer viewer;
            private final boolean countsAnew = random.nextBoolean();
            private boolean seesAgent;
            private long tokens = ViewerAgent.TOKENS;
            private byte[] saying = new byte[0];
            private AgentStream hearing = new AgentStream(SIZE_MAX);

            Talker(int id) {
                viewer = countsAnew ? FakeViewer.join(channel, id) : FakeViewer.joinOld(channel, id);
            }

            void look() throws ProtocolException {
                for (RawMessage message : viewer.take()) {
                    switch (message.type()) {
                        case MainAgentMessage.Connected.TYPE -> begin();
                        case MainAgentMessage.ConnectedTokens.TYPE -> {
                            tokens = MainAgentMessage.ConnectedTokens.read(message.reader())
                                    .tokens();
                            begin();
                        }
                        case MainAgentMessage.Disconnected.TYPE -> seesAgent = false;
                        case MainAgentMessage.Token.TYPE ->
                            tokens += MainAgentMessage.Token.read(message.reader())
                                    .tokens();
                        case MainAgentMessage.Data.TYPE -> hear(message.body());
                        default -> throw new AssertionError(name + ": message " + message.type());
                    }
                    assertThat(tokens).as(name).isLessThanOrEqualTo(ViewerAgent.TOKENS);
                }
            }

            private void begin() {
                seesAgent = true;
                saying = new byte[0];
                hearing = new AgentStream(SIZE_MAX);
                viewer.say(new MainAgentMessage.ClientStart(0xffff_ffffL));
            }

            private void hear(byte[] piece) throws ProtocolException {
                assertThat(seesAgent).as(name).isTrue();
                for (ReceivedMessage message : hearing.add(piece).whole()) {
                    told++;
                    assertThat(message.type()).as(name).isEqualTo(TYPE);
                    for (byte one : message.body()) {
                        assertThat(one).as(name).isEqualTo(message.body()[0]);
                    }
                }
            }

            void speak() {
                if (!seesAgent || tokens == 0) {
                    return;
                }
                if (saying.length == 0) {
                    saying = message(random, TYPE + viewer.id(), (byte) viewer.id());
                }
                int count = 1 + random.nextInt(Math.min(saying.length, MainAgentMessage.PIECE_BYTES_MAX));
                tokens--;
                viewer.say(new MainAgentMessage.ClientData(Arrays.copyOf(saying, count)));
                saying = Arrays.copyOfRange(saying, count, saying.length);
            }
        }
    }
}
