package io.caraway.images.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.RemovalCause;
import io.caraway.images.Image;
import java.util.Arrays;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds images that were seen before, by their pixels, so that each is encoded once and viewers may keep it. Belongs to one
 * thread, its owner's.
 *
 * <p>It holds images up to a number of bytes of pixels; when they are more, some are forgotten, perhaps the newest.
 */
public final class RecurringImages {
    /*
     * Idea: images are found by a sample of their pixels, whose cost does not depend on their size; only where that is equal
     * are all pixels compared. Of images that have equal samples and differ, the newest is known.
     *
     * Invariants: an image is in `byImage` if and only if its entry is in `bySample`, and then its id is in `ids`. The bytes
     * of all entries are within the limit.
     */

    /** Bytes of pixels that are held where nothing else is said: some screens full. */
    public static final long BYTES_DEFAULT = 32L << 20;

    /** Fewest pixels of an image that is worth finding again. */
    public static final int PIXELS_MIN = 64;

    /** Most pixels of an image that is looked at: a screen of 2560 x 1600. */
    public static final int PIXELS_MAX = 1 << 22;

    /** About how much memory an entry takes beside its pixels; bounds their number. */
    private static final int ENTRY_BYTES = 512;

    private final Cache<Sample, Known> bySample;
    private final IdentityHashMap<Image, Known> byImage = new IdentityHashMap<>();
    private final Set<Integer> ids = new HashSet<>();
    private final long limitBytes;
    private int lastId;

    /** Holds up to {@link #BYTES_DEFAULT}. */
    public RecurringImages() {
        this(BYTES_DEFAULT);
    }

    /** Holds up to that many bytes of pixels. */
    public RecurringImages(long limitBytes) {
        this(limitBytes, 0);
    }

    RecurringImages(long limitBytes, int lastId) {
        this.limitBytes = limitBytes;
        this.lastId = lastId;
        bySample = Caffeine.newBuilder()
                .maximumWeight(limitBytes)
                .weigher((Sample sample, Known known) -> known.bytes())
                .executor(Runnable::run)
                .evictionListener((@Nullable Sample sample, @Nullable Known known, RemovalCause cause) -> {
                    if (known != null) {
                        forget(known);
                    }
                })
                .build();
    }

    /**
     * The image seen earlier that is drawn the same: of equal format, size and pixels. If there is none, the given one, which is
     * remembered unless it is too small, too large, or its pixels are not there yet.
     */
    public Image known(Image image) {
        long pixels = image.bounds().area();
        if (pixels < PIXELS_MIN || pixels > PIXELS_MAX || !image.hasPixels()) {
            return image;
        }
        Sample sample = Sample.of(image);
        Known known = bySample.getIfPresent(sample);
        if (known != null && isSame(known.image, image)) {
            known.recurs = true;
            return known.image;
        }
        if (known != null) {
            bySample.invalidate(sample);
            forget(known);
        }
        remember(sample, new Known(image, nextId()));
        return image;
    }

    /** Whether that very image, as {@link #known} gave it, was found at least once again. */
    public boolean recurs(Image image) {
        Known known = byImage.get(image);
        return known != null && known.recurs;
    }

    /**
     * The number of that very image, as {@link #known} gave it: 1 or more, and of no other that is known; 0 if it is not known, or
     * not any more.
     */
    public int id(Image image) {
        Known known = byImage.get(image);
        return known == null ? 0 : known.id;
    }

    /** Images known. */
    public int size() {
        return byImage.size();
    }

    /** Fails unless the books are in order; for tests. */
    public void checkInvariants() {
        long bytes = 0;
        for (Map.Entry<Sample, Known> entry : bySample.asMap().entrySet()) {
            Known known = entry.getValue();
            bytes += known.bytes();
            if (byImage.get(known.image) != known
                    || !ids.contains(known.id)
                    || known.id < 1
                    || !entry.getKey().equals(Sample.of(known.image))) {
                throw new IllegalStateException("recurring images: image " + known.id + " is not in the books");
            }
        }
        if (bytes > limitBytes || bySample.asMap().size() != byImage.size() || ids.size() != byImage.size()) {
            throw new IllegalStateException(
                    "recurring images: " + bytes + " bytes, " + byImage.size() + " images, " + ids.size() + " ids");
        }
    }

    private static boolean isSame(Image known, Image image) {
        return known == image
                || Arrays.equals(known.pixels().values(), image.pixels().values());
    }

    /** In the books first, since it may be what has to go. */
    private void remember(Sample sample, Known known) {
        byImage.put(known.image, known);
        ids.add(known.id);
        bySample.put(sample, known);
        bySample.cleanUp();
    }

    private void forget(Known known) {
        byImage.remove(known.image, known);
        ids.remove(known.id);
    }

    private int nextId() {
        do {
            lastId = lastId == Integer.MAX_VALUE ? 1 : lastId + 1;
        } while (ids.contains(lastId));
        return lastId;
    }

    /** An image that is known. */
    private static final class Known {
        private final Image image;
        private final int id;
        private boolean recurs;

        Known(Image image, int id) {
            this.image = image;
            this.id = id;
        }

        int bytes() {
            return ENTRY_BYTES + image.width() * image.height() * Integer.BYTES;
        }
    }
}
