package io.caraway.source.spice;

import io.caraway.channel.AgentListener;
import io.caraway.channel.DisplayFeeds;
import io.caraway.channel.MouseListener;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.InputsMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.source.SourceException;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * One session with a SPICE server: main and inputs channel, and for each display its channels; all end together. Owned by
 * source.
 */
final class SpiceSession implements SpiceChannelListener {
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
    private final IntFunction<Screen> screens;
    private final Sink sink;
    private final Consumer<SourceException> onEnd;
    private final ViewerInput input = new ViewerInput(message -> send(ChannelType.INPUTS, message));
    private final MouseModes mouse = new MouseModes(message -> send(ChannelType.MAIN, message), input::mouseMode);
    private final AgentLine agent;
    private final Migration migration;
    private final Notices notices;
    private final Set<MainMessage.ChannelId> asked = new HashSet<>();
    private final List<SpiceChannel> channels = new ArrayList<>();
    private final Map<Integer, SessionDisplay> displays = new TreeMap<>();
    private int sessionId;
    private @Nullable SpiceEndpoint newHost;
    private boolean closedByServer;
    private boolean ended;

    /**
     * A session that has not begun.
     *
     * @param self runs a task on our thread; may be called from any
     * @param screens gathers what a display shows, by its number
     * @param sink takes batches; {@link #handled} is to be called for each when it is drawn
     * @param onEnd told once, why the session is over
     */
    SpiceSession(
            Vertx vertx,
            SpiceSourceOptions options,
            IntFunction<Screen> screens,
            Consumer<Runnable> self,
            Sink sink,
            Consumer<SourceException> onEnd) {
        this.vertx = vertx;
        this.options = options;
        this.screens = screens;
        this.sink = sink;
        this.onEnd = onEnd;
        this.agent = new AgentLine(self, message -> send(ChannelType.MAIN, message), () -> isFull(ChannelType.MAIN));
        this.migration = new Migration(options.endpoint(), message -> send(ChannelType.MAIN, message), this::move);
        this.notices = new Notices(options.uri());
    }

    /** Connects. */
    void begin() {
        display(0);
        open(MainMessage.ChannelId.of(ChannelType.MAIN, 0));
    }

    /** Gives up on a server that does not do what it has to. */
    void timeOut(String words) {
        end(new SourceException(SourceException.Kind.PROTOCOL, options.uri() + ": " + words));
    }

    /** Ends the session from our side. */
    void stop() {
        end(new SourceException(SourceException.Kind.UNREACHABLE, options.uri() + ": the source was stopped"));
    }

    /** A batch of that display has been drawn. */
    void handled(int number) {
        display(number).handled();
    }

    /** Sends what a viewer did; dropped while the server does not read. */
    void input(InputEvent event) {
        if (!isFull(ChannelType.INPUTS)) {
            input.send(event);
        }
    }

    /** Tells {@code listener} of the guest's agent. */
    void listen(AgentListener listener) {
        agent.listen(listener);
    }

    /** Tells {@code listener} what the server takes of a mouse. */
    void listen(MouseListener listener) {
        mouse.listen(listener);
    }

    /** Where the server has said that its machine has gone; that was the end. Null if it has not. */
    @Nullable
    SpiceEndpoint newHost() {
        return newHost;
    }

    /** Whether the session is over because the server has closed it in good order. */
    boolean isClosedByServer() {
        return closedByServer;
    }

    @Override
    public void received(SpiceChannel channel, RawMessage message) throws ProtocolException {
        if (notices.receive(channel, message)) {
            return;
        }
        switch (channel.type()) {
            case MAIN -> main(message);
            case DISPLAY -> display(channel.id()).pictures(message);
            case CURSOR -> cursor(channel.id(), message);
            case INPUTS -> {
                if (message.type() == InputsMessage.MotionAck.TYPE) {
                    input.acknowledged();
                }
            }
        }
    }

    @Override
    public void readDone(SpiceChannel channel) {
        // The main channel tells of the desktop as a whole, which is the first display's.
        display(channel.id()).readDone();
    }

    @Override
    public void closed(SpiceChannel channel, String reason) {
        closedByServer = channel.isClosedByServer();
        end(new SourceException(channel.endKind(), reason));
    }

    private void open(MainMessage.ChannelId wanted) {
        if (ended) {
            return;
        }
        ChannelType type = ChannelType.of(wanted.channelType()).orElseThrow();
        Capabilities capabilities = CAPABILITIES.getOrDefault(type, Capabilities.NONE);
        SpiceChannel.open(vertx, options.channel(), type, wanted.channelId(), sessionId, capabilities, this)
                .onSuccess(this::opened)
                .onFailure(failure -> end(reason(failure)));
    }

