package io.caraway.export;

import io.caraway.drawing.DisplayEvent;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Looks through a part of a recording for the largest size of the desktop, without drawing anything. */
public final class Extent {
    private Extent() {}

    /**
     * The size in which every desktop of the part has room; nothing if there is none.
     *
     * @param reached is given the recorded time of each batch when it has been read
     */
    public static Optional<Size> of(Path file, ExportOptions options, LongConsumer reached)
            throws IOException, ProtocolException {
        try (Playback playback = Playback.open(file, options, reached)) {
            Optional<Size> largest = Optional.empty();
            for (Optional<Playback.Step> step = playback.takeUpTo(Long.MAX_VALUE);
                    step.isPresent();
                    step = playback.takeUpTo(Long.MAX_VALUE)) {
                boolean isBefore = step.get().batch().timeNanos() <= playback.startNanos();
                for (DisplayEvent event : step.get().batch().batch().events()) {
                    Optional<Size> size = desktop(event);
                    if (size.isPresent()) {
                        Size present = size.get();
                        // Sizes before the first picture are not seen.
                        largest = Optional.of(
                                isBefore ? present : largest.map(present::join).orElse(present));
                    }
                }
            }
            return largest;
        }
    }

    private static Optional<Size> desktop(DisplayEvent event) {
        return event instanceof DisplayEvent.SurfaceCreate create && create.id() == DisplayEvent.PRIMARY_SURFACE
                ? Optional.of(new Size(create.width(), create.height()))
                : Optional.empty();
    }
}
