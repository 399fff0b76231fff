package io.caraway.server;

import io.caraway.channel.ChannelLink;
import io.caraway.channel.Dispatcher;
import io.caraway.channel.Owner;
import io.caraway.channel.Seat;
import io.caraway.channel.SessionListener;
import io.caraway.channel.StreamEvent;
import io.caraway.display.Display;
import io.caraway.display.DisplayInfo;
import io.caraway.drawing.InputEvent;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.LinkRequest;
import io.caraway.server.control.Control;
import io.caraway.server.inputs.InputsChannel;
import io.caraway.server.link.LinkPlaces;
import io.caraway.server.link.LinkStage;
import io.caraway.server.link.SocketStream;
import io.caraway.server.link.TicketKeys;
import io.caraway.server.main.MainChannel;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The main verticle, an event loop: it accepts connections, leads them through the link stage, and gives each channel to who
 * serves it.
 */
public final class MainVerticle extends VerticleBase {
    private static final long TICK_MILLIS = 5000;

    private final SpiceServerOptions options;
    private final Map<Integer, Display> displays = new HashMap<>();
    private final Map<Integer, PointerEcho> echoes = new HashMap<>();
    private final IntFunction<DisplayInfo> info;
    private final Seat seat;
    private final Promise<SpiceServer> started;
    private final ClientRegistry registry = new ClientRegistry(this::ended);
    private final LinkPlaces places = new LinkPlaces();
    private SessionListener session = SessionListener.NONE;
    private @Nullable Parts parts;

    private MainVerticle(
            SpiceServerOptions options,
            Map<Integer, Display> displays,
            IntFunction<DisplayInfo> info,
            Seat seat,
            Promise<SpiceServer> started) {
        this.options = options;
        this.displays.putAll(displays);
        this.info = info;
        this.seat = seat;
        this.started = started;
    }

    /**
     * Starts a server.
     *
     * @param displays by number; 0 is one of them
     * @param info tells a display's size and title at the moment, by its number; may be called from any thread
     * @param seat who draws, for the viewer that holds control
     * @return the server once it listens; fails when it cannot
     */
    public static Future<SpiceServer> deploy(
            Vertx vertx,
            SpiceServerOptions options,
            Map<Integer, Display> displays,
            IntFunction<DisplayInfo> info,
            Seat seat) {
        Promise<SpiceServer> started = Promise.promise();
        return vertx.deployVerticle(new MainVerticle(options, displays, info, seat, started))
                .compose(id -> started.future());
    }

    @Override
    public Future<?> start() {
        Owner owner = Owner.here();
        Dispatcher<Runnable> dispatcher = new Dispatcher<>(context, Runnable::run);
        MainChannel main = new MainChannel(owner, System::nanoTime);
        Control control = new Control(owner, System::nanoTime, holder -> {
            main.control(holder);
            session.control(holder);
        });
        InputsChannel inputs = new InputsChannel(owner, control, event -> {
            seat.input(event);
            session.input(control.holder(), event);
            if (event instanceof InputEvent.Pointer pointer) {
                echo(pointer, dispatcher);
            }
        });
        seat.listen(new AgentMail(main.agent(), dispatcher));
        seat.listen(alone -> dispatcher.send(() -> {
            main.motionAlone(alone);
            inputs.motionAlone(alone);
        }));
        TicketKeys keys = new TicketKeys(vertx, options.ticket() == null);
        parts = new Parts(control, main, inputs, keys);
        displays.keySet().forEach(this::introduce);
        vertx.setPeriodic(TICK_MILLIS, id -> main.tick());
        NetServer server = vertx.createNetServer(new NetServerOptions().setReuseAddress(true));
        server.connectHandler(socket -> LinkStage.begin(vertx, socket, places, keys, options.ticket(), this::linked));
        return keys.prepare()
                .compose(ready -> server.listen(options.port(), options.host()))
                .onSuccess(listening -> started.complete(new SpiceServer(
                        () -> vertx.undeploy(deploymentID()), listening.actualPort(), dispatcher, this)));
    }

    @Override
    public Future<?> stop() {
        List<Client> clients = new ArrayList<>(registry.all());
        Collections.reverse(clients); // who holds control is most often the first
        clients.forEach(client -> client.end("server stops"));
        Parts present = parts;
        return present == null ? Future.succeededFuture() : present.keys().close();
    }

