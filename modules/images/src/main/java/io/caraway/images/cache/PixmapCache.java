package io.caraway.images.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mirrors which images one viewer keeps ("SPICE protocol, display channel, image flag CACHE_ME and INVAL_LIST"). Belongs to one
 * thread, its owner's.
 *
 * <p>For each message, the owner asks {@link #holds} or calls {@link #put} for its images, then {@link #takeEvicted}, and sends
 * what that gives ahead of the message. When the cache is full, others go, or the newcomer itself, which is then not announced.
 */
public final class PixmapCache {
    /*
     * Invariants: announced is what put() said and neither takeEvicted() nor clear() took back. All that is held is announced;
     * what is announced and not held is waiting in `evictions`. The pixels of all that is held are within the limit.
     */

    /** Most pixels, whatever a viewer declares: 256 MiB of them. */
    public static final long SIZE_MAX = 1L << 26;

    /** What an entry counts for at least, in pixels; so there are never more than {@link #SIZE_MAX} over this many. */
    public static final int ENTRY_MIN = 256;

    /** An image larger than that part of the cache would drive out too much. */
    private static final int SHARE = 4;

    private final long limit;
    private final Evictions evictions = new Evictions();
    private @Nullable Cache<Long, Integer> entries;

    /**
     * The cache of a viewer.
     *
     * @param sizePixels what the viewer declared, in pixels; 0 if it keeps nothing; above {@link #SIZE_MAX} less is used
     */
    public PixmapCache(long sizePixels) {
        if (sizePixels < 0) {
            throw new IllegalArgumentException("cache size: " + sizePixels + " (expected: at least 0)");
        }
        limit = Math.min(sizePixels, SIZE_MAX);
    }

    /** Whether the viewer keeps that image, so that the message being built may refer to it. Counts as use. */
    public boolean holds(long id) {
        Cache<Long, Integer> known = entries;
        boolean held = known != null && known.getIfPresent(id) != null;
        if (held) {
            evictions.use(id);
        }
        return held;
    }

    /**
     * Asks to keep an image that the message being built brings.
     *
     * @param id the image
     * @param pixels its columns times rows, at least 1
     * @return whether the message is to tell the viewer to keep it; not if it is too large, if it was kept and the viewer is
     *     still to be told to drop it, or if there was no room after all
     */
    public boolean put(long id, long pixels) {
        if (pixels < 1) {
            throw new IllegalArgumentException("pixels: " + pixels + " (expected: at least 1)");
        }
        long weight = Math.max(pixels, ENTRY_MIN);
        if (weight > limit / SHARE || evictions.isPending(id)) {
            return false;
        }
        Cache<Long, Integer> known = entries();
        boolean announced = known.getIfPresent(id) != null;
        known.put(id, (int) weight);
        known.cleanUp();
        boolean held = known.asMap().containsKey(id);
        if (held || announced) {
            evictions.use(id);
        }
        if (!held && !announced) {
            evictions.forget(id);
        }
        return held;
    }

    /**
     * The images the viewer must drop, to be told before the message that was being built; with this the next one begins. Images
     * that this message refers to are kept back until then: so for that long the viewer may hold more than the limit, by the
     * images of one message.
     */
    public List<Long> takeEvicted() {
        return evictions.take();
    }

    /** Forgets everything, as the viewer does when told to drop all. */
    public void clear() {
        entries = null;
        evictions.clear();
    }

    /** Pixels that all images held count for. */
    public long heldPixels() {
        Cache<Long, Integer> known = entries;
        return known == null
                ? 0
                : known.asMap().values().stream().mapToLong(Integer::longValue).sum();
    }

    /** Fails unless the books are in order; for tests. */
    public void checkInvariants() {
        Cache<Long, Integer> known = entries;
        if (heldPixels() > limit) {
            throw new IllegalStateException(
                    "pixmap cache: " + heldPixels() + " pixels (expected: at most " + limit + ")");
        }
        if (known != null && known.asMap().keySet().stream().anyMatch(evictions::isPending)) {
            throw new IllegalStateException("pixmap cache: an image held is to be dropped");
        }
    }

    /** Made when it is needed, since most viewers never need it. */
    private Cache<Long, Integer> entries() {
        Cache<Long, Integer> known = entries;
        if (known == null) {
            known = Caffeine.newBuilder()
                    .maximumWeight(limit)
                    .weigher((Long id, Integer weight) -> weight)
                    .executor(Runnable::run)
                    .evictionListener((@Nullable Long id, @Nullable Integer weight, RemovalCause cause) -> {
                        if (id != null) {
                            evictions.evict(id);
                        }
                    })
                    .build();
            entries = known;
        }
        return known;
    }
}
