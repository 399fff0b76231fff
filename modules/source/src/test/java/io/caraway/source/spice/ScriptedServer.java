package io.caraway.source.spice;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.LinkReply;
import io.caraway.protocol.spice.LinkRequest;
import io.caraway.protocol.spice.Ticket;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.security.KeyPair;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A SPICE server on loopback that follows one script per channel and session: a main channel begins the next session. Belongs
 * to one test, which closes it.
 */
final class ScriptedServer implements AutoCloseable {
    /** The password it asks for. */
    static final String PASSWORD = "swordfish";

    private final ServerSocket listening;
    private final List<ScriptedSession> sessions;
    private final boolean mini;
    private final @Nullable String password;
    private final KeyPair key = Ticket.newKey();
    private final AtomicInteger mainChannels = new AtomicInteger();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();

    private ScriptedServer(boolean mini, @Nullable String password, int port, List<ScriptedSession> sessions)
            throws IOException {
        this.listening = new ServerSocket(port, 16, InetAddress.getLoopbackAddress());
        this.sessions = sessions;
        this.mini = mini;
        this.password = password;
        run(this::accept);
    }

    static ScriptedServer start(ScriptedSession... sessions) throws IOException {
        return new ScriptedServer(true, null, 0, List.of(sessions));
    }

    /** A server that listens where another one has listened before, and asks for {@link #PASSWORD}. */
    static ScriptedServer startAgain(int port, ScriptedSession... sessions) throws IOException {
        return new ScriptedServer(true, PASSWORD, port, List.of(sessions));
    }

    /** A server that knows no mini headers. */
    static ScriptedServer startOld(ScriptedSession... sessions) throws IOException {
        return new ScriptedServer(false, null, 0, List.of(sessions));
    }

    /** A server that asks for {@link #PASSWORD}. */
    static ScriptedServer startLocked(ScriptedSession... sessions) throws IOException {
        return new ScriptedServer(true, PASSWORD, 0, List.of(sessions));
    }

    int port() {
        return listening.getLocalPort();
    }

    /** How many sessions were asked for. */
    int sessions() {
        return mainChannels.get();
    }

    /** How many connections were made, those too on which nothing came. */
    int connections() {
        return sockets.size();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static void run(Runnable job) {
        Thread thread = new Thread(job, "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listening.accept();
                sockets.add(socket);
                if (listening.isClosed()) {
                    // Accepted while the server was closed, which may not have seen it.
                    socket.close();
                }
                run(() -> serve(socket));
            }
        } catch (IOException e) {
            // The listener was closed, which is how a test ends.
            assert listening.isClosed() : e;
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            link(socket);
        } catch (IOException | ProtocolException e) {
            // The viewer went, or what it sent is not what the script waits for: the test sees what it does not get.
            assert !(e instanceof ProtocolException) : e;
        }
    }

    private void link(Socket socket) throws IOException, ProtocolException {
        int size = LinkRequest.bodyBytes(ByteReader.little(read(socket, LinkRequest.HEADER_BYTES)));
        LinkRequest request = LinkRequest.read(ByteReader.little(read(socket, size)));
        ChannelType type = ChannelType.of(request.channelType()).orElseThrow();
        int session = type == ChannelType.MAIN ? mainChannels.getAndIncrement() : mainChannels.get() - 1;
        if (session >= sessions.size()) {
            return;
        }
        ScriptedSession script = sessions.get(session);
        Capabilities common = mini
                ? Capabilities.of(Capabilities.COMMON_AUTH_SELECTION, Capabilities.COMMON_MINI_HEADER)
                : Capabilities.of(Capabilities.COMMON_AUTH_SELECTION);
        ByteWriter reply = ByteWriter.little();
        new LinkReply(LinkError.OK.number(), key.getPublic().getEncoded(), common, script.capabilities(type))
                .write(reply);
        socket.getOutputStream().write(reply.toByteArray());
        byte[] ticket = ByteReader.little(read(socket, Integer.BYTES + Ticket.BYTES), Integer.BYTES, Ticket.BYTES)
                .bytes(Ticket.BYTES);
        boolean right = Ticket.matches(ticket, password == null ? "" : password, key);
        LinkError verdict = right ? LinkError.OK : LinkError.PERMISSION_DENIED;
        socket.getOutputStream().write(ByteWriter.little().u32(verdict.number()).toByteArray());
        if (right) {
            script.script(type).run(new ScriptedPeer(socket, request, mini));
        }
    }

    private static byte[] read(Socket socket, int count) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("the viewer went after " + bytes.length + " of " + count + " bytes");
        }
        return bytes;
    }
}
