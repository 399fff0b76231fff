package io.caraway.export;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.wire.ProtocolException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Walks through a part of a recording, from each picture to the next that differs. Belongs to the thread that exports.
 *
 * <p>Time goes in {@link Slots}: the picture of a slot is what there was when it begins, and slots without a change are passed over.
 */
public final class Walk implements Closeable {
    private final Playback playback;
    private final ExportOptions options;
    private final Picture picture;
    private DisplayState state = new DisplayState();
    private @Nullable Slots slots;
    private long recordedSlot;
    private long slot;
    private boolean ended;

    private Walk(Playback playback, ExportOptions options, Picture picture) {
        this.playback = playback;
        this.options = options;
        this.picture = picture;
    }

    /**
     * A walk that has not begun.
     *
     * @param file the recording
     * @param reached is given the recorded time of each batch when it has been read
     * @throws ProtocolException if the file is no recording
     */
    public static Walk open(Path file, ExportOptions options, LongConsumer reached)
            throws IOException, ProtocolException {
        return new Walk(Playback.open(file, options, reached), options, new Picture());
    }

    /** The same with pictures of one size, whatever size the desktop has. */
    public static Walk open(Path file, ExportOptions options, Size size, LongConsumer reached)
            throws IOException, ProtocolException {
        return new Walk(Playback.open(file, options, reached), options, new Picture(size));
    }

    /** Goes to the first picture, and from there to the next; tells whether there is one. */
    public boolean next() throws IOException {
        if (ended) {
            return false;
        }
        boolean found = slots == null ? begin() : proceed(slots);
        ended = !found;
        return found;
    }

    /** What is shown now. */
    public Picture picture() {
        return picture;
    }

    /** The slot from which on the picture is shown. */
    public long slot() {
        return slot;
    }

    /** How many slots there are in all, once {@link #next} has found nothing more; 0 if there was no picture. */
    public long slots() {
        Slots present = slots;
        if (present == null || !ended) {
            return 0;
        }
        long last = Math.max(present.at(Math.max(playback.endNanos(), present.timeNanos(0))), recordedSlot + 1);
        return slot + Math.max(1, present.shortened(last - recordedSlot));
    }

    /** When the recording ends, in nanoseconds since its start. That of a damaged one may be wrong. */
    public long durationNanos() {
        return playback.durationNanos();
    }

    /** The displays that were seen on the way. */
    public SortedSet<Integer> displays() {
        return playback.displays();
    }

    /** What there is to tell about the recording, once {@link #next} has found nothing more. */
    public List<String> warnings() {
        return ended ? playback.warnings() : List.of();
    }

    @Override
    public void close() throws IOException {
        playback.close();
    }

    /** Applies what makes the first picture; the first there is, if there is none at that time. */
    private boolean begin() throws IOException {
        long start = playback.startNanos();
        apply(start);
        Optional<Playback.Step> later = playback.peek();
        while (state.snapshot(DisplayEvent.PRIMARY_SURFACE).isEmpty() && later.isPresent()) {
            start = later.get().batch().timeNanos();
            apply(start);
            later = playback.peek();
        }
        boolean found = show();
        if (found) {
            slots = new Slots(start, options);
        }
        return found;
    }

    private boolean proceed(Slots present) throws IOException {
        for (Optional<Playback.Step> next = playback.peek(); next.isPresent(); next = playback.peek()) {
            long at = present.at(next.get().batch().timeNanos());
            apply(present.timeNanos(at));
            if (show()) {
                slot += present.shortened(at - recordedSlot);
                recordedSlot = at;
                return true;
            }
        }
        return false;
    }

    private void apply(long timeNanos) throws IOException {
        for (Optional<Playback.Step> step = playback.takeUpTo(timeNanos);
                step.isPresent();
                step = playback.takeUpTo(timeNanos)) {
            if (step.get().anew()) {
                state = new DisplayState();
            }
            step.get().batch().batch().events().forEach(state::apply);
        }
    }

    /** Shows the state as it is; while there is no desktop, the picture stays. */
    private boolean show() {
        Optional<SurfaceSnapshot> desktop = state.snapshot(DisplayEvent.PRIMARY_SURFACE);
        return desktop.isPresent() && picture.show(desktop.get(), pointer());
    }

    private Optional<Pointer> pointer() {
        return state.cursor()
                .filter(shape -> options.cursor())
                .map(shape -> new Pointer(shape, state.cursorX(), state.cursorY()));
    }
}
