package io.caraway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.channel.ChannelClient;
import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.testkit.SpiceScreen;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Viewers that have linked and then do what no viewer should. Each ends alone, or rests at a bounded cost, and is logged once;
 * beside it a good viewer goes on seeing every pixel.
 */
final class RudeViewersTest {
    private static final String TICKET = "seed";
    private static final byte[] INIT = RawChannel.message(new DisplayMessage.ClientInit(1, 0, 1, 0));
    private static final int PICTURE_BYTES = TestServer.WIDTH * TestServer.HEIGHT * Integer.BYTES;
    private static final int CLIENT_MESSAGE_TYPES = 150;

    /** More than the operating system takes for a viewer that does not read. */
    private static final int PICTURES_BEHIND = 80;

    /** More than the server asks in that time. */
    private static final int PINGS_MAX = 500;

    private static TestServer server;

    private LogLines log;
    private GoodViewer good;

    @BeforeAll
    static void start() {
        server = new TestServer(TICKET);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void join() throws Exception {
        log = new LogLines();
        good = new GoodViewer(server, TICKET);
        good.checkIsServed();
    }

    @AfterEach
    void leave() throws Exception {
        good.checkIsServed();
        good.close();
        log.close();
        assertThat(log.faults()).isEmpty();
    }

    @Test
    void display_withoutInit_endsAfterItsDeadline() throws Exception {
        try (TestServer.Session session = server.session(TICKET);
                RawChannel display = link(ChannelType.DISPLAY, session)) {
            int viewer = log.lastViewer();
            good.checkIsServed();
            display.readToEnd();
            assertThat(session.main().isClosedByServer()).isTrue();
            checkLeft(viewer, "display: no INIT within 10 s");
        }
    }

    @Test
    void display_messageBeforeInit_endsTheViewer() throws Exception {
        try (TestServer.Session session = server.session(TICKET);
                RawChannel display = link(ChannelType.DISPLAY, session)) {
            int viewer = log.lastViewer();
            display.send(RawChannel.message(DisplayMessage.PREFERRED_COMPRESSION, (byte) 1));
            display.readToEnd();
            checkLeft(viewer, "before INIT");
        }
    }

    @Test
    void display_initTwice_endsTheViewer() throws Exception {
        try (TestServer.Session session = server.session(TICKET);
                RawChannel display = link(ChannelType.DISPLAY, session)) {
            int viewer = log.lastViewer();
            display.send(INIT);
            display.send(INIT);
            display.readToEnd();
            checkLeft(viewer, "INIT twice");
        }
    }

    @Test
    void display_thatAcknowledgesWithoutReading_costsNoMoreThanItsBound() throws Exception {
        try (TestServer.Session session = server.session(TICKET);
                RawChannel display = link(ChannelType.DISPLAY, session)) {
            int viewer = log.lastViewer();
            fallBehind(display);
            DirectMemory.awaitAtMost(ChannelClient.UNWRITTEN_BYTES_MAX + 2L * PICTURE_BYTES);
            assertThat(DirectMemory.bytes()).isGreaterThan(ChannelClient.UNWRITTEN_BYTES_MAX);
            display.reset();
            DirectMemory.awaitAtMost(0);
            session.close();
            checkLeft(viewer, "main channel closed");
        }
    }

    @Test
    void display_thatReadsAndAnswersNothing_isSentNoMoreThanItsWindow() throws Exception {
        try (TestServer.Session session = server.session(TICKET);
                RawChannel display = link(ChannelType.DISPLAY, session)) {
            int viewer = log.lastViewer();
            display.send(INIT);
            for (int i = 0; i < 50; i++) {
                good.checkIsServed();
            }
            session.close();
            int bytes = display.readToEnd();
            assertThat(bytes).isLessThan(4 * PICTURE_BYTES);
            checkLeft(viewer, "main channel closed");
        }
    }

    /** Its end must not wait for it to read. */
    @Test
    void display_whoseMainChannelClosesInMidPicture_endsWithoutReading() throws Exception {
        try (TestServer.Session session = server.session(TICKET);
                RawChannel display = link(ChannelType.DISPLAY, session)) {
            int viewer = log.lastViewer();
            display.read(1);
            fallBehind(display);
            session.close();
            checkLeft(viewer, "main channel closed");
            DirectMemory.awaitAtMost(0);
            display.readToEnd();
        }
    }

    @Test
    void main_thatAsksAndNeverReads_endsWhenNoMoreFits() throws Exception {
        DirectMemory.awaitAtMost(0);
        try (RawChannel main = RawChannel.link(server.port(), ChannelType.MAIN, 0, TICKET)) {
            int viewer = log.lastViewer();
            byte[] questions = repeat(RawChannel.message(new MainMessage.AttachChannels()), 10_000);
            while (main.trySend(questions)) {
                assertThat(DirectMemory.bytes()).isLessThan(4L * ChannelClient.UNWRITTEN_BYTES_MAX);
            }
            checkLeft(viewer, "main: the viewer does not read");
        }
        DirectMemory.awaitAtMost(0);
    }

    @Test
    void inputs_thatMovesAndNeverReads_endsWhenNoMoreFits() throws Exception {
        try (TestServer.Session session = server.session(TICKET);
                RawChannel inputs = link(ChannelType.INPUTS, session)) {
            int viewer = log.lastViewer();
            byte[] moves = repeat(RawChannel.message(new InputsMessage.MouseMotion(0, 0, 0)), 10_000);
            while (inputs.trySend(moves)) {
                server.forgetInputs();
            }
            checkLeft(viewer, "inputs: the viewer does not read");
        }
        server.forgetInputs();
    }

    @ParameterizedTest
    @EnumSource(ChannelType.class)
    void channel_thatSendsNoise_endsAlone(ChannelType type) throws Exception {
        try (Victim victim = new Victim(type)) {
            byte[] noise = new byte[1 << 17];
            new Random(type.number()).nextBytes(noise);
            victim.channel.trySend(noise);
            victim.channel.readToEnd();
            checkLeft(victim.viewer, "");
        }
    }

    /** Whole messages of every number, of random contents: each means something, or nothing, or ends the viewer. */
    @ParameterizedTest
    @EnumSource(ChannelType.class)
    void channel_thatSendsRandomMessages_endsAloneOrStays(ChannelType type) throws Exception {
        Random random = new Random(31L * type.number());
        for (int game = 0; game < 40; game++) {
            try (Victim victim = new Victim(type)) {
                if (type == ChannelType.DISPLAY && random.nextBoolean()) {
                    victim.channel.trySend(INIT);
                }
                for (int i = 0; i < 100; i++) {
                    byte[] body = new byte[random.nextInt(40)];
                    random.nextBytes(body);
                    victim.channel.trySend(RawChannel.message(random.nextInt(CLIENT_MESSAGE_TYPES), body));
                }
                victim.leave();
                checkLeft(victim.viewer, "");
            }
        }
        server.forgetInputs();
    }

    @ParameterizedTest
    @EnumSource(ChannelType.class)
    void channel_messageOf4GiB_endsAlone(ChannelType type) throws Exception {
        try (Victim victim = new Victim(type)) {
            victim.channel.send(ByteWriter.little().u16(3).u32(0xffff_ffffL).toByteArray());
            victim.channel.readToEnd();
            checkLeft(victim.viewer, "size of message 3: 4294967295");
        }
    }

    @ParameterizedTest
    @EnumSource(ChannelType.class)
    void channel_halfAMessageAndSilence_costsNobodyAnything(ChannelType type) throws Exception {
        try (Victim victim = new Victim(type)) {
            victim.channel.send(
                    ByteWriter.little().u16(CommonMessage.PONG).u32(12).u32(7).toByteArray());
            for (int i = 0; i < 10; i++) {
                good.checkIsServed();
            }
            victim.leave();
            checkLeft(victim.viewer, "main channel closed");
        }
    }

    @Test
    void viewer_oneByteAtATime_isServed() throws Exception {
        try (TestServer.Session session = server.session(TICKET);
                ScriptedViewer display = ScriptedViewer.link(
                        server.port(), ChannelType.DISPLAY, session.id(), TICKET, Capabilities.NONE)) {
            for (byte one : INIT) {
                display.sendBytes(new byte[] {one});
            }
            int[] pixels = server.drawNoise();
            SpiceScreen screen = new SpiceScreen();
            while (!Arrays.equals(screen.pixels().orElse(new int[0]), pixels)) {
                screen.receive(display.read());
            }
            byte[] question = RawChannel.message(new MainMessage.AttachChannels());
            for (byte one : question) {
                session.main().sendBytes(new byte[] {one});
            }
            session.main().readUntil(MainMessage.ChannelsList.TYPE);
        }
    }

    @ParameterizedTest
    @EnumSource(value = ChannelType.class, names = "MAIN", mode = EnumSource.Mode.EXCLUDE)
    void channel_closedAndLinkedAgain_isServedEachTime(ChannelType type) throws Exception {
        try (TestServer.Session session = server.session(TICKET)) {
            int viewer = log.lastViewer();
            for (int i = 0; i < 5; i++) {
                RawChannel channel = link(type, session);
                assertThatThrownBy(() -> link(type, session).close()).isInstanceOf(ProtocolException.class);
                if (type == ChannelType.DISPLAY) {
                    channel.send(INIT);
                }
                channel.read(1);
                if (i % 2 == 0) {
                    channel.close();
                } else {
                    channel.reset();
                }
            }
            assertThat(log.of("event=viewer-left viewer=" + viewer + " ")).isEmpty();
        }
    }

    @Test
    void channel_ofAViewerWhoseMainChannelHasGone_isRefused() throws Exception {
        try (TestServer.Session session = server.session(TICKET)) {
            int viewer = log.lastViewer();
            session.close();
            checkLeft(viewer, "main channel closed");
            checkRefused(ChannelType.DISPLAY, session.id());
        }
    }

    @Test
    void channel_ofAnUnknownSession_isRefused() throws Exception {
        checkRefused(ChannelType.DISPLAY, good.session() + 1);
        checkRefused(ChannelType.CURSOR, 0);
    }

    @Test
    void channel_thatAnotherViewerHasLinked_isRefused() throws Exception {
        checkRefused(ChannelType.DISPLAY, good.session());
    }

    @Test
    void main_withTheSessionOfAnother_isRefused() throws Exception {
        checkRefused(ChannelType.MAIN, good.session());
    }

    /** What was still to be read when it went must not come after it was let go of. */
    @Test
    void inputs_ofAViewerThatBreaksOff_endWithItsKeysUp() throws Exception {
        InputEvent up = new InputEvent.Key(false, 0x1e);
        try (TestServer.Session session = server.session(TICKET);
                TestServer.Session witness = server.session(TICKET);
                RawChannel inputs = link(ChannelType.INPUTS, session);
                RawChannel marker = link(ChannelType.INPUTS, witness)) {
            int viewer = log.lastViewer() - 1;
            inputs.send(repeat(RawChannel.message(new InputsMessage.KeyDown(0x1e)), 50_000));
            inputs.close();
            InputEvent event = server.input();
            while (!event.equals(up)) {
                event = server.input();
            }
            session.close();
            checkLeft(viewer, "main channel closed");
            marker.send(RawChannel.message(new InputsMessage.KeyDown(0x30)));
            assertThat(server.input()).isEqualTo(new InputEvent.Key(true, 0x30));
        }
        server.forgetInputs();
    }

    /** Exactly one line, however many of its channels end, and for whatever reasons. */
    private void checkLeft(int viewer, String reason) throws IOException, ProtocolException {
        String beginning = "event=viewer-left viewer=" + viewer + " ";
        log.await(beginning, 1);
        good.checkIsServed();
        assertThat(log.of(beginning)).singleElement().asString().contains(reason);
    }

    private static void checkRefused(ChannelType type, int session) throws IOException, ProtocolException {
        try (ScriptedViewer viewer = ScriptedViewer.connect(server.port())) {
            assertThat(viewer.link(type, session, TICKET, true, Capabilities.NONE))
                    .isEqualTo(LinkError.BAD_CONNECTION_ID.number());
        }
    }

    private static RawChannel link(ChannelType type, TestServer.Session session) throws IOException, ProtocolException {
        return RawChannel.link(server.port(), type, session.id(), TICKET);
    }

    /** It says all the time that it has had everything, reads nothing, and so has as much wait for it as can be. */
    private void fallBehind(RawChannel display) throws IOException, ProtocolException {
        display.send(INIT);
        display.send(RawChannel.message(new CommonMessage.AckSync(1)));
        for (int i = 0; i < PICTURES_BEHIND; i++) {
            for (int ping = 1; ping <= PINGS_MAX; ping++) {
                display.send(RawChannel.message(new CommonMessage.Pong(ping, 0)));
                display.send(RawChannel.message(new CommonMessage.Ack()));
            }
            good.checkIsServed();
        }
    }

    private static byte[] repeat(byte[] bytes, int times) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            all.writeBytes(bytes);
        }
        return all.toByteArray();
    }

    /** A viewer with one channel that minds nothing, which may be its main channel. */
    private final class Victim implements AutoCloseable {
        private final RawChannel main;
        private final RawChannel channel;
        private final int viewer;

        Victim(ChannelType type) throws IOException, ProtocolException {
            main = RawChannel.link(server.port(), ChannelType.MAIN, 0, TICKET);
            int session = main.readSession();
            viewer = log.lastViewer();
            channel = type == ChannelType.MAIN ? main : RawChannel.link(server.port(), type, session, TICKET);
        }

        void leave() throws IOException {
            main.close();
        }

        @Override
        public void close() throws IOException {
            channel.close();
            main.close();
        }
    }
}
