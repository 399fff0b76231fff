package io.caraway.server;

import io.caraway.testkit.Deadline;
import io.netty.buffer.PooledByteBufAllocator;

/** The bytes outside the heap that wait for viewers' sockets, or that viewers share. */
final class DirectMemory {
    private static final int SECONDS = 20;

    private DirectMemory() {}

    /** Bytes in use, counted in the pieces that the allocator gives out. */
    static long bytes() {
        return PooledByteBufAllocator.DEFAULT.pinnedDirectMemory();
    }

    /** Returns once no more than that is in use: what viewers share goes when nobody has used it for two seconds. */
    static void awaitAtMost(long bytes) {
        Deadline.seconds(SECONDS)
                .until(
                        "at most " + bytes + " bytes in use",
                        () -> bytes() <= bytes,
                        () -> bytes() + " bytes are in use");
    }
}
