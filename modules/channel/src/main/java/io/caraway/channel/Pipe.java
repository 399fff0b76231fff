package io.caraway.channel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What waits to be sent to one viewer, in order. Belongs to the channel's owner.
 *
 * <p>It is full above {@link #ITEMS_MAX} items or {@link #BYTES_MAX} bytes; whoever pushes looks at {@link #isFull}
 * afterwards and makes it smaller.
 *
 * @param <I> the kind of item
 */
public final class Pipe<I extends PipeItem> {
    /** Items above which a pipe is full. */
    public static final int ITEMS_MAX = 512;

    /** Bytes of items above which a pipe is full: a picture of 1920 x 1080. */
    public static final long BYTES_MAX = 8L << 20;

    private final Deque<I> items = new ArrayDeque<>();
    private long bytes;

    /** Items that wait. */
    public int size() {
        return items.size();
    }

    /** Bytes of all items. */
    public long bytes() {
        return bytes;
    }

    /** Whether there is more than it should hold. One item alone is never too much. */
    public boolean isFull() {
        return items.size() > ITEMS_MAX || (bytes > BYTES_MAX && items.size() > 1);
    }

    /** Puts an item behind all others. */
    public void push(I item) {
        items.addLast(item);
        bytes += item.bytes();
    }

    /** Puts items before all others, keeping their order. */
    public void pushFirst(List<? extends I> first) {
        for (int i = first.size() - 1; i >= 0; i--) {
            items.addFirst(first.get(i));
            bytes += first.get(i).bytes();
        }
    }

    /** The item whose turn it is. */
    public Optional<I> first() {
        return Optional.ofNullable(items.peekFirst());
    }

    /** Takes out the item whose turn it is. */
    public void removeFirst() {
        bytes -= items.removeFirst().bytes();
    }

    /** Takes out every item that {@code which} holds for. */
    public void removeIf(Predicate<? super I> which) {
        items.removeIf(item -> {
            boolean goes = which.test(item);
            bytes -= goes ? item.bytes() : 0;
            return goes;
        });
    }

    /** The items in order. */
    public Iterable<I> items() {
        return items;
    }

    /** Fails when the books do not add up. */
    public void checkInvariants() {
        long sum = items.stream().mapToLong(PipeItem::bytes).sum();
        if (sum != bytes) {
            throw new IllegalStateException("pipe: " + bytes + " bytes (expected: " + sum + ")");
        }
    }
}
