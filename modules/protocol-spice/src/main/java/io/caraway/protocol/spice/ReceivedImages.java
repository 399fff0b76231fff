package io.caraway.protocol.spice;

import io.caraway.images.Image;
import io.caraway.wire.ProtocolException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The images that a server had us keep ("SPICE protocol, pixmap cache"). Owned by the {@link DisplayDecoder} it is part of.
 *
 * <p>Holds at most {@link #BYTES_MAX} bytes of pixels; when more come in, those that have not been used for the longest time go.
 * A server that keeps to the size of cache it was told never gets there.
 */
final class ReceivedImages {
    /** Most bytes: more than three times what the reference client tells servers. */
    static final long BYTES_MAX = 256L << 20;

    /** What an image costs beside its pixels. */
    private static final int ENTRY_BYTES = 256;

    private static final int FIRST_ENTRIES = 16;
    private static final float LOAD = 0.75f;

    private final Map<Long, Entry> kept = new LinkedHashMap<>(FIRST_ENTRIES, LOAD, true);
    private final long bytesMax;
    private long bytes;

    ReceivedImages(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** The image of that id; with {@code lossless} only one that lost nothing. */
    Image image(long id, boolean lossless) throws ProtocolException {
        Entry entry = kept.get(id);
        if (entry == null || (lossless && entry.lossy)) {
            throw new ProtocolException("image: " + Long.toUnsignedString(id) + " (expected: one that was kept"
                    + (entry == null ? "" : " and lost nothing") + ")");
        }
        return entry.image;
    }

    /** Keeps an image in place of what had its id. */
    void keep(long id, Image image, boolean lossy) {
        forget(id);
        Entry entry = new Entry(image, lossy);
        if (entry.bytes() > bytesMax) {
            return;
        }
        kept.put(id, entry);
        bytes += entry.bytes();
        Iterator<Entry> oldest = kept.values().iterator();
        while (bytes > bytesMax) {
            bytes -= oldest.next().bytes();
            oldest.remove();
        }
    }

    void forget(long id) {
        Entry entry = kept.remove(id);
        if (entry != null) {
            bytes -= entry.bytes();
        }
    }

    void forgetAll() {
        kept.clear();
        bytes = 0;
    }

    /** Fails when the books do not add up. */
    void checkInvariants() {
        long sum = kept.values().stream().mapToLong(Entry::bytes).sum();
        if (sum != bytes || bytes > bytesMax) {
            throw new IllegalStateException(
                    "kept bytes: " + bytes + " (expected: " + sum + ", at most " + bytesMax + ")");
        }
    }

    /**
     * An image that is kept.
     *
     * @param image the image
     * @param lossy whether it lost something on its way
     */
    private record Entry(Image image, boolean lossy) {
        long bytes() {
            return ENTRY_BYTES + image.bounds().area() * Integer.BYTES;
        }
    }
}
