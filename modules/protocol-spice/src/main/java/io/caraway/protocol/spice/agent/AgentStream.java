package io.caraway.protocol.spice.agent;

import io.caraway.protocol.spice.MainAgentMessage;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Follows where messages of an agent begin and end in one direction of its line, whose pieces are passed on as they are.
 * Belongs to one line.
 *
 * <p>It keeps small messages until they are whole, and gives them; of larger ones it only counts the bytes, however large they
 * are. So it holds at most {@link #KEPT_BYTES_MAX} bytes.
 */
public final class AgentStream {
    /** Largest message that is given, in bytes after its header: more than anything but clipboards and files needs. */
    public static final int KEPT_BYTES_MAX = 4096;

    /** Largest message an unsigned number can tell of. */
    public static final long ANY_BYTES = 0xffff_ffffL;

    private static final byte[] EMPTY_HEADER = emptyHeader();

    private final long messageBytesMax;
    private Position position = new Position();

    /** A line at its beginning, on which messages of at most {@code messageBytesMax} bytes after their header may be sent. */
    public AgentStream(long messageBytesMax) {
        this.messageBytesMax = messageBytesMax;
    }

    /** Whether the last message has come to its end. */
    public boolean isBetweenMessages() {
        return position.headerBytes == 0;
    }

    /**
     * Takes the next piece.
     *
     * @throws ProtocolException if it makes no sense; it then counts as not taken
     */
    public Passed add(byte[] piece) throws ProtocolException {
        Position next = new Position(position);
        List<ReceivedMessage> whole = new ArrayList<>();
        int firstAt = piece.length;
        int at = 0;
        while (at < piece.length) {
            if (next.headerBytes == 0) {
                firstAt = Math.min(firstAt, at);
            }
            at += next.take(piece, at, messageBytesMax);
            if (next.isAtEnd()) {
                next.endMessage(whole);
            }
        }
        position = next;
        return new Passed(whole, firstAt);
    }

    /**
     * Ends a message that its sender will not end: gives the next piece that does so, and counts it as taken.
     *
     * @return empty if the last message has come to its end. What is missing of a header makes the message end soonest, what is
     *     missing of the message is zeros
     */
    public Optional<Completion> completion() {
        if (isBetweenMessages()) {
            return Optional.empty();
        }
        boolean header = position.headerBytes < AgentHeader.BYTES;
        byte[] piece = header
                ? Arrays.copyOfRange(EMPTY_HEADER, position.headerBytes, AgentHeader.BYTES)
                : new byte[(int) Math.min(MainAgentMessage.PIECE_BYTES_MAX, position.missingBytes)];
        List<ReceivedMessage> whole = new ArrayList<>();
        try {
            position.take(piece, 0, ANY_BYTES);
        } catch (ProtocolException e) {
            throw new IllegalStateException("our own words make no sense", e);
        }
        if (position.isAtEnd()) {
            position.endMessage(whole);
        }
        return Optional.of(new Completion(piece, whole));
    }

    private static byte[] emptyHeader() {
        ByteWriter out = ByteWriter.little();
        new AgentHeader(0, 0).write(out);
        return out.toByteArray();
    }

    /**
     * What a piece held.
     *
     * @param whole messages that came to their end in it, except large ones
     * @param firstAt where in it the first message begins; its length if none does
     */
    public record Passed(List<ReceivedMessage> whole, int firstAt) {
        /** Copies the list. */
        public Passed {
            whole = List.copyOf(whole);
        }
    }

    /**
     * What ends a message, or brings it nearer to its end.
     *
     * @param piece nobody else has it
     * @param whole the message, if it is small and has come to its end
     */
    public record Completion(byte[] piece, List<ReceivedMessage> whole) {
        /** Copies the list. */
        public Completion {
            whole = List.copyOf(whole);
        }
    }

    /** How far the line has come: a value that is copied before it changes, so that a piece is taken whole or not at all. */
    private static final class Position {
        private final byte[] header;
        private int headerBytes;
        private int type;
        private long missingBytes;
        private boolean keeps;
        private byte[] kept;
        private int keptBytes;

        private Position() {
            header = new byte[AgentHeader.BYTES];
            kept = new byte[0];
        }

        /** A copy. What is kept grows at its end only, and so is shared. */
        Position(Position other) {
            header = other.header.clone();
            headerBytes = other.headerBytes;
            type = other.type;
            missingBytes = other.missingBytes;
            keeps = other.keeps;
            kept = other.kept;
            keptBytes = other.keptBytes;
        }

        boolean isAtEnd() {
            return headerBytes == AgentHeader.BYTES && missingBytes == 0;
        }

        /** Takes bytes up to the end of the header or of the message, and tells how many. */
        int take(byte[] piece, int at, long bytesMax) throws ProtocolException {
            int available = piece.length - at;
            if (headerBytes < AgentHeader.BYTES) {
                int count = Math.min(AgentHeader.BYTES - headerBytes, available);
                System.arraycopy(piece, at, header, headerBytes, count);
                headerBytes += count;
                checkProtocol();
                if (headerBytes == AgentHeader.BYTES) {
                    begin(bytesMax);
                }
                return count;
            }
            int count = (int) Math.min(missingBytes, available);
            if (keeps) {
                System.arraycopy(piece, at, kept, keptBytes, count);
                keptBytes += count;
            }
            missingBytes -= count;
            return count;
        }

        void endMessage(List<ReceivedMessage> whole) {
            if (keeps) {
                whole.add(new ReceivedMessage(type, kept));
            }
            headerBytes = 0;
        }

        /** Looks at each byte as soon as it is there: what is passed on must not make the other side give up the line. */
        private void checkProtocol() throws ProtocolException {
            for (int i = 0; i < Math.min(headerBytes, Integer.BYTES); i++) {
                if (header[i] != EMPTY_HEADER[i]) {
                    throw ProtocolException.field(
                            "byte of agent protocol", header[i], Byte.toString(EMPTY_HEADER[i]), i);
                }
            }
        }

        private void begin(long bytesMax) throws ProtocolException {
            AgentHeader read = AgentHeader.read(ByteReader.little(header));
            if (read.size() > bytesMax) {
                throw ProtocolException.field("size of agent message", read.size(), "0.." + bytesMax, 0);
            }
            type = read.type();
            missingBytes = read.size();
            keeps = missingBytes <= KEPT_BYTES_MAX;
            kept = new byte[keeps ? (int) missingBytes : 0];
            keptBytes = 0;
        }
    }
}
