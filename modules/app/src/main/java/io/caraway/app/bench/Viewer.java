package io.caraway.app.bench;

import io.caraway.channel.Owner;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.source.SourceException;
import io.caraway.source.spice.SpiceChannel;
import io.caraway.source.spice.SpiceChannelListener;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A viewer: main channel, display 0 and cursor 0, as far as the server has them. Owned by bench.
 *
 * <p>When one channel is over, all are.
 */
final class Viewer {
    private static final int CACHE_PIXELS = 20 << 20;
    private static final int GLZ_WINDOW_PIXELS = 8 << 20;
    private static final long MILLI_NANOS = TimeUnit.MILLISECONDS.toNanos(1);

    private final Vertx vertx;
    private final BenchOptions options;
    private final ViewerFigures figures;
    private final Ledger ledger;
    private final Optional<DecodedScreen> screen;
    private final Watcher watcher;
    private final Optional<Pacer> pacer;
    private final Owner owner = Owner.here();
    private final List<SpiceChannel> channels = new ArrayList<>();
    private boolean over;

    /** A viewer that has not begun; {@code screen} draws what it gets. */
    Viewer(
            Vertx vertx,
            BenchOptions options,
            ViewerFigures figures,
            Ledger ledger,
            Optional<DecodedScreen> screen,
            Watcher watcher) {
        this.vertx = vertx;
        this.options = options;
        this.figures = figures;
        this.ledger = ledger;
        this.screen = screen;
        this.watcher = watcher;
        long rate = figures.group().bytesPerSecond();
        this.pacer = rate > 0 ? Optional.of(new Pacer(rate)) : Optional.empty();
    }

    /** What it got. */
    ViewerFigures figures() {
        return figures;
    }

    /** What it drew. */
    Optional<DecodedScreen> screen() {
        return screen;
    }

    /** Begins to join. */
    void join() {
        owner.check();
        open(ChannelType.MAIN, 0, Behaviour.HEALTHY, Capabilities.NONE, new Main());
    }

    /** Closes everything by its own will. */
    void leave() {
        owner.check();
        over = true;
        channels.forEach(SpiceChannel::close);
        channels.clear();
    }

    /** Reads on if it has stopped, so that it learns whether the server has given it up. */
    void readOn() {
        owner.check();
        List.copyOf(channels).forEach(SpiceChannel::resume);
    }

    private void open(
            ChannelType type,
            int session,
            Behaviour behaviour,
            Capabilities capabilities,
            SpiceChannelListener listener) {
        SpiceChannel.open(vertx, options.channel(behaviour), type, 0, session, capabilities, listener)
                .onSuccess(this::opened)
                .onFailure(fault -> end(type, kind(fault), String.valueOf(fault.getMessage())));
    }

    private void opened(SpiceChannel channel) {
        if (over) {
            channel.close();
            return;
        }
        channels.add(channel);
        if (figures.group().behaviour() == Behaviour.STALLED && figures.hasPicture()) {
            channel.pause();
        }
        if (channel.type() == ChannelType.DISPLAY) {
            figures.link();
            if (figures.group().behaviour() != Behaviour.NO_INIT) {
                channel.send(new DisplayMessage.ClientInit(1, CACHE_PIXELS, 1, GLZ_WINDOW_PIXELS));
                if (channel.serverCapabilities().has(Capabilities.DISPLAY_PREFERRED_COMPRESSION)) {
                    options.compression()
                            .ifPresent(
                                    wanted -> channel.send(new DisplayMessage.PreferredCompression(wanted.number())));
                }
            }
            watcher.reached(this, Stage.DISPLAY);
        }
    }

    private void openOthers(int session, List<MainMessage.ChannelId> offered) {
        Behaviour behaviour = figures.group().behaviour();
        if (offered.contains(MainMessage.ChannelId.of(ChannelType.DISPLAY, 0))) {
            open(ChannelType.DISPLAY, session, behaviour, options.displayCapabilities(), new Display());
        } else {
            end(ChannelType.MAIN, SourceException.Kind.REFUSED, "the server has no display 0");
        }
        if (offered.contains(MainMessage.ChannelId.of(ChannelType.CURSOR, 0))) {
            Behaviour cursor = behaviour == Behaviour.SLOW ? Behaviour.HEALTHY : behaviour;
            open(ChannelType.CURSOR, session, cursor, Capabilities.NONE, new Cursor());
        }
    }

