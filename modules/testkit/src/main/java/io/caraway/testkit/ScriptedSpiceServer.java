package io.caraway.testkit;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.LinkReply;
import io.caraway.protocol.spice.LinkRequest;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.MessageSplitter;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.protocol.spice.Ticket;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyPair;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A SPICE server that sends each viewer of its display the same messages, right or wrong, and then nothing more.
 *
 * <p>It has a main channel and a display, and takes cursor and inputs channels without a word, unless it is told otherwise. There is no password. A thread
 * accepts, and each connection has one; at most {@link #CONNECTIONS_MAX} in all. Belongs to one test, which closes it.
 */
public final class ScriptedSpiceServer implements AutoCloseable {
    /** Most connections; further ones are closed at once. */
    public static final int CONNECTIONS_MAX = 64;

    /** Pieces that a viewer may send to the agent before it is given back tokens. */
    public static final int AGENT_TOKENS = 4;

    private static final int SESSION = 0x0c0ffee0;
    private static final int BODY_BYTES_MAX = 1 << 20;
    private static final int READ_BYTES = 1 << 12;
    private static final long RAM_HINT = 64L << 20;
    private static final int END_MILLIS = 10_000;

    private static final Capabilities COMMON = Capabilities.of(
            Capabilities.COMMON_AUTH_SELECTION, Capabilities.COMMON_AUTH_SPICE, Capabilities.COMMON_MINI_HEADER);

    private static final Capabilities DISPLAY =
            Capabilities.of(Capabilities.DISPLAY_MONITORS_CONFIG, Capabilities.DISPLAY_PREFERRED_COMPRESSION);

    private final KeyPair key = Ticket.newKey();
    private final List<SpiceMessage> script;
    private final boolean agent;
    private final int mouseModes;
    private final Talk talk;
    private final @Nullable Talk inputs;
    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final List<Throwable> faults = new CopyOnWriteArrayList<>();

    private ScriptedSpiceServer(
            ServerSocket listener,
            List<? extends SpiceMessage> script,
            boolean agent,
            int mouseModes,
            Talk talk,
            @Nullable Talk inputs) {
        this.listener = listener;
        this.script = List.copyOf(script);
        this.agent = agent;
        this.mouseModes = mouseModes;
        this.talk = talk;
        this.inputs = inputs;
    }

    /**
     * What is said on each channel of a kind, on a thread of its own: on a main channel once its viewer has asked for the
     * channels.
     */
    public interface Talk {
        /** Says it. */
        void run(Line line) throws IOException, ProtocolException;
    }

    /** A channel, from the server's end. */
    public interface Line {
        /** Sends a message. */
        void send(SpiceMessage message) throws IOException;

        /** The viewer's next message. */
        RawMessage read() throws IOException, ProtocolException;
    }

    /** A server on a free port of the loopback address, that sends {@code script} once a viewer of the display has said INIT. */
    public static ScriptedSpiceServer start(List<? extends SpiceMessage> script) {
        return start(script, false, MainMessage.MOUSE_MODE_SERVER, line -> {}, null);
    }

    /** The same, with a guest whose agent is there from the start, and {@link #AGENT_TOKENS} tokens for it. */
    public static ScriptedSpiceServer startWithAgent(List<? extends SpiceMessage> script, Talk talk) {
        return start(script, true, MainMessage.MOUSE_MODE_SERVER, talk, null);
    }

    /**
     * The same with a mouse instead of an agent, and an inputs channel that is listed.
     *
     * @param mouseModes bits of those that it has; it is in client mode if that is one of them, until {@code talk} says otherwise
     * @param inputs what is said on the inputs channel
     */
    public static ScriptedSpiceServer startWithMouse(
            List<? extends SpiceMessage> script, int mouseModes, Talk talk, Talk inputs) {
        return start(script, false, mouseModes, talk, inputs);
    }

    private static ScriptedSpiceServer start(
            List<? extends SpiceMessage> script, boolean agent, int mouseModes, Talk talk, @Nullable Talk inputs) {
        try {
            ServerSocket listener = new ServerSocket(0, CONNECTIONS_MAX, InetAddress.getLoopbackAddress());
            ScriptedSpiceServer server = new ScriptedSpiceServer(listener, script, agent, mouseModes, talk, inputs);
            server.run("accept", server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen", e);
        }
    }

    /** A message that is sent as it is. */
    public static SpiceMessage verbatim(RawMessage message) {
        return new SpiceMessage() {
            @Override
            public int type() {
                return message.type();
            }

            @Override
            public void write(ByteWriter out) {
                out.bytes(message.body());
            }
        };
    }

    /** Where it listens. */
    public int port() {
        return listener.getLocalPort();
    }

    /** What went wrong on the connections: a viewer that goes is no fault. */
    public List<Throwable> faults() {
        return List.copyOf(faults);
    }

    /** Closes all connections, and waits for the threads. */
    @Override
    public void close() {
        closeQuietly(listener);
        sockets.forEach(ScriptedSpiceServer::closeQuietly);
        try {
            for (Thread thread : threads) {
                thread.join(END_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void closeQuietly(AutoCloseable closeable) {
        try {
            closeable.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot close " + closeable, e);
        }
    }

    private void run(String name, Runnable job) {
        Thread thread = new Thread(job, "scripted-spice-server-" + name);
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                if (listener.isClosed() || sockets.size() > CONNECTIONS_MAX) {
                    socket.close();
                } else {
                    run(Integer.toString(sockets.size()), () -> serve(socket));
                }
            }
        } catch (IOException e) {
            if (!listener.isClosed()) {
                faults.add(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            link(socket);
        } catch (EOFException e) {
            // The viewer has gone: that is how a connection ends.
            return;
        } catch (IOException e) {
            if (!socket.isClosed() && !listener.isClosed()) {
                faults.add(e);
            }
        } catch (ProtocolException | RuntimeException e) {
            faults.add(e);
        }
    }

    private void link(Socket socket) throws IOException, ProtocolException {
        int size = LinkRequest.bodyBytes(ByteReader.little(readBytes(socket, LinkRequest.HEADER_BYTES)));
        LinkRequest request = LinkRequest.read(ByteReader.little(readBytes(socket, size)));
        boolean display = request.channelType() == ChannelType.DISPLAY.number();
        ByteWriter reply = ByteWriter.little();
        byte[] publicKey = key.getPublic().getEncoded();
        new LinkReply(LinkError.OK.number(), publicKey, COMMON, display ? DISPLAY : Capabilities.NONE).write(reply);
        socket.getOutputStream().write(reply.toByteArray());
        int mechanism = request.common().has(Capabilities.COMMON_AUTH_SELECTION) ? Integer.BYTES : 0;
        readBytes(socket, mechanism + Ticket.BYTES);
        socket.getOutputStream()
                .write(ByteWriter.little().u32(LinkError.OK.number()).toByteArray());
        boolean mini = request.common().has(Capabilities.COMMON_MINI_HEADER);
        Connection connection = new Connection(socket, mini);
        if (request.channelType() == ChannelType.MAIN.number()) {
            connection.send(new MainMessage.Init(
                    SESSION,
                    1,
                    mouseModes,
                    (mouseModes & MainMessage.MOUSE_MODE_CLIENT) == 0
                            ? MainMessage.MOUSE_MODE_SERVER
                            : MainMessage.MOUSE_MODE_CLIENT,
                    agent ? 1 : 0,
                    agent ? AGENT_TOKENS : 0,
                    0,
                    RAM_HINT));
            connection.readUntil(MainMessage.ATTACH_CHANNELS);
            MainMessage.ChannelId picture = MainMessage.ChannelId.of(ChannelType.DISPLAY, 0);
            connection.send(new MainMessage.ChannelsList(
                    inputs == null
                            ? List.of(picture)
                            : List.of(picture, MainMessage.ChannelId.of(ChannelType.INPUTS, 0))));
            talk.run(connection);
        } else if (display) {
            connection.readUntil(DisplayMessage.CLIENT_INIT);
            for (SpiceMessage message : script) {
                connection.send(message);
            }
        } else if (inputs != null && request.channelType() == ChannelType.INPUTS.number()) {
            inputs.run(connection);
        }
        connection.readToTheEnd();
    }

    private static byte[] readBytes(Socket socket, int count) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the viewer went after " + bytes.length + " of " + count + " bytes");
        }
        return bytes;
    }

    /** A channel that has been linked. Belongs to the thread of its connection. */
    private static final class Connection implements Line {
        private final Socket socket;
        private final boolean mini;
        private final MessageSplitter splitter;
        private long serial;

        Connection(Socket socket, boolean mini) {
            this.socket = socket;
            this.mini = mini;
            this.splitter = new MessageSplitter(mini, BODY_BYTES_MAX);
        }

        @Override
        public void send(SpiceMessage message) throws IOException {
            ByteWriter body = ByteWriter.little();
            message.write(body);
            body.bytes(message.tail());
            ByteWriter out = ByteWriter.little();
            serial++;
            if (mini) {
                out.u16(message.type()).u32(body.size());
            } else {
                out.i64(serial).u16(message.type()).u32(body.size()).u32(0);
            }
            socket.getOutputStream().write(out.bytes(body.toByteArray()).toByteArray());
        }

        @Override
        public RawMessage read() throws IOException, ProtocolException {
            Optional<RawMessage> message = splitter.next();
            while (message.isEmpty()) {
                splitter.add(readSome());
                message = splitter.next();
            }
            return message.get();
        }

        /** Reads until a message of that number has come. */
        void readUntil(int type) throws IOException, ProtocolException {
            while (read().type() != type) {
                // another one
            }
        }

        /** Reads until the viewer goes. */
        void readToTheEnd() throws IOException {
            while (true) {
                readSome();
            }
        }

        private byte[] readSome() throws IOException {
            byte[] bytes = new byte[READ_BYTES];
            int count = socket.getInputStream().read(bytes);
            if (count < 0) {
                throw new EOFException("the viewer went");
            }
            return Arrays.copyOf(bytes, count);
        }
    }
}
