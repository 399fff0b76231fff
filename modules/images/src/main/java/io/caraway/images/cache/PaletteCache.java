package io.caraway.images.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.caraway.raster.Palette;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Mirrors which palettes one viewer keeps ("SPICE protocol, display channel, image flag PAL_CACHE_ME and INVAL_PALETTE"). Belongs
 * to one thread, its owner's.
 *
 * <p>For each message, the owner calls {@link #use} for its palettes, then {@link #takeEvicted}, and sends what that gives ahead
 * of the message. When the cache is full, others go, or the newcomer itself, which is then sent without being kept.
 */
public final class PaletteCache {
    /** Most palettes a viewer keeps. */
    public static final int COUNT_MAX = 128;

    /** Room for palettes that are gone but that the message being built refers to: one for each source an operation may have. */
    private static final int USED_MAX = 4;

    private final Evictions evictions = new Evictions();
    private @Nullable Cache<Palette, Long> ids;
    private long lastId;

    /** How a palette goes out in the message being built. Palettes of equal format and colours are the same, whatever their ids. */
    public Use use(Palette palette) {
        Palette content = palette.id() == 0 ? palette : new Palette(0, palette.format(), palette.colors());
        Cache<Palette, Long> known = ids();
        Long kept = known.getIfPresent(content);
        if (kept != null) {
            evictions.use(kept);
            return new Use(Kind.FROM_CACHE, kept);
        }
        long id = ++lastId;
        known.put(content, id);
        known.cleanUp();
        if (known.asMap().containsKey(content)) {
            evictions.use(id);
            return new Use(Kind.INLINE_AND_KEEP, id);
        }
        evictions.forget(id);
        return new Use(Kind.INLINE, 0);
    }

    /**
     * The palettes the viewer must drop, to be told before the message that was being built; with this the next one begins.
     * Palettes that this message refers to are kept back until then.
     */
    public List<Long> takeEvicted() {
        return evictions.take();
    }

    /** Forgets everything, as the viewer does when told to drop all. Ids are not used again. */
    public void clear() {
        ids = null;
        evictions.clear();
    }

    /** Palettes held. */
    public int size() {
        Cache<Palette, Long> known = ids;
        return known == null ? 0 : known.asMap().size();
    }

    /** Fails unless the books are in order; for tests. */
    public void checkInvariants() {
        Cache<Palette, Long> known = ids;
        if (size() > COUNT_MAX - USED_MAX) {
            throw new IllegalStateException("palette cache: " + size() + " palettes");
        }
        if (known != null && known.asMap().values().stream().anyMatch(evictions::isPending)) {
            throw new IllegalStateException("palette cache: a palette held is to be dropped");
        }
    }

    /** Made when it is needed, since most viewers never need it. */
    private Cache<Palette, Long> ids() {
        Cache<Palette, Long> known = ids;
        if (known == null) {
            known = Caffeine.newBuilder()
                    .maximumSize(COUNT_MAX - USED_MAX)
                    .executor(Runnable::run)
                    .evictionListener((@Nullable Palette content, @Nullable Long id, RemovalCause cause) -> {
                        if (id != null) {
                            evictions.evict(id);
                        }
                    })
                    .build();
            ids = known;
        }
        return known;
    }

    /** How a palette goes out. */
    public enum Kind {
        /** With its colours, and not to be kept. */
        INLINE,
        /** With its colours, to be kept under the id. */
        INLINE_AND_KEEP,
        /** As the id of one that is kept. */
        FROM_CACHE
    }

    /**
     * How a palette goes out in a message.
     *
     * @param kind with its colours or without
     * @param id under which the viewer keeps it, at least 1; 0 if it does not
     */
    public record Use(Kind kind, long id) {}
}