    private void end(ChannelType type, SourceException.Kind kind, String reason) {
        if (!over) {
            leave();
            String server = options.channel(Behaviour.HEALTHY).uri() + ": ";
            String words = reason.startsWith(server) ? reason.substring(server.length()) : reason;
            watcher.ended(this, kind, type.name().toLowerCase(Locale.ROOT) + ": " + words);
        }
    }

    private static SourceException.Kind kind(Throwable fault) {
        return fault instanceof SourceException source ? source.kind() : SourceException.Kind.REFUSED;
    }

    /** How far a viewer has come. */
    enum Stage {
        /** The main channel is open, the session has begun. */
        MAIN,
        /** The display channel is open. */
        DISPLAY,
        /** The first picture is complete. */
        PICTURE
    }

    /** Told how viewers fare, on their event loop. */
    interface Watcher {
        /** A viewer has come so far. */
        void reached(Viewer viewer, Stage stage);

        /** A viewer is over, not by its own will; all its channels are closed. */
        void ended(Viewer viewer, SourceException.Kind kind, String reason);
    }

    /** The main channel. */
    private final class Main implements SpiceChannelListener {
        private int session;

        @Override
        public void received(SpiceChannel channel, RawMessage message) throws ProtocolException {
            ledger.otherMessage(figures);
            if (message.type() == MainMessage.Init.TYPE) {
                session = MainMessage.Init.read(message.reader()).sessionId();
                channel.send(new MainMessage.AttachChannels());
                watcher.reached(Viewer.this, Stage.MAIN);
            } else if (message.type() == MainMessage.ChannelsList.TYPE && channels.size() == 1) {
                openOthers(
                        session, MainMessage.ChannelsList.read(message.reader()).channels());
            }
        }

        @Override
        public void closed(SpiceChannel channel, String reason) {
            end(ChannelType.MAIN, channel.endKind(), reason);
        }
    }

    /** The display channel. */
    private final class Display implements SpiceChannelListener {
        @Override
        public void received(SpiceChannel channel, RawMessage message) {
            boolean before = figures.hasPicture();
            ledger.displayMessage(figures, message);
            screen.ifPresent(drawn -> draw(channel, drawn, message));
            if (!before && figures.hasPicture()) {
                if (figures.group().behaviour() == Behaviour.STALLED) {
                    channels.forEach(SpiceChannel::pause);
                }
                watcher.reached(Viewer.this, Stage.PICTURE);
            }
        }

        @Override
        public void readDone(SpiceChannel channel) {
            long read = channel.receivedBytes() - figures.displayBytes();
            ledger.displayBytes(figures, channel.receivedBytes());
            pacer.ifPresent(rate -> {
                long millis = rate.waitNanos(read, ledger.now()) / MILLI_NANOS;
                if (millis > 0) {
                    channel.pause();
                    vertx.setTimer(millis, id -> channel.resume());
                }
            });
        }

        @Override
        public void closed(SpiceChannel channel, String reason) {
            end(ChannelType.DISPLAY, channel.endKind(), reason);
        }

        private void draw(SpiceChannel channel, DecodedScreen drawn, RawMessage message) {
            boolean room = drawn.add(
                    message, channel::resume, fault -> end(ChannelType.DISPLAY, SourceException.Kind.PROTOCOL, fault));
            if (!room) {
                channel.pause();
            }
        }
    }

    /** The cursor channel. */
    private final class Cursor implements SpiceChannelListener {
        @Override
        public void received(SpiceChannel channel, RawMessage message) {
            ledger.otherMessage(figures);
        }

        @Override
        public void closed(SpiceChannel channel, String reason) {
            end(ChannelType.CURSOR, channel.endKind(), reason);
        }
    }
}
