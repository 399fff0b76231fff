package io.caraway.recording;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The images of a segment that later events may refer to by number. Belongs to the owner of its reader or writer.
 *
 * <p>When it is full the oldest go: an image is held as long as it and all newer ones are at most {@link #IMAGES_MAX}, of
 * {@link #PIXELS_MAX} pixels and {@link #BYTES_MAX} bytes. So whoever knows the same newest images holds the same.
 */
final class ImageTable<T> {
    /** Most images. */
    static final int IMAGES_MAX = 4096;

    /** Most pixels of all of them: 64 MiB, decoded. */
    static final long PIXELS_MAX = 1 << 24;

    /** Most bytes of all of them, encoded. */
    static final long BYTES_MAX = 1 << 25;

    private final List<@Nullable Held<T>> slots = new ArrayList<>(Collections.nCopies(IMAGES_MAX, null));
    private final Consumer<T> dropped;
    private long oldest;
    private long next;
    private long pixels;
    private long bytes;

    /** An empty table, which tells of every image that goes. */
    ImageTable(Consumer<T> dropped) {
        this.dropped = dropped;
    }

    private record Held<T>(T image, long pixels, long bytes) {}

    /** Whether the table can hold an image like that at all. */
    static boolean fits(long pixels, long bytes) {
        return pixels <= PIXELS_MAX && bytes <= BYTES_MAX;
    }

    /** Number that the next image will have. */
    long next() {
        return next;
    }

    /** Adds an image that fits. */
    void add(T image, long imagePixels, long imageBytes) {
        pixels += imagePixels;
        bytes += imageBytes;
        while (next - oldest == IMAGES_MAX || pixels > PIXELS_MAX || bytes > BYTES_MAX) {
            dropOldest();
        }
        slots.set(slot(next), new Held<>(image, imagePixels, imageBytes));
        next++;
    }

    /** The image of that number, if it is held. */
    Optional<T> find(long number) {
        Held<T> held = number >= oldest && number < next ? slots.get(slot(number)) : null;
        return Optional.ofNullable(held).map(Held::image);
    }

    /** Lets go of all, and gives the next image that number. */
    void restart(long number) {
        while (oldest < next) {
            dropOldest();
        }
        oldest = number;
        next = number;
    }

    private void dropOldest() {
        Held<T> held = slots.set(slot(oldest), null);
        oldest++;
        if (held != null) {
            pixels -= held.pixels();
            bytes -= held.bytes();
            dropped.accept(held.image());
        }
    }

    private static int slot(long number) {
        return (int) (number % IMAGES_MAX);
    }
}
