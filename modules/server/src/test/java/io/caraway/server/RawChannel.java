package io.caraway.server;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.LinkReply;
import io.caraway.protocol.spice.LinkRequest;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.MessageSplitter;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.protocol.spice.Ticket;
import io.caraway.testkit.ScriptedViewer;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** A connection of a viewer that minds nothing: it reads only when it is told to, acknowledges nothing, and may break off. */
final class RawChannel implements AutoCloseable {
    /** What the operating system takes for a viewer that does not read, at most: little, so that the server notices soon. */
    private static final int RECEIVE_BUFFER_BYTES = 4096;

    private final Socket socket = new Socket();

    private RawChannel() {}

    /** Connects, and says nothing. */
    static RawChannel connect(int port) throws IOException {
        RawChannel channel = new RawChannel();
        channel.socket.setReceiveBufferSize(RECEIVE_BUFFER_BYTES);
        channel.socket.setSoTimeout(ScriptedViewer.TIMEOUT_MILLIS);
        channel.socket.setTcpNoDelay(true);
        channel.socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        return channel;
    }

    /** Connects, and goes through the link stage with mini headers; fails unless the server lets it in. */
    static RawChannel link(int port, ChannelType type, int session, String password)
            throws IOException, ProtocolException {
        RawChannel channel = connect(port);
        channel.send(request(type, session));
        ByteReader header = ByteReader.little(channel.read(LinkReply.HEADER_BYTES));
        LinkReply reply = LinkReply.read(ByteReader.little(channel.read(LinkReply.bodyBytes(header))));
        channel.send(ByteWriter.little()
                .u32(Ticket.MECHANISM)
                .bytes(Ticket.encrypt(password, reply.publicKey()))
                .toByteArray());
        int result = ByteReader.little(channel.read(Integer.BYTES)).i32();
        if (result != 0) {
            channel.close();
            throw new ProtocolException("link result: " + result);
        }
        return channel;
    }

    /** A link request in order. */
    static byte[] request(ChannelType type, int session) {
        Capabilities common = Capabilities.of(Capabilities.COMMON_AUTH_SELECTION, Capabilities.COMMON_MINI_HEADER);
        ByteWriter out = ByteWriter.little();
        new LinkRequest(session, type.number(), 0, common, Capabilities.NONE).write(out);
        return out.toByteArray();
    }

    /** A message with a mini header. */
    static byte[] message(int type, byte... body) {
        return ByteWriter.little().u16(type).u32(body.length).bytes(body).toByteArray();
    }

    /** A message with a mini header. */
    static byte[] message(SpiceMessage message) {
        ByteWriter body = ByteWriter.little();
        message.write(body);
        return message(message.type(), body.toByteArray());
    }

    /** The session's id, from what a main channel is told first. */
    int readSession() throws IOException, ProtocolException {
        ByteReader init = ByteReader.little(read(MessageSplitter.MINI_HEADER_BYTES + Integer.BYTES));
        init.u16("message", MainMessage.Init.TYPE, MainMessage.Init.TYPE);
        init.u32();
        return init.i32();
    }

    void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends, and says whether the server still takes it. */
    boolean trySend(byte[] bytes) {
        try {
            send(bytes);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    byte[] read(int count) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("closed after " + bytes.length + " of " + count + " bytes");
        }
        return bytes;
    }

    /**
     * Reads until the server closes the connection; fails if it does not.
     *
     * @return how many bytes there were
     */
    int readToEnd() throws IOException {
        byte[] bytes = new byte[RECEIVE_BUFFER_BYTES];
        int all = 0;
        try {
            for (int count = 0; count >= 0; count = socket.getInputStream().read(bytes)) {
                all += count;
            }
        } catch (SocketException e) {
            // reset: the server closed it while bytes were on their way
        }
        return all;
    }

    /** Breaks off, without a word. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
