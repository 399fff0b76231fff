package io.caraway.display;

import io.caraway.channel.ChannelLink;
import io.caraway.channel.ChannelStream;
import io.caraway.channel.StreamEvent;
import io.caraway.channel.WirePiece;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.MessageSplitter;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.protocol.spice.StreamMessage;
import io.caraway.raster.PixelFormat;
import io.caraway.testkit.SpiceScreen;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** A viewer of a display worker, which reads when it is told to. */
final class ModelViewer implements ChannelStream {
    /** Small, so that images have to go. */
    private static final int CACHE_PIXELS = 2_600;

    private final DisplayWorker worker;
    private final SpiceScreen screen = new SpiceScreen();
    private final MessageSplitter splitter;
    private final boolean commands;
    private final Deque<byte[]> unread = new ArrayDeque<>();
    private final List<String> failures = new ArrayList<>();
    private int window;
    private int untilAck;
    private int unreadBytesMax;
    private int unreadBytes;

    ModelViewer(DisplayWorker worker, boolean commands, boolean video, boolean mini) {
        this.worker = worker;
        this.commands = commands;
        this.splitter = new MessageSplitter(mini, 1 << 26);
        Capabilities common = mini ? Capabilities.of(Capabilities.COMMON_MINI_HEADER) : Capabilities.NONE;
        int codec = video ? Capabilities.DISPLAY_CODEC_MJPEG : Capabilities.DISPLAY_MULTI_CODEC;
        Capabilities channel = commands
                ? Capabilities.of(
                        codec,
                        Capabilities.DISPLAY_MULTI_CODEC,
                        Capabilities.DISPLAY_STREAM_REPORT,
                        Capabilities.DISPLAY_LZ4,
                        Capabilities.DISPLAY_MONITORS_CONFIG,
                        Capabilities.DISPLAY_COMPOSITE,
                        Capabilities.DISPLAY_A8_SURFACE)
                : Capabilities.of(codec);
        worker.attachDisplay(new ChannelLink(1, common, channel, this));
        worker.pump();
    }

    /** Whether it can have a surface of that format. */
    boolean holds(PixelFormat format) {
        return new Abilities(commands, commands, true).holds(format);
    }

    SpiceScreen screen() {
        return screen;
    }

    List<String> failures() {
        return failures;
    }

    boolean hasUnread() {
        return !unread.isEmpty();
    }

    /** Most bytes that have waited to be read. */
    int unreadBytesMax() {
        return unreadBytesMax;
    }

    void init() {
        send(new DisplayMessage.ClientInit(1, CACHE_PIXELS, 1, 0));
    }

    void prefer(DisplayMessage.Compression compression) {
        send(new DisplayMessage.PreferredCompression(compression.number()));
    }

    /** Says that it cannot show video, or which codecs it wants. */
    void refuseVideo(boolean byReport) {
        if (byReport) {
            send(new StreamMessage.Report(0, 0, 0, 0, 0, 0xffff_ffffL, 0));
        } else {
            send(new DisplayMessage.PreferredVideoCodec(List.of(2)));
        }
    }

    void leave() {
        worker.displayStream(this, new StreamEvent.Closed());
    }

    /** Reads one write of the server, if there is one. */
    void readOne() throws ProtocolException {
        byte[] bytes = unread.pollFirst();
        if (bytes == null) {
            return;
        }
        unreadBytes -= bytes.length;
        splitter.add(bytes);
        for (Optional<RawMessage> next = splitter.next(); next.isPresent(); next = splitter.next()) {
            screen.receive(next.get());
            acknowledge(next.get());
        }
        worker.pump();
    }

    @Override
    public long unwrittenBytes() {
        return unreadBytes;
    }

    @Override
    public void write(List<WirePiece> pieces) {
        ByteWriter all = ByteWriter.little();
        for (WirePiece piece : pieces) {
            all.bytes(piece.toByteArray());
            if (piece instanceof WirePiece.Shared shared) {
                shared.slice().release();
            }
        }
        unread.add(all.toByteArray());
        unreadBytes += all.size();
        unreadBytesMax = Math.max(unreadBytesMax, unreadBytes);
    }

    @Override
    public void resume() {}

    @Override
    public void fail(String reason) {
        failures.add(reason);
    }

    private void acknowledge(RawMessage message) throws ProtocolException {
        if (message.type() == CommonMessage.Ping.TYPE) {
            CommonMessage.Ping ping = CommonMessage.Ping.read(message.reader());
            send(new CommonMessage.Pong(ping.id(), ping.timestamp()));
        }
        if (message.type() == CommonMessage.SetAck.TYPE) {
            CommonMessage.SetAck ack = CommonMessage.SetAck.read(message.reader());
            window = (int) ack.window();
            untilAck = window;
            send(new CommonMessage.AckSync(ack.generation()));
        } else {
            untilAck--;
            if (untilAck == 0) {
                untilAck = window;
                send(new CommonMessage.Ack());
            }
        }
    }

    private void send(SpiceMessage message) {
        ByteWriter body = ByteWriter.little();
        message.write(body);
        RawMessage raw = new RawMessage(message.type(), body.toByteArray());
        worker.displayStream(this, new StreamEvent.Received(List.of(raw)));
    }
}
