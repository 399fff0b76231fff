package io.caraway.channel;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A connection that keeps what is written to it. */
final class FakeStream implements ChannelStream {
    private final List<List<WirePiece>> writes = new ArrayList<>();
    private long unwrittenBytes;

    /** The pieces of each write. */
    List<List<WirePiece>> writes() {
        return writes;
    }

    /** All bytes of one write. */
    byte[] bytes(int write) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writes.get(write).forEach(piece -> all.writeBytes(piece.toByteArray()));
        return all.toByteArray();
    }

    /** The operating system takes all. */
    void drain() {
        unwrittenBytes = 0;
    }

    @Override
    public void write(List<WirePiece> pieces) {
        writes.add(pieces);
        unwrittenBytes += pieces.stream().mapToLong(WirePiece::size).sum();
    }

    @Override
    public long unwrittenBytes() {
        return unwrittenBytes;
    }

    @Override
    public void resume() {}

    @Override
    public void fail(String reason) {
        throw new AssertionError(reason);
    }
}
