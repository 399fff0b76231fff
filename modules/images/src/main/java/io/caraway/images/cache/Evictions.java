package io.caraway.images.cache;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a viewer has to be told to drop, and when. Belongs to its cache.
 *
 * <p>It is told before the message that is being built, since that needs the room. But what that message itself refers to must
 * still be there when it is read, so it is dropped before the next one.
 */
final class Evictions {
    private final Set<Long> used = new HashSet<>();
    private final Set<Long> evicted = new HashSet<>();

    /** Says that the message being built refers to an entry. */
    void use(long id) {
        used.add(id);
    }

    /** Says that an entry the viewer knows of is gone. */
    void evict(long id) {
        evicted.add(id);
    }

    /** Says that the viewer never came to know an entry. */
    void forget(long id) {
        evicted.remove(id);
    }

    /** Whether the viewer is still to be told to drop an entry. */
    boolean isPending(long id) {
        return evicted.contains(id);
    }

    /** What is to be dropped before the message that is being built; it ends with that. */
    List<Long> take() {
        if (evicted.isEmpty()) {
            used.clear();
            return List.of();
        }
        List<Long> now = new ArrayList<>(evicted);
        now.removeAll(used);
        now.forEach(evicted::remove);
        used.clear();
        return List.copyOf(now);
    }

    /** Forgets all. */
    void clear() {
        used.clear();
        evicted.clear();
    }
}
