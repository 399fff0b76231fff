package io.caraway.channel;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/** A connection that keeps what is written to it. */
final class FakeStream implements ChannelStream {
    private final List<List<byte[]>> writes = new ArrayList<>();

    /** The pieces of each write. */
    List<List<byte[]>> writes() {
        return writes;
    }

    /** All bytes of one write. */
    byte[] bytes(int write) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writes.get(write).forEach(all::writeBytes);
        return all.toByteArray();
    }

    @Override
    public void write(List<byte[]> pieces) {
        writes.add(pieces);
    }

    @Override
    public void resume() {}

    @Override
    public void fail(String reason) {
        throw new AssertionError(reason);
    }
}
