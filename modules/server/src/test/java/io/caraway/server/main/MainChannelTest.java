package io.caraway.server.main;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class MainChannelTest {
    private long nowNanos = 5;
    private final MainChannel channel = new MainChannel(Owner.here(), () -> nowNanos);
    private final Viewer viewer = new Viewer();
    private final Consumer<StreamEvent> events = channel.attach(
            new ChannelLink(
                    1,
                    Capabilities.of(Capabilities.COMMON_MINI_HEADER),
                    Capabilities.of(Capabilities.MAIN_NAME_AND_UUID),
                    viewer),
            99);

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

    private void pass(long seconds) {
        nowNanos += TimeUnit.SECONDS.toNanos(seconds);
        channel.tick();
    }

    /** A stream that keeps what it is given. */
    private static final class Viewer implements ChannelStream {
        private final MessageSplitter splitter = new MessageSplitter(true, 1 << 16);
        private final List<RawMessage> messages = new ArrayList<>();
        private final List<String> failures = new ArrayList<>();

        List<RawMessage> messages() throws ProtocolException {
            for (Optional<RawMessage> next = splitter.next(); next.isPresent(); next = splitter.next()) {
                messages.add(next.get());
            }
            return messages;
        }

        @Override
        public void write(List<WirePiece> pieces) {
            pieces.forEach(piece -> splitter.add(piece.toByteArray()));
        }

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
