package io.caraway.channel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The ends of messages that many viewers are sent alike: each lies once outside the Java heap, from where the operating system
 * takes it for every viewer. Belongs to the owner of the channels.
 *
 * <p>It holds at most {@link #BYTES_MAX} and one tail more: the least recently used goes, and with {@link #tick} what has not
 * been used for {@link #KEEP_TICKS} of them. What it lets go of lives on as long as a socket needs it.
 */
public final class SharedTails {
    /** Tails shorter than this are copied to each viewer's other bytes: that costs less than a piece of their own. */
    static final int SHARED_BYTES_MIN = 2048;

    /** Bytes held at one time. */
    static final long BYTES_MAX = 32L << 20;

    /** Ticks without use after which a tail goes. */
    static final int KEEP_TICKS = 8;

    private static final int FIRST_ENTRIES = 64;
    private static final float LOAD_FACTOR = 0.75f;

    private final Owner owner;
    private final Map<Key, Tail> tails = new LinkedHashMap<>(FIRST_ENTRIES, LOAD_FACTOR, true);
    private long bytes;
    private long ticks;

    /** An empty store. */
    public SharedTails(Owner owner) {
        this.owner = owner;
    }

    /** The same bytes, as a piece for one more socket. */
    WirePiece share(byte[] tail) {
        owner.check();
        Tail shared = tails.computeIfAbsent(new Key(tail), this::copy);
        shared.usedTick = ticks;
        WirePiece piece = new WirePiece.Shared(shared.buffer.retainedSlice());
        for (Iterator<Tail> eldest = tails.values().iterator(); bytes > BYTES_MAX && tails.size() > 1; ) {
            release(eldest.next());
            eldest.remove();
        }
        return piece;
    }

    /** Lets go of what has not been used for a while; to be called about four times a second. */
    public void tick() {
        owner.check();
        ticks++;
        tails.values().removeIf(tail -> {
            boolean old = tail.usedTick + KEEP_TICKS <= ticks;
            if (old) {
                release(tail);
            }
            return old;
        });
    }

    /** Lets go of everything. */
    public void close() {
        owner.check();
        tails.values().forEach(this::release);
        tails.clear();
    }

    /** Bytes held. */
    public long bytes() {
        owner.check();
        return bytes;
    }

    private Tail copy(Key key) {
        int count = key.bytes.length;
        bytes += count;
        return new Tail(
                PooledByteBufAllocator.DEFAULT.directBuffer(count, count).writeBytes(key.bytes));
    }

    private void release(Tail tail) {
        bytes -= tail.buffer.readableBytes();
        tail.buffer.release();
    }

    /** The bytes, and when they were last asked for. */
    private static final class Tail {
        private final ByteBuf buffer;
        private long usedTick;

        Tail(ByteBuf buffer) {
            this.buffer = buffer;
        }
    }

    /** An array, compared by identity. */
    private record Key(byte[] bytes) {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && key.bytes == bytes;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(bytes);
        }
    }
}
