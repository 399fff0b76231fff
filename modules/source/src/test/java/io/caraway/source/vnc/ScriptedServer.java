package io.caraway.source.vnc;

import io.caraway.raster.Rect;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;

/** A VNC server on loopback that follows one script per connection, one connection after the other. */
final class ScriptedServer implements AutoCloseable {
    private static final int READ_MILLIS = 20_000;
    private static final int SET_PIXEL_FORMAT = 0;
    private static final int SET_ENCODINGS = 2;
    private static final int UPDATE_REQUEST = 3;
    private static final int KEY_EVENT = 4;
    private static final int POINTER_EVENT = 5;

    private final ServerSocket listening;

    /** What a server does with one connection. When it returns the connection is closed. */
    interface Script {
        void run(Peer peer) throws IOException;
    }

    /** A message of a client, in words, that the tests ask for. */
    enum Kind {
        PIXEL_FORMAT,
        ENCODINGS,
        WHOLE_REQUEST,
        REQUEST,
        KEY,
        POINTER
    }

    /** The client's messages: which, and the bytes behind the number. */
    record Message(Kind kind, byte[] body) {}

    private ScriptedServer(ServerSocket listening, List<Script> scripts) {
        this.listening = listening;
        Thread thread = new Thread(() -> serve(scripts), "scripted-server");
        thread.setDaemon(true);
        thread.start();
    }

    static ScriptedServer start(Script... scripts) throws IOException {
        return new ScriptedServer(new ServerSocket(0, 8, InetAddress.getLoopbackAddress()), List.of(scripts));
    }

    /** A script that lets the client in without a password. */
    static Script letIn(int width, int height, Script then) {
        return peer -> {
            peer.write(RfbBytes.VERSION);
            peer.read(RfbBytes.VERSION.length);
            peer.write(RfbBytes.OFFERS_NONE);
            peer.read(1);
            peer.write(RfbBytes.RESULT_OK);
            peer.read(1);
            peer.write(RfbBytes.init(width, height, "desk"));
            then.run(peer);
        };
    }

    /** Shows one colour when asked for a picture, and then waits until the client is gone. */
    static Script color(int width, int height, int color) {
        return letIn(width, height, peer -> {
            peer.awaitRequest();
            peer.write(RfbBytes.raw(Rect.of(0, 0, width, height), color));
            peer.awaitEnd();
        });
    }

    int port() {
        return listening.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void serve(List<Script> scripts) {
        for (Script script : scripts) {
            try (Socket socket = listening.accept()) {
                socket.setSoTimeout(READ_MILLIS);
                script.run(new Peer(socket));
            } catch (IOException e) {
                // The client is gone, or the test is over. A test that still wants something waits in vain, and fails.
            }
        }
    }

    /** The client, as a script sees it. */
    static final class Peer {
        private final DataInputStream in;
        private final OutputStream out;

        private Peer(Socket socket) throws IOException {
            in = new DataInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        void write(byte[] bytes) throws IOException {
            out.write(bytes);
            out.flush();
        }

        byte[] read(int count) throws IOException {
            byte[] bytes = new byte[count];
            in.readFully(bytes);
            return bytes;
        }

        /** Reads messages until one asks for an update. */
        void awaitRequest() throws IOException {
            Kind kind = next().kind();
            while (kind != Kind.REQUEST && kind != Kind.WHOLE_REQUEST) {
                kind = next().kind();
            }
        }

        /** Reads whatever comes until the client closes. */
        void awaitEnd() throws IOException {
            int got = 0;
            while (got >= 0) {
                got = in.read();
            }
        }

        /** Reads the next message. */
        Message next() throws IOException {
            int type = in.readUnsignedByte();
            return switch (type) {
                case SET_PIXEL_FORMAT -> new Message(Kind.PIXEL_FORMAT, read(19));
                case SET_ENCODINGS -> {
                    read(1);
                    yield new Message(Kind.ENCODINGS, read(Integer.BYTES * in.readUnsignedShort()));
                }
                case UPDATE_REQUEST -> {
                    byte[] body = read(9);
                    yield new Message(body[0] == 0 ? Kind.WHOLE_REQUEST : Kind.REQUEST, body);
                }
                case KEY_EVENT -> new Message(Kind.KEY, read(7));
                case POINTER_EVENT -> new Message(Kind.POINTER, read(5));
                default -> throw new IOException("message of type " + type);
            };
        }
    }
}
