package io.caraway.channel;

import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.MessageSplitter;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

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

    /** How long a viewer may leave a PING unanswered on a {@link #paced} channel. */
    public static final long ANSWER_SECONDS = 60;

    private final Owner owner;
    private final ChannelLink link;
    private final @Nullable Pace pace;
    private final ByteWriter head = ByteWriter.little();
    private final List<WirePiece> pieces = new ArrayList<>();
    private int gatheredBytes;
    private long serial;
    private long writtenBytes;
    private long takenBytes = -1;
    private long takenNanos;

    private ChannelClient(Owner owner, ChannelLink link, @Nullable Pace pace) {
        this.owner = owner;
        this.link = link;
        this.pace = pace;
        if (pace != null) {
            write(pace.acks.start());
        }
    }

    /** The end of a channel that carries little, and asks for no acknowledgement: main and inputs. */
    public static ChannelClient plain(Owner owner, ChannelLink link) {
        return new ChannelClient(owner, link, null);
    }

    /**
     * The end of a channel whose pace is the viewer's: display and cursor.
     *
     * @param tails what the viewers of the channel share
     */
    public static ChannelClient paced(Owner owner, ChannelLink link, SharedTails tails) {
        return new ChannelClient(owner, link, new Pace(new AckWindow(), new FlightWindow(), tails));
    }

    /** The channel as it was linked. */
    public ChannelLink link() {
        return link;
    }

    /** Whether the viewer can take another message now. */
    public boolean canSend() {
        owner.check();
        Pace own = pace;
        return (own == null || (own.acks.isOpen() && own.flight.isOpen()))
                && link.stream().unwrittenBytes() + gatheredBytes < UNWRITTEN_BYTES_MAX;
    }

    /** What is known of the way to the viewer; only of a {@link #paced} channel. */
    public FlightWindow flight() {
        Pace own = pace;
        if (own == null) {
            throw new IllegalStateException("the channel has no pace");
        }
        return own.flight;
    }

    /** Adds a message to those of this turn. */
    public void send(SpiceMessage message) {
        owner.check();
        int bytes = write(message);
        Pace own = pace;
        if (own != null) {
            own.acks.sent();
            own.flight.sent(bytes);
        }
    }

    /** Writes the messages of this turn to the socket; {@code nowNanos} as the clock tells. */
    public void flush(long nowNanos) {
        owner.check();
        Pace own = pace;
        if (own != null) {
            own.flight.probe(nowNanos).ifPresent(probe -> {
                write(probe);
                own.acks.sent();
            });
        }
        flush();
    }

    /** Writes the messages of this turn to the socket, and looks at no clock. */
    public void flush() {
        owner.check();
        closePiece();
        if (!pieces.isEmpty()) {
            link.stream().write(List.copyOf(pieces));
            writtenBytes += gatheredBytes;
            gatheredBytes = 0;
            pieces.clear();
        }
    }

    /**
     * Handles a message that every channel knows, on a {@link #plain} channel.
     *
     * @return whether it was one
     */
    public boolean receive(RawMessage message) {
        owner.check();
        return message.type() < CommonMessage.FIRST_OF_CHANNEL;
    }

    /**
     * Handles a message that every channel knows; {@code nowNanos} as the clock tells.
     *
     * @return whether it was one
     */
    public boolean receive(RawMessage message, long nowNanos) throws ProtocolException {
        owner.check();
        Pace own = pace;
        if (own != null) {
            switch (message.type()) {
                case CommonMessage.ACK_SYNC ->
                    own.acks.synced(CommonMessage.AckSync.read(message.reader()).generation());
                case CommonMessage.ACK -> own.acks.acknowledged();
                case CommonMessage.PONG -> own.flight.answered(CommonMessage.Pong.read(message.reader()), nowNanos);
                default -> {} // the channel's own, or a word of parting
            }
        }
        return message.type() < CommonMessage.FIRST_OF_CHANNEL;
    }

    /**
     * Why a viewer must end; empty while it may go on. It must when it has not answered for {@link #ANSWER_SECONDS}, or could
     * not be sent more for as long, with the operating system taking nothing of what it was sent. Until then it costs no more
     * than its bounds. To be asked now and then, on a {@link #paced} channel.
     */
    public Optional<String> overdue(long nowNanos) {
        long limitNanos = TimeUnit.SECONDS.toNanos(ANSWER_SECONDS);
        Pace own = pace;
        if (own != null && nowNanos - own.flight.unansweredSinceNanos(nowNanos) > limitNanos) {
            return Optional.of("no answer for " + ANSWER_SECONDS + " s");
        }
        long taken = writtenBytes - link.stream().unwrittenBytes();
        if (canSend() || taken != takenBytes) {
            takenBytes = taken;
            takenNanos = nowNanos;
        }
        return nowNanos - takenNanos > limitNanos
                ? Optional.of("takes nothing for " + ANSWER_SECONDS + " s")
                : Optional.empty();
    }

    private int write(SpiceMessage message) {
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
        int bytes = head.size() - before + tail.length;
        gatheredBytes += bytes;
        append(tail);
        return bytes;
    }

    private void append(byte[] tail) {
        Pace own = pace;
        if (own == null || tail.length < SharedTails.SHARED_BYTES_MIN) {
            head.bytes(tail);
        } else {
            closePiece();
            pieces.add(own.tails.share(tail));
        }
    }

    private void closePiece() {
        if (head.size() > 0) {
            pieces.add(new WirePiece.Own(head.toByteArray()));
            head.clear();
        }
    }

    /** What a channel has whose pace is the viewer's. */
    private record Pace(AckWindow acks, FlightWindow flight, SharedTails tails) {}
}
