package io.caraway.channel;

import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.MessageSplitter;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;

/**
 * One viewer's end of one channel: puts headers on messages, gathers them into one write per turn, and tells when the viewer
 * can take more. Belongs to the channel's owner.
 *
 * <p>Memory: at most {@link #UNWRITTEN_BYTES_MAX} and one message more wait for the socket, as long as whoever sends asks
 * {@link #canSend} first.
 */
public final class ChannelClient {
    /** Bytes given to the socket and not yet taken by the operating system, above which nothing more is sent. */
    public static final int UNWRITTEN_BYTES_MAX = 1 << 18;

    private final Owner owner;
    private final ChannelLink link;
    private final boolean acked;
    private final AckWindow window = new AckWindow();
    private final ByteWriter head = ByteWriter.little();
    private final List<byte[]> pieces = new ArrayList<>();
    private int gatheredBytes;
    private int unwrittenBytes;
    private long serial;

    /**
     * The end of a linked channel.
     *
     * @param acked whether the channel has an ack window: display and cursor do
     */
    public ChannelClient(Owner owner, ChannelLink link, boolean acked) {
        this.owner = owner;
        this.link = link;
        this.acked = acked;
        if (acked) {
            write(window.start());
        }
    }

    /** The channel as it was linked. */
    public ChannelLink link() {
        return link;
    }

    /** Whether the viewer can take another message now. */
    public boolean canSend() {
        owner.check();
        return (!acked || window.isOpen()) && unwrittenBytes + gatheredBytes < UNWRITTEN_BYTES_MAX;
    }

    /** Adds a message to those of this turn. */
    public void send(SpiceMessage message) {
        owner.check();
        write(message);
        if (acked) {
            window.sent();
        }
    }

    /** Writes the messages of this turn to the socket. */
    public void flush() {
        owner.check();
        closePiece();
        if (!pieces.isEmpty()) {
            link.stream().write(List.copyOf(pieces));
            unwrittenBytes += gatheredBytes;
            gatheredBytes = 0;
            pieces.clear();
        }
    }

    /** Bytes of one write have left. */
    public void written(int bytes) {
        owner.check();
        unwrittenBytes -= bytes;
    }

    /**
     * Handles a message that every channel knows.
     *
     * @return whether it was one
     */
    public boolean receive(RawMessage message) throws ProtocolException {
        owner.check();
        switch (message.type()) {
            case CommonMessage.ACK_SYNC ->
                window.synced(CommonMessage.AckSync.read(message.reader()).generation());
            case CommonMessage.ACK -> window.acknowledged();
            default -> {
                return message.type() < CommonMessage.FIRST_OF_CHANNEL;
            }
        }
        return true;
    }

    private void write(SpiceMessage message) {
        int before = head.size();
        int headerBytes = link.miniHeader() ? MessageSplitter.MINI_HEADER_BYTES : MessageSplitter.FULL_HEADER_BYTES;
        serial++;
        if (!link.miniHeader()) {
            head.i64(serial);
        }
        head.u16(message.type());
        int sizeAt = head.size();
        head.u32(0);
        if (!link.miniHeader()) {
            head.u32(0);
        }
        message.write(head);
        byte[] tail = message.tail();
        head.setU32(sizeAt, (long) head.size() - before - headerBytes + tail.length);
        gatheredBytes += head.size() - before + tail.length;
        if (tail.length > 0) {
            closePiece();
            pieces.add(tail);
        }
    }

    private void closePiece() {
        if (head.size() > 0) {
            pieces.add(head.toByteArray());
            head.clear();
        }
    }
}
