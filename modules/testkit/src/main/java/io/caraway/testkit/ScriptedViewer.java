package io.caraway.testkit;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.CommonMessage;
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
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One channel of a viewer that does just what a test tells it to, right or wrong. Reading blocks, for at most
 * {@link #TIMEOUT_MILLIS}.
 */
public final class ScriptedViewer implements Closeable {
    /** How long a read may take. */
    public static final int TIMEOUT_MILLIS = 20_000;

    private static final int BODY_BYTES_MAX = 1 << 26;
    private static final int READ_BYTES = 1 << 16;
    private static final int SLOW_READ_BYTES = 2048;
    private static final int SLOW_BUFFER_BYTES = 1 << 16;

    private final Socket socket;
    private boolean mini;
    private MessageSplitter splitter = new MessageSplitter(true, BODY_BYTES_MAX);
    private long serial;
    private int bytesPerSecondMax;
    private int window;
    private int untilAck;

    private ScriptedViewer(Socket socket) {
        this.socket = socket;
    }

    /** Connects, and says nothing. */
    public static ScriptedViewer connect(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        socket.setTcpNoDelay(true);
        return new ScriptedViewer(socket);
    }

    /** From now on takes no more than that many bytes a second, as on a slow line, and tells the sender so soon. */
    public void slowDown(int bytesPerSecond) throws SocketException {
        socket.setReceiveBufferSize(SLOW_BUFFER_BYTES);
        bytesPerSecondMax = bytesPerSecond;
    }

    /** Connects, and goes through the link stage with mini headers; fails unless the server lets it in. */
    public static ScriptedViewer link(int port, ChannelType type, int session, String password, Capabilities channel)
            throws IOException, ProtocolException {
        return link(port, MainMessage.ChannelId.of(type, 0), session, password, channel);
    }

    /** The same for one of several channels of a type. */
    public static ScriptedViewer link(
            int port, MainMessage.ChannelId wanted, int session, String password, Capabilities channel)
            throws IOException, ProtocolException {
        ScriptedViewer viewer = connect(port);
        int result = viewer.link(wanted, session, password, true, channel);
        if (result != 0) {
            viewer.close();
            throw new ProtocolException("link result: " + result);
        }
        return viewer;
    }

    /**
     * Goes through the link stage.
     *
     * @return the number that the server says: 0, or why it refuses
     */
    public int link(ChannelType type, int session, String password, boolean miniHeader, Capabilities channel)
            throws IOException, ProtocolException {
        return link(MainMessage.ChannelId.of(type, 0), session, password, miniHeader, channel);
    }

    /** The same for one of several channels of a type. */
    public int link(
            MainMessage.ChannelId wanted, int session, String password, boolean miniHeader, Capabilities channel)
            throws IOException, ProtocolException {
        mini = miniHeader;
        splitter = new MessageSplitter(miniHeader, BODY_BYTES_MAX);
        Capabilities common = miniHeader
                ? Capabilities.of(Capabilities.COMMON_AUTH_SELECTION, Capabilities.COMMON_MINI_HEADER)
                : Capabilities.of(Capabilities.COMMON_AUTH_SELECTION);
        ByteWriter out = ByteWriter.little();
        new LinkRequest(session, wanted.channelType(), wanted.channelId(), common, channel).write(out);
        sendBytes(out.toByteArray());
        LinkReply reply = readLinkReply();
        if (reply.error() != 0) {
            return reply.error();
        }
        sendBytes(ByteWriter.little()
                .u32(Ticket.MECHANISM)
                .bytes(Ticket.encrypt(password, reply.publicKey()))
                .toByteArray());
        return ByteReader.little(readBytes(Integer.BYTES)).i32();
    }

    /** Reads the server's answer to a link request. */
    public LinkReply readLinkReply() throws IOException, ProtocolException {
        int size = LinkReply.bodyBytes(ByteReader.little(readBytes(LinkReply.HEADER_BYTES)));
        return LinkReply.read(ByteReader.little(readBytes(size)));
    }

    /** Sends a message. */
    public void send(SpiceMessage message) throws IOException {
        ByteWriter body = ByteWriter.little();
        message.write(body);
        ByteWriter out = ByteWriter.little();
        serial++;
        if (mini) {
            out.u16(message.type()).u32(body.size());
        } else {
            out.i64(serial).u16(message.type()).u32(body.size()).u32(0);
        }
        sendBytes(out.bytes(body.toByteArray()).toByteArray());
    }

    /** Sends bytes as they are. */
    public void sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Reads the next message, acknowledges it as the server asked for, and answers PING. */
    public RawMessage read() throws IOException, ProtocolException {
        Optional<RawMessage> message = splitter.next();
        while (message.isEmpty()) {
            splitter.add(readSome());
            message = splitter.next();
        }
        acknowledge(message.get());
        return message.get();
    }

    /** Reads until a message of that number has come, which it gives. */
    public RawMessage readUntil(int type) throws IOException, ProtocolException {
        RawMessage message = read();
        while (message.type() != type) {
            message = read();
        }
        return message;
    }

    /** Whether the server closes the connection, whatever it sends before. */
    public boolean isClosedByServer() throws IOException {
        try {
            while (true) {
                readSome();
            }
        } catch (EOFException e) {
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void acknowledge(RawMessage message) throws IOException, ProtocolException {
        if (message.type() == CommonMessage.Ping.TYPE) {
            CommonMessage.Ping ping = CommonMessage.Ping.read(message.reader());
            send(new CommonMessage.Pong(ping.id(), ping.timestamp()));
        }
        if (message.type() == CommonMessage.SetAck.TYPE) {
            CommonMessage.SetAck ack = CommonMessage.SetAck.read(message.reader());
            send(new CommonMessage.AckSync(ack.generation()));
            window = (int) ack.window();
            untilAck = window;
        } else if (window > 0) {
            untilAck--;
            if (untilAck == 0) {
                send(new CommonMessage.Ack());
                untilAck = window;
            }
        }
    }

    private byte[] readSome() throws IOException {
        byte[] bytes = new byte[bytesPerSecondMax == 0 ? READ_BYTES : SLOW_READ_BYTES];
        int count = socket.getInputStream().read(bytes);
        if (bytesPerSecondMax > 0 && count > 0) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(count) / bytesPerSecondMax);
        }
        if (count < 0) {
            throw new EOFException("the server closed the connection");
        }
        return Arrays.copyOf(bytes, count);
    }

    private byte[] readBytes(int count) throws IOException {
        byte[] bytes = socket.getInputStream().readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException(
                    "the server closed the connection after " + bytes.length + " of " + count + " bytes");
        }
        return bytes;
    }
}