    private void opened(SpiceChannel channel) {
        if (ended) {
            channel.close();
            return;
        }
        channels.add(channel);
        switch (channel.type()) {
            case MAIN -> channel.onDrain(agent::proceed);
            case DISPLAY -> {
                beginPictures(channel);
                display(channel.id()).opened(channel);
            }
            case CURSOR -> display(channel.id()).opened(channel);
            case INPUTS -> {}
        }
    }

    /** Each display has a cache and a dictionary of its own, so that none waits for another. */
    private void beginPictures(SpiceChannel channel) {
        int cache = 1 + channel.id();
        channel.send(new DisplayMessage.ClientInit(cache, CACHE_PIXELS, cache, glzPixels()));
        if (channel.serverCapabilities().has(Capabilities.DISPLAY_PREFERRED_COMPRESSION)) {
            channel.send(
                    new DisplayMessage.PreferredCompression(options.images().number()));
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
                    mouse.told(mode.supported(), mode.current());
                }
                case MainMessage.Name.TYPE ->
                    title(MainMessage.Name.read(message.reader()).text());
                default -> {
                    if (!migration.receive(message)) {
                        agent.receive(message);
                    }
                }
            }
        } catch (ProtocolException e) {
            throw e.in("main: message " + message.type());
        }
    }

    private void move(SpiceEndpoint to) {
        newHost = to;
        end(new SourceException(
                SourceException.Kind.UNREACHABLE, options.uri() + ": its machine has gone to " + to.uri()));
    }

    private void init(MainMessage.Init init) {
        sessionId = init.sessionId();
        send(ChannelType.MAIN, new MainMessage.AttachChannels());
        mouse.told(init.supportedMouseModes(), init.currentMouseMode());
        agent.init(init);
    }

    private void offered(MainMessage.ChannelId offer) {
        boolean known = ChannelType.of(offer.channelType())
                .filter(type -> switch (type) {
                    case MAIN -> false;
                    case INPUTS -> offer.channelId() == 0;
                    case DISPLAY, CURSOR -> offer.channelId() < DisplayFeeds.DISPLAYS_MAX;
                })
                .isPresent();
        if (!known || !asked.add(offer)) {
            return;
        }
        if (offer.channelType() == ChannelType.INPUTS.number()) {
            open(offer);
        } else {
            sink.prepare(offer.channelId(), () -> open(offer));
        }
    }

    private void title(String text) {
        display(0)
                .add(new DisplayEvent.Title(
                        text.length() <= DisplayEvent.TEXT_MAX ? text : text.substring(0, DisplayEvent.TEXT_MAX)));
    }

    /** In client mode only viewers know where the pointer is; a new shape then comes with a place of before. */
    private void cursor(int number, RawMessage message) throws ProtocolException {
        display(number)
                .pointer(message, mouse.serverHasThePointer())
                .ifPresent(place -> input.place(place.x(), place.y()));
    }

    private SessionDisplay display(int number) {
        return displays.computeIfAbsent(
                number, added -> new SessionDisplay(screens.apply(added), batch -> sink.take(added, batch)));
    }

    private Optional<SpiceChannel> channel(ChannelType type) {
        return channels.stream().filter(channel -> channel.type() == type).findFirst();
    }

    private void send(ChannelType type, SpiceMessage message) {
        channel(type).ifPresent(channel -> channel.send(message));
    }

    /** Whether a channel takes no more now, or is not there. */
    private boolean isFull(ChannelType type) {
        return channel(type).map(SpiceChannel::isWriteQueueFull).orElse(true);
    }

    private SourceException reason(Throwable failure) {
        return failure instanceof SourceException known
                ? known
                : new SourceException(SourceException.Kind.PROTOCOL, options.uri() + ": " + failure);
    }

    private void end(SourceException reason) {
        if (!ended) {
            ended = true;
            channels.forEach(SpiceChannel::close);
            channels.clear();
            agent.gone();
            onEnd.accept(reason);
        }
    }

    /** Takes what displays show. */
    interface Sink {
        /** Has {@code then} run on our thread once the display of that number is there; never, if there cannot be one. */
        void prepare(int number, Runnable then);

        /** Draws a batch on the display of that number. */
        void take(int number, EventBatch batch);
    }
}
