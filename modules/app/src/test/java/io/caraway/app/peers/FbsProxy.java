package io.caraway.app.peers;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A VNC proxy for one viewer that writes down what the server sends, as rfbproxy does. Belongs to one test. */
final class FbsProxy implements AutoCloseable {
    private static final int BLOCK_BYTES = 1 << 16;
    private static final int ALIGNMENT = 4;
    private static final int END_SECONDS = 20;

    private final ServerSocket listener;
    private final int target;
    private final Path file;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    private FbsProxy(ServerSocket listener, int target, Path file) {
        this.listener = listener;
        this.target = target;
        this.file = file;
    }

    /** Passes one connection on to that port. */
    static FbsProxy to(int target, Path file) {
        try {
            FbsProxy proxy = new FbsProxy(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()), target, file);
            run(proxy::serve);
            return proxy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Waits until the server is done, and the file is whole. */
    void awaitEnd() throws InterruptedException {
        if (!ended.await(END_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("not within " + END_SECONDS + " s: the recorded connection ends");
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    private static void run(Runnable job) {
        Thread thread = new Thread(job, "fbs-proxy");
        thread.setDaemon(true);
        thread.start();
    }

    private void serve() {
        try (Socket viewer = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
            sockets.addAll(List.of(viewer, server));
            run(() -> pass(viewer, server));
            record(server.getInputStream(), viewer, out);
        } catch (IOException e) {
            // One of both has gone: what came until then is in the file.
            return;
        } finally {
            ended.countDown();
        }
    }

    private static void record(InputStream server, Socket viewer, DataOutputStream out) throws IOException {
        out.write("FBS 001.000\n".getBytes(StandardCharsets.US_ASCII));
        long begin = System.nanoTime();
        byte[] block = new byte[BLOCK_BYTES];
        for (int count = server.read(block); count >= 0; count = server.read(block)) {
            out.writeInt(count);
            out.write(block, 0, count);
            out.write(new byte[(ALIGNMENT - count % ALIGNMENT) % ALIGNMENT]);
            out.writeInt((int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin));
            viewer.getOutputStream().write(block, 0, count);
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
