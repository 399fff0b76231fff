package io.caraway.source.spice;

import io.caraway.channel.AgentListener;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.CursorDecoder;
import io.caraway.protocol.spice.CursorMessage;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.source.SourceException;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * One session with a SPICE server: main, display, cursor and inputs channel, which end together. Owned by source.
 *
 * <p>At most {@link #BATCHES_MAX} batches are on their way to the display; until it has drawn some, nothing is read of
 * pictures and pointer. The display draws at its own speed and never at a viewer's.
 */
final class SpiceSession implements SpiceChannelListener {
    private static final int BATCHES_MAX = 4;

    /** Pictures the server may ask to be kept: as many as the reference client keeps. */
    private static final long CACHE_PIXELS = 20L << 20;

    /** Pixels that images of GLZ may refer back to. */
    private static final int GLZ_PIXELS = 8 << 20;

    private static final Map<ChannelType, Capabilities> CAPABILITIES = Map.of(
            ChannelType.MAIN,
            Capabilities.of(Capabilities.MAIN_NAME_AND_UUID, Capabilities.MAIN_AGENT_CONNECTED_TOKENS),
            ChannelType.DISPLAY,
            Capabilities.of(
                    Capabilities.DISPLAY_SIZED_STREAM,
                    Capabilities.DISPLAY_MONITORS_CONFIG,
                    Capabilities.DISPLAY_COMPOSITE,
                    Capabilities.DISPLAY_A8_SURFACE,
                    Capabilities.DISPLAY_LZ4,
                    Capabilities.DISPLAY_PREFERRED_COMPRESSION,
                    Capabilities.DISPLAY_MULTI_CODEC,
                    Capabilities.DISPLAY_CODEC_MJPEG),
            ChannelType.INPUTS,
            Capabilities.NONE,
            ChannelType.CURSOR,
            Capabilities.NONE);

    private final Vertx vertx;
    private final SpiceSourceOptions options;
    private final Screen screen;
    private final Consumer<EventBatch> sink;
    private final Consumer<SourceException> onEnd;
    private final CursorDecoder cursor = new CursorDecoder();
    private final ViewerInput input = new ViewerInput(message -> send(ChannelType.INPUTS, message));
    private final AgentLine agent;
    private final Set<ChannelType> asked = EnumSet.noneOf(ChannelType.class);
    private final Map<ChannelType, SpiceChannel> channels = new EnumMap<>(ChannelType.class);
    private int sessionId;
    private int mouseMode = MainMessage.MOUSE_MODE_SERVER;
    private boolean clientModeAsked;
    private int batches;
    private boolean ended;

    /**
     * A session that has not begun.
     *
     * @param self runs a task on our thread; may be called from any
     * @param sink takes batches; {@link #handled} is to be called for each when it is drawn
     * @param onEnd told once, why the session is over
     */
    SpiceSession(
            Vertx vertx,
            SpiceSourceOptions options,
            Screen screen,
            Consumer<Runnable> self,
            Consumer<EventBatch> sink,
            Consumer<SourceException> onEnd) {
        this.vertx = vertx;
        this.options = options;
        this.screen = screen;
        this.sink = sink;
        this.onEnd = onEnd;
        this.agent = new AgentLine(self, message -> send(ChannelType.MAIN, message), this::isMainFull);
    }

    /** Connects. */
    void begin() {
        screen.connected();
        open(ChannelType.MAIN);
    }

    /** Gives up on a server that does not do what it has to. */
    void timeOut(String words) {
        end(new SourceException(SourceException.Kind.PROTOCOL, options.uri() + ": " + words));
    }

    /** Ends the session from our side. */
    void stop() {
        end(new SourceException(SourceException.Kind.UNREACHABLE, options.uri() + ": the source was stopped"));
    }

    /** A batch has been drawn. */
    void handled() {
        batches--;
        if (batches == BATCHES_MAX - 1) {
            pictures().forEach(SpiceChannel::resume);
        }
    }

    /** Sends what a viewer did; dropped while the server does not read. */
    void input(InputEvent event) {
        SpiceChannel channel = channels.get(ChannelType.INPUTS);
        if (channel != null && !channel.isWriteQueueFull()) {
            input.send(event);
        }
    }

    /** Tells {@code listener} of the guest's agent. */
    void listen(AgentListener listener) {
        agent.listen(listener);
    }

    @Override
    public void received(SpiceChannel channel, RawMessage message) throws ProtocolException {
        switch (channel.type()) {
            case MAIN -> main(message);
            case DISPLAY -> screen.receive(message);
            case CURSOR -> cursor(message);
            case INPUTS -> {
                if (message.type() == InputsMessage.MotionAck.TYPE) {
                    input.acknowledged();
                }
            }
        }
    }

    @Override
    public void readDone(SpiceChannel channel) {
        screen.take().ifPresent(batch -> {
            batches++;
            if (batches == BATCHES_MAX) {
                pictures().forEach(SpiceChannel::pause);
            }
            sink.accept(batch);
        });
    }

    @Override
    public void closed(SpiceChannel channel, String reason) {
        end(new SourceException(channel.endKind(), reason));
    }

    private void open(ChannelType type) {
        asked.add(type);
        Capabilities capabilities = CAPABILITIES.getOrDefault(type, Capabilities.NONE);
        SpiceChannel.open(vertx, options.channel(), type, 0, sessionId, capabilities, this)
                .onSuccess(this::opened)
                .onFailure(failure -> end(reason(failure)));
    }

    private void opened(SpiceChannel channel) {
        if (ended) {
            channel.close();
            return;
        }
        channels.put(channel.type(), channel);
        if (channel.type() == ChannelType.MAIN) {
            channel.onDrain(agent::proceed);
        }
        if (channel.type() == ChannelType.DISPLAY) {
            channel.send(new DisplayMessage.ClientInit(1, CACHE_PIXELS, 1, glzPixels()));
            if (channel.serverCapabilities().has(Capabilities.DISPLAY_PREFERRED_COMPRESSION)) {
                channel.send(
                        new DisplayMessage.PreferredCompression(options.images().number()));
            }
        }
        if (batches >= BATCHES_MAX && pictures().contains(channel)) {
            channel.pause();
        }
    }

    /** The window of GLZ: none unless it was asked for, so that every image can be read by itself. */
    private int glzPixels() {
        return switch (options.images()) {
            case GLZ, AUTO_GLZ -> GLZ_PIXELS;
            case OFF, AUTO_LZ, QUIC, LZ, LZ4 -> 0;
        };
    }

    private void main(RawMessage message) throws ProtocolException {
        try {
            switch (message.type()) {
                case MainMessage.Init.TYPE -> init(MainMessage.Init.read(message.reader()));
                case MainMessage.ChannelsList.TYPE ->
                    MainMessage.ChannelsList.read(message.reader()).channels().forEach(this::offered);
                case MainMessage.MouseMode.TYPE -> {
                    MainMessage.MouseMode mode = MainMessage.MouseMode.read(message.reader());
                    mouseMode(mode.supported(), mode.current());
                }
                case MainMessage.Name.TYPE ->
                    title(MainMessage.Name.read(message.reader()).text());
                default -> agent.receive(message);
            }
        } catch (ProtocolException e) {
            throw e.in("main: message " + message.type());
        }
    }

    private void init(MainMessage.Init init) {
        sessionId = init.sessionId();
        send(ChannelType.MAIN, new MainMessage.AttachChannels());
        mouseMode(init.supportedMouseModes(), init.currentMouseMode());
        agent.init(init);
    }

    /** Positions are what viewers send; motion is for servers that know nothing else. */
    private void mouseMode(int supported, int current) {
        mouseMode = current;
        input.mouseMode(current);
        boolean possible = (supported & MainMessage.MOUSE_MODE_CLIENT) != 0;
        boolean wanted = possible && current != MainMessage.MOUSE_MODE_CLIENT;
        if (wanted && !clientModeAsked) {
            send(ChannelType.MAIN, new MainMessage.MouseModeRequest(MainMessage.MOUSE_MODE_CLIENT));
        }
        clientModeAsked = wanted;
    }

    private void offered(MainMessage.ChannelId offer) {
        ChannelType.of(offer.channelType())
                .filter(type -> offer.channelId() == 0 && !asked.contains(type))
                .ifPresent(this::open);
    }

    private void title(String text) {
        screen.add(new DisplayEvent.Title(
                text.length() <= DisplayEvent.TEXT_MAX ? text : text.substring(0, DisplayEvent.TEXT_MAX)));
    }

    private void cursor(RawMessage message) throws ProtocolException {
        for (DisplayEvent event : cursor.receive(message)) {
            if (event.type() == DisplayEvent.Type.CURSOR_MOVE) {
                // In client mode only viewers know where the pointer is; a new shape then comes with a place of before.
                if (message.type() == CursorMessage.Set.TYPE && mouseMode == MainMessage.MOUSE_MODE_CLIENT) {
                    continue;
                }
                DisplayEvent.CursorMove move = (DisplayEvent.CursorMove) event;
                input.place(move.x(), move.y());
            }
            screen.add(event);
        }
    }

    private void send(ChannelType type, SpiceMessage message) {
        SpiceChannel channel = channels.get(type);
        if (channel != null) {
            channel.send(message);
        }
    }

    private boolean isMainFull() {
        SpiceChannel main = channels.get(ChannelType.MAIN);
        return main != null && main.isWriteQueueFull();
    }

    /** The channels that make batches, as far as they are open. */
    private List<SpiceChannel> pictures() {
        return channels.values().stream()
                .filter(channel -> channel.type() == ChannelType.DISPLAY || channel.type() == ChannelType.CURSOR)
                .toList();
    }

    private SourceException reason(Throwable failure) {
        return failure instanceof SourceException known
                ? known
                : new SourceException(SourceException.Kind.PROTOCOL, options.uri() + ": " + failure);
    }

    private void end(SourceException reason) {
        if (!ended) {
            ended = true;
            channels.values().forEach(SpiceChannel::close);
            channels.clear();
            agent.gone();
            onEnd.accept(reason);
        }
    }
}