    /** Looks at a display's size and title anew. */
    void inform(int number) {
        DisplayInfo present = info.apply(number);
        parts().inputs().resize(number, present.width(), present.height());
        if (number == 0) {
            parts().main().title(present.title());
        }
    }

    /** Tells who is there already, and from now on who comes and goes. */
    void listen(SessionListener listener) {
        session = listener;
        registry.all().forEach(client -> joined(client.viewerId(), client.address()));
        session.control(parts().control().holder());
    }

    private void joined(int viewer, String address) {
        session.joined(viewer, SessionListener.Protocol.SPICE, address);
    }

    /** There is one more display. */
    void add(int number, Display display) {
        if (displays.putIfAbsent(number, display) == null) {
            introduce(number);
        }
    }

    private void introduce(int number) {
        inform(number);
        parts().main().addDisplay(number);
    }

    private void echo(InputEvent.Pointer pointer, Dispatcher<Runnable> dispatcher) {
        Display display = displays.get(pointer.display());
        if (display != null) {
            echoes.computeIfAbsent(pointer.display(), number -> new PointerEcho(display, dispatcher))
                    .point(pointer);
        }
    }

    /** Gives a linked connection to the viewer it belongs to: a new one, or the one whose session it quotes. */
    private void linked(LinkStage stage, LinkRequest request, byte[] early) {
        ChannelType type = ChannelType.of(request.channelType()).orElseThrow();
        String channel = type + "-" + request.channelId();
        if (!isServed(type, request.channelId())) {
            stage.reject(LinkError.CHANNEL_NOT_AVAILABLE);
        } else if (type == ChannelType.MAIN) {
            if (request.connectionId() != 0) {
                stage.reject(LinkError.BAD_CONNECTION_ID);
            } else if (registry.isFull()) {
                stage.reject(LinkError.ERROR);
            } else {
                String address = String.valueOf(stage.socket().remoteAddress());
                open(stage, registry.create(address), channel, request, early);
            }
        } else {
            registry.find(request.connectionId())
                    .filter(client -> !client.has(channel))
                    .ifPresentOrElse(
                            client -> open(stage, client, channel, request, early),
                            () -> stage.reject(LinkError.BAD_CONNECTION_ID));
        }
    }

    private boolean isServed(ChannelType type, int number) {
        return switch (type) {
            case MAIN, INPUTS -> number == 0;
            case DISPLAY, CURSOR -> displays.containsKey(number);
        };
    }

    private Display display(int number) {
        Display display = displays.get(number);
        if (display == null) {
            throw new IllegalArgumentException("display: " + number);
        }
        return display;
    }

    private void open(LinkStage stage, Client client, String channel, LinkRequest request, byte[] early) {
        stage.accept();
        ChannelType type = ChannelType.of(request.channelType()).orElseThrow();
        boolean mini = request.common().has(Capabilities.COMMON_MINI_HEADER);
        SocketStream stream = new SocketStream(stage.socket(), context, mini, client::end);
        ChannelLink link = new ChannelLink(client.viewerId(), request.common(), request.channel(), stream);
        client.add(channel, stream);
        Consumer<StreamEvent> server = switch (type) {
            case MAIN -> {
                joined(client.viewerId(), client.address());
                parts().control().joined(client.viewerId());
                yield parts().main().attach(link, client.sessionId());
            }
            case INPUTS -> parts().inputs().attach(link);
            case DISPLAY -> display(request.channelId()).attachDisplay(link);
            case CURSOR -> display(request.channelId()).attachCursor(link);
        };
        stream.start(early, event -> {
            server.accept(event);
            if (event.type() == StreamEvent.Type.CLOSED) {
                closed(client, channel, type);
            }
        });
    }

    private void closed(Client client, String channel, ChannelType type) {
        client.remove(channel);
        if (type == ChannelType.MAIN) {
            client.end("main channel closed");
            registry.remove(client);
        }
    }

    /** A viewer has ended: what it held goes up before anybody else holds control. */
    private void ended(int viewerId) {
        parts().inputs().release(viewerId);
        parts().main().leave(viewerId);
        session.left(viewerId);
        parts().control().left(viewerId);
    }

    private Parts parts() {
        Parts present = parts;
        if (present == null) {
            throw new IllegalStateException("the verticle has not started");
        }
        return present;
    }

    /** What the verticle is made of once it has started. */
    private record Parts(Control control, MainChannel main, InputsChannel inputs, TicketKeys keys) {}
}
