package io.caraway.source.spice;

import io.caraway.protocol.spice.LinkRequest;
import io.caraway.protocol.spice.MessageSplitter;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.util.Arrays;
import java.util.Optional;

/** The server's end of one channel that is linked. Belongs to the thread of its connection. */
final class ScriptedPeer {
    private static final int BODY_BYTES_MAX = 1 << 20;
    private static final int READ_BYTES = 1 << 12;

    private final Socket socket;
    private final LinkRequest request;
    private final boolean mini;
    private final MessageSplitter splitter;
    private long serial;

    ScriptedPeer(Socket socket, LinkRequest request, boolean mini) {
        this.socket = socket;
        this.request = request;
        this.mini = mini;
        this.splitter = new MessageSplitter(mini, BODY_BYTES_MAX);
    }

    /** What the viewer asked for. */
    LinkRequest request() {
        return request;
    }

    /** Sends messages, all in one write. */
    void send(SpiceMessage... messages) throws IOException {
        ByteWriter out = ByteWriter.little();
        for (SpiceMessage message : messages) {
            ByteWriter body = ByteWriter.little();
            message.write(body);
            body.bytes(message.tail());
            serial++;
            if (mini) {
                out.u16(message.type()).u32(body.size());
            } else {
                out.i64(serial).u16(message.type()).u32(body.size()).u32(0);
            }
            out.bytes(body.toByteArray());
        }
        sendBytes(out.toByteArray());
    }

    /** Sends bytes as they are. */
    void sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** The viewer's next message. */
    RawMessage read() throws IOException, ProtocolException {
        Optional<RawMessage> message = splitter.next();
        while (message.isEmpty()) {
            splitter.add(readSome());
            message = splitter.next();
        }
        return message.get();
    }

    /** Reads until a message of that number has come, which it gives. */
    RawMessage readUntil(int type) throws IOException, ProtocolException {
        RawMessage message = read();
        while (message.type() != type) {
            message = read();
        }
        return message;
    }

    /** Breaks the connection off, without closing it in good order. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Reads until the viewer goes. */
    void awaitEnd() throws IOException {
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
