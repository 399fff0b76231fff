package io.caraway.app.peers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A port of this machine behind which servers come and go. Belongs to one test. */
final class Relay implements AutoCloseable {
    private final ServerSocket listener;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private volatile int target;

    private Relay(ServerSocket listener, int target) {
        this.listener = listener;
        this.target = target;
    }

    /** Passes connections on to that port. */
    static Relay to(int target) {
        try {
            Relay relay = new Relay(new ServerSocket(0, 64, InetAddress.getLoopbackAddress()), target);
            run(relay::accept);
            return relay;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Passes connections that are made from now on to another port. */
    void turnTo(int newTarget) {
        target = newTarget;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static void run(Runnable job) {
        Thread thread = new Thread(job, "relay");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                sockets.add(client);
                run(() -> connect(client));
            } catch (IOException e) {
                // The listener was closed.
                return;
            }
        }
    }

    private void connect(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            sockets.add(server);
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            run(() -> pass(server, client));
            client.getInputStream().transferTo(server.getOutputStream());
        } catch (IOException e) {
            // Nobody listens, or one of both has gone: then the other one is told by the close.
            return;
        }
    }

    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException e) {
            // As above.
            return;
        }
    }
}
