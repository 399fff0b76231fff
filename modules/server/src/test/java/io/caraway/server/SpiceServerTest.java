package io.caraway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.LinkRequest;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.testkit.SpiceScreen;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Viewers, right and wrong ones, against a server on a real port. */
final class SpiceServerTest {
    private static final String TICKET = "seed";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = new TestServer(TICKET);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void main_linked_tellsSessionNameAndChannels() throws Exception {
        try (TestServer.Session session = server.session(TICKET)) {
            ScriptedViewer main = session.main();
            assertThat(session.id()).isNotZero();
            assertThat(MainMessage.Name.read(
                                    main.readUntil(MainMessage.Name.TYPE).reader())
                            .text())
                    .isEqualTo("desk");
            main.send(new MainMessage.AttachChannels());
            MainMessage.ChannelsList list = MainMessage.ChannelsList.read(
                    main.readUntil(MainMessage.ChannelsList.TYPE).reader());
            assertThat(list.channels())
                    .containsExactlyInAnyOrder(
                            MainMessage.ChannelId.of(ChannelType.DISPLAY, 0),
                            MainMessage.ChannelId.of(ChannelType.CURSOR, 0),
                            MainMessage.ChannelId.of(ChannelType.INPUTS, 0));
            main.send(new MainMessage.MouseModeRequest(MainMessage.MOUSE_MODE_SERVER));
            assertThat(MainMessage.MouseMode.read(
                                    main.readUntil(MainMessage.MouseMode.TYPE).reader())
                            .current())
                    .isEqualTo(MainMessage.MOUSE_MODE_SERVER);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "see", "seeds", "SEED"})
    void main_wrongTicket_isDenied(String password) throws Exception {
        try (ScriptedViewer viewer = ScriptedViewer.connect(server.port())) {
            assertThat(viewer.link(ChannelType.MAIN, 0, password, true, Capabilities.NONE))
                    .isEqualTo(LinkError.PERMISSION_DENIED.number());
            assertThat(viewer.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "52454450020000000200000012000000, 2",
        "47455420" + "2f20485454502f312e310d0a, 2",
        "52454451030000000200000012000000, 4",
        "52454451020000000200000011000000, 3",
        "524544510200000002000000ffffffff, 3",
        "52454451020000000200000012000000" + "0000000001000104000000000000" + "12000000, 3"
    })
    void link_wrongRequest_isToldWhy(String hex, int error) throws Exception {
        try (ScriptedViewer viewer = ScriptedViewer.connect(server.port())) {
            viewer.sendBytes(HexFormat.of().parseHex(hex));
            assertThat(viewer.readLinkReply().error()).isEqualTo(error);
            assertThat(viewer.isClosedByServer()).isTrue();
        }
    }

    @Test
    void link_oneByteAtATime_isAccepted() throws Exception {
        try (ScriptedViewer viewer = ScriptedViewer.connect(server.port())) {
            ByteWriter out = ByteWriter.little();
            new LinkRequest(0, ChannelType.MAIN.number(), 0, Capabilities.of(0, 3), Capabilities.NONE).write(out);
            for (byte one : out.toByteArray()) {
                viewer.sendBytes(new byte[] {one});
            }
            assertThat(viewer.readLinkReply().error()).isZero();
        }
    }

    @Test
    void link_peerThatSaysNothing_isClosedAfterItsDeadline() throws Exception {
        try (ScriptedViewer silent = ScriptedViewer.connect(server.port());
                ScriptedViewer half = ScriptedViewer.connect(server.port())) {
            half.sendBytes(HexFormat.of().parseHex("524544510200"));
            assertThat(silent.isClosedByServer()).isTrue();
            assertThat(half.isClosedByServer()).isTrue();
        }
    }

    @Test
    void link_channelThatIsNotServed_isRefused() throws Exception {
        try (ScriptedViewer viewer = ScriptedViewer.connect(server.port())) {
            ByteWriter out = ByteWriter.little();
            new LinkRequest(0, 5, 0, Capabilities.of(0, 3), Capabilities.NONE).write(out);
            viewer.sendBytes(out.toByteArray());
            assertThat(viewer.readLinkReply().error()).isEqualTo(LinkError.CHANNEL_NOT_AVAILABLE.number());
        }
    }

    @Test
    void display_unknownSession_isRefused() throws Exception {
        try (ScriptedViewer viewer = ScriptedViewer.connect(server.port())) {
            assertThat(viewer.link(ChannelType.DISPLAY, 12_345, TICKET, true, Capabilities.NONE))
                    .isEqualTo(LinkError.BAD_CONNECTION_ID.number());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void display_joined_showsEveryPixel(boolean mini) throws Exception {
        int[] pixels = server.drawNoise();
        try (TestServer.Session session = server.session(TICKET);
                ScriptedViewer display = ScriptedViewer.connect(server.port())) {
            assertThat(display.link(ChannelType.DISPLAY, session.id(), TICKET, mini, Capabilities.NONE))
                    .isZero();
            display.send(new DisplayMessage.ClientInit(1, 0, 1, 0));
            SpiceScreen screen = new SpiceScreen();
            awaitPixels(display, screen, pixels);
            awaitPixels(display, screen, server.drawNoise());
        }
    }

    @Test
    void silentViewer_besideAnother_costsItNothing() throws Exception {
        try (TestServer.Session first = server.session(TICKET);
                TestServer.Session second = server.session(TICKET);
                TestServer.Session third = server.session(TICKET);
                ScriptedViewer linkedAndSilent = display(first);
                ScriptedViewer stalled = display(second);
                ScriptedViewer reading = display(third)) {
            stalled.send(new DisplayMessage.ClientInit(1, 0, 1, 0));
            reading.send(new DisplayMessage.ClientInit(1, 0, 1, 0));
            SpiceScreen screen = new SpiceScreen();
            int[] pixels = {};
            for (int i = 0; i < 100; i++) {
                pixels = server.drawNoise();
            }
            awaitPixels(reading, screen, pixels);
            // The one that stalled skips to the present when it reads again.
            SpiceScreen late = new SpiceScreen();
            awaitPixels(stalled, late, pixels);
            assertThat(late.count(DrawMessage.DRAW_COPY)).isLessThan(100);
        }
    }

    @Test
    void viewerThatSendsGarbage_endsAlone() throws Exception {
        try (TestServer.Session bad = server.session(TICKET);
                TestServer.Session good = server.session(TICKET);
                ScriptedViewer reading = display(good);
                ScriptedViewer garbage = display(bad)) {
            reading.send(new DisplayMessage.ClientInit(1, 0, 1, 0));
            byte[] bytes = new byte[5000];
            Arrays.fill(bytes, (byte) 0xfe);
            garbage.sendBytes(bytes);
            assertThat(garbage.isClosedByServer()).isTrue();
            assertThat(bad.main().isClosedByServer()).isTrue();
            awaitPixels(reading, new SpiceScreen(), server.drawNoise());
        }
    }

    @Test
    void viewerThatLeaves_takesItsChannelsAlong() throws Exception {
        int id;
        try (TestServer.Session session = server.session(TICKET);
                ScriptedViewer display = display(session)) {
            id = session.id();
            display.send(new DisplayMessage.ClientInit(1, 0, 1, 0));
            session.main().close();
            assertThat(display.isClosedByServer()).isTrue();
        }
        try (ScriptedViewer viewer = ScriptedViewer.connect(server.port())) {
            assertThat(viewer.link(ChannelType.DISPLAY, id, TICKET, true, Capabilities.NONE))
                    .isEqualTo(LinkError.BAD_CONNECTION_ID.number());
        }
    }

    @Test
    void display_linkedTwice_isRefused() throws Exception {
        try (TestServer.Session session = server.session(TICKET);
                ScriptedViewer first = display(session)) {
            assertThatThrownBy(() -> display(session)).isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void inputs_ofAViewer_reachTheSource_andAreLetGoOf() throws Exception {
        TestServer.Session session = server.session(TICKET);
        try (ScriptedViewer main = session.main()) {
            ScriptedViewer inputs =
                    ScriptedViewer.link(server.port(), ChannelType.INPUTS, session.id(), TICKET, Capabilities.of(0));
            inputs.send(new InputsMessage.KeyDown(0x1e));
            inputs.send(new InputsMessage.KeyUp(0x9e));
            inputs.send(new InputsMessage.KeyScancode(new byte[] {(byte) 0xe0, 0x48, (byte) 0xe0, (byte) 0xc8, 0x2a}));
            inputs.send(new InputsMessage.MousePosition(10, 20, 0, 0));
            inputs.send(new InputsMessage.MousePress(1, 0));
            inputs.send(new InputsMessage.MousePosition(99_999, 4_000_000_000L, 1, 0));
            inputs.send(new InputsMessage.MouseMotion(-9, -9, 1));
            inputs.send(new InputsMessage.MouseMotion(1, 1, 1));
            inputs.readUntil(InputsMessage.MotionAck.TYPE);
            List<InputEvent> events = new ArrayList<>();
            for (int i = 0; i < 10; i++) {
                events.add(server.input());
            }
            assertThat(events)
                    .containsExactly(
                            new InputEvent.Key(true, 0x1e),
                            new InputEvent.Key(false, 0x1e),
                            new InputEvent.Key(true, 0xe048),
                            new InputEvent.Key(false, 0xe048),
                            new InputEvent.Key(true, 0x2a),
                            new InputEvent.Pointer(10, 20, 0),
                            new InputEvent.Pointer(10, 20, 1),
                            new InputEvent.Pointer(TestServer.WIDTH - 1, TestServer.HEIGHT - 1, 1),
                            new InputEvent.Pointer(TestServer.WIDTH - 10, TestServer.HEIGHT - 10, 1),
                            new InputEvent.Pointer(TestServer.WIDTH - 9, TestServer.HEIGHT - 9, 1));
            inputs.close();
            assertThat(server.input()).isEqualTo(new InputEvent.Key(false, 0x2a));
            assertThat(server.input())
                    .isEqualTo(new InputEvent.Pointer(TestServer.WIDTH - 9, TestServer.HEIGHT - 9, 0));
        }
    }

    private static ScriptedViewer display(TestServer.Session session) throws IOException, ProtocolException {
        return ScriptedViewer.link(server.port(), ChannelType.DISPLAY, session.id(), TICKET, Capabilities.NONE);
    }

    private static void awaitPixels(ScriptedViewer display, SpiceScreen screen, int[] pixels)
            throws IOException, ProtocolException {
        while (!Arrays.equals(screen.pixels().orElse(new int[0]), pixels)) {
            screen.receive(display.read());
        }
    }
}
