package io.caraway.display;

import io.caraway.channel.Owner;
import io.caraway.images.Image;
import java.util.HashSet;
import java.util.Set;

/**
 * Has images encoded, each once per choice, however many viewers wait for it. Owned by display.
 *
 * <p>Jobs under way are bounded by the viewers: each asks for the first few images of its pipe only.
 */
final class ImageEncoder {
    /** Images of at most this many pixels are encoded at once: a job elsewhere would cost more. */
    private static final int HERE_PIXELS_MAX = 1024;

    private final Owner owner;
    private final EncodePool pool;
    private final DisplayCounts counts;
    private final Runnable whenEncoded;
    private final Set<Job> underWay = new HashSet<>();

    /** An encoder that calls {@code whenEncoded} when an image that was not ready has become so. */
    ImageEncoder(Owner owner, EncodePool pool, DisplayCounts counts, Runnable whenEncoded) {
        this.owner = owner;
        this.pool = pool;
        this.counts = counts;
        this.whenEncoded = whenEncoded;
    }

    /** Whether the bytes of an image are there; if not they are being made. */
    boolean isReady(Image image, ImageChoice choice) {
        owner.check();
        if (choice.find(image).isPresent()) {
            return true;
        }
        if (image.bounds().area() <= HERE_PIXELS_MAX) {
            choice.make(image);
            counts.encoded(image);
            return true;
        }
        Job job = new Job(image, choice.of(image));
        if (underWay.add(job)) {
            counts.encoded(image);
            pool.run(() -> choice.make(image), () -> {
                underWay.remove(job);
                whenEncoded.run();
            });
        }
        return false;
    }

    /** An image, which is compared by identity, in the making. */
    private record Job(Image image, ImageChoice choice) {}
}
