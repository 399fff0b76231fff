package io.caraway.server.main;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.channel.ChannelClient;
import io.caraway.channel.ChannelLink;
import io.caraway.channel.ChannelStream;
import io.caraway.channel.Owner;
import io.caraway.channel.StreamEvent;
import io.caraway.channel.WirePiece;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.MessageSplitter;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MainChannelTest {
    private static final int BOTH_MODES = MainMessage.MOUSE_MODE_CLIENT | MainMessage.MOUSE_MODE_SERVER;

    private long nowNanos = 5;
    private final MainChannel channel = new MainChannel(Owner.here(), () -> nowNanos);
    private final Viewer viewer = new Viewer();
    private final Consumer<StreamEvent> events = attach(1, viewer);

    @Test
    void attach_newViewer_isSentInitFirst() throws ProtocolException {
        MainMessage.Init init = MainMessage.Init.read(viewer.messages().get(0).reader());
        assertThat(init.sessionId()).isEqualTo(99);
        assertThat(init.currentMouseMode()).isEqualTo(MainMessage.MOUSE_MODE_CLIENT);
    }

    @Test
    void tick_viewerThatAnswersNoPing_endsAfterItsDeadline() throws ProtocolException {
        pass(MainChannel.SILENCE_SECONDS);
        assertThat(viewer.failures).isEmpty();
        assertThat(viewer.messages()).extracting(RawMessage::type).contains(CommonMessage.Ping.TYPE);
        pass(1);
        assertThat(viewer.failures).containsExactly("main: silent for 30 s");
    }

    @Test
    void tick_viewerThatAnswers_stays() {
        for (int i = 0; i < 10; i++) {
            pass(MainChannel.SILENCE_SECONDS);
            events.accept(new StreamEvent.Received(List.of(new RawMessage(CommonMessage.PONG, new byte[12]))));
        }
        assertThat(viewer.failures).isEmpty();
    }

    @Test
    void tick_viewerThatIsGone_isLeftAlone() {
        events.accept(new StreamEvent.Closed());
        pass(2 * MainChannel.SILENCE_SECONDS);
        assertThat(viewer.failures).isEmpty();
    }

    @Test
    void title_new_isToldOnce() throws ProtocolException {
        channel.title("first");
        channel.title("first");
        channel.title("second");
        assertThat(viewer.messages())
                .filteredOn(message -> message.type() == MainMessage.Name.TYPE)
                .hasSize(2);
    }

    @Test
    void receive_cutMessage_endsTheViewer() {
        events.accept(new StreamEvent.Received(List.of(new RawMessage(MainMessage.MOUSE_MODE_REQUEST, new byte[1]))));
        assertThat(viewer.failures).hasSize(1);
    }

    @Test
    void motionAlone_viewersThatAreThere_areToldServerModeAndThenClientModeAgain() throws ProtocolException {
        channel.motionAlone(false);
        channel.motionAlone(true);
        channel.motionAlone(true);
        channel.motionAlone(false);

        assertThat(viewer.modes())
                .containsExactly(
                        new MainMessage.MouseMode(MainMessage.MOUSE_MODE_SERVER, MainMessage.MOUSE_MODE_SERVER),
                        new MainMessage.MouseMode(BOTH_MODES, MainMessage.MOUSE_MODE_CLIENT));
    }

    @Test
    void motionAlone_viewerThatJoins_isToldServerModeAtOnce() throws ProtocolException {
        channel.motionAlone(true);
        Viewer second = new Viewer();
        attach(2, second);

        MainMessage.Init init = MainMessage.Init.read(second.messages().get(0).reader());
        assertThat(init.supportedMouseModes()).isEqualTo(MainMessage.MOUSE_MODE_SERVER);
        assertThat(init.currentMouseMode()).isEqualTo(MainMessage.MOUSE_MODE_SERVER);
        assertThat(second.modes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {MainMessage.MOUSE_MODE_CLIENT, MainMessage.MOUSE_MODE_SERVER, 0})
    void motionAlone_everyRequest_isAnsweredWithServerMode(int mode) throws ProtocolException {
        channel.motionAlone(true);
        ask(mode);

        assertThat(viewer.modes())
                .hasSize(2)
                .containsOnly(new MainMessage.MouseMode(MainMessage.MOUSE_MODE_SERVER, MainMessage.MOUSE_MODE_SERVER));
    }

    @Test
    void motionAlone_viewerThatDoesNotRead_isToldWhenItDoes() throws ProtocolException {
        viewer.unwritten = ChannelClient.UNWRITTEN_BYTES_MAX;
        channel.motionAlone(true);
        pass(1);
        assertThat(viewer.modes()).isEmpty();

        viewer.unwritten = 0;
        pass(1);
        pass(1);
        assertThat(viewer.modes())
                .containsExactly(
                        new MainMessage.MouseMode(MainMessage.MOUSE_MODE_SERVER, MainMessage.MOUSE_MODE_SERVER));
    }

    @Test
    void request_whereThereIsAChoice_isGranted() throws ProtocolException {
        ask(MainMessage.MOUSE_MODE_SERVER);
        ask(MainMessage.MOUSE_MODE_CLIENT);
        ask(BOTH_MODES);

        assertThat(viewer.modes())
                .containsExactly(
                        new MainMessage.MouseMode(BOTH_MODES, MainMessage.MOUSE_MODE_SERVER),
                        new MainMessage.MouseMode(BOTH_MODES, MainMessage.MOUSE_MODE_CLIENT));
    }

    private void ask(int mode) {
        ByteWriter body = ByteWriter.little();
        new MainMessage.MouseModeRequest(mode).write(body);
        events.accept(
                new StreamEvent.Received(List.of(new RawMessage(MainMessage.MOUSE_MODE_REQUEST, body.toByteArray()))));
    }

    private Consumer<StreamEvent> attach(int id, Viewer stream) {
        return channel.attach(
                new ChannelLink(
                        id,
                        Capabilities.of(Capabilities.COMMON_MINI_HEADER),
                        Capabilities.of(Capabilities.MAIN_NAME_AND_UUID),
                        stream),
                98 + id);
    }

    private void pass(long seconds) {
        nowNanos += TimeUnit.SECONDS.toNanos(seconds);
        channel.tick();
    }

    /** A stream that keeps what it is given. */
    private static final class Viewer implements ChannelStream {
        private final MessageSplitter splitter = new MessageSplitter(true, 1 << 16);
        private final List<RawMessage> messages = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();
        private long unwritten;

        List<RawMessage> messages() throws ProtocolException {
            for (Optional<RawMessage> next = splitter.next(); next.isPresent(); next = splitter.next()) {
                messages.add(next.get());
            }
            return messages;
        }

        List<MainMessage.MouseMode> modes() throws ProtocolException {
            List<MainMessage.MouseMode> modes = new ArrayList<>();
            for (RawMessage message : messages()) {
                if (message.type() == MainMessage.MouseMode.TYPE) {
                    modes.add(MainMessage.MouseMode.read(message.reader()));
                }
            }
            return modes;
        }

        @Override
        public void write(List<WirePiece> pieces) {
            pieces.forEach(piece -> splitter.add(piece.toByteArray()));
        }

        @Override
        public long unwrittenBytes() {
            return unwritten;
        }

        @Override
        public void resume() {}

        @Override
        public void fail(String reason) {
            failures.add(reason);
        }
    }
}
