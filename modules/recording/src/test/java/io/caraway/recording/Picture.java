package io.caraway.recording;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.raster.SurfaceSnapshot;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What somebody who plays a recording sees: the state of each display. */
final class Picture {
    private final Map<Integer, DisplayState> displays = new TreeMap<>();

    /** What is shown at a time to who plays from where the reader is. */
    static List<Object> at(RecordingReader reader, long timeNanos) throws IOException {
        Picture picture = new Picture();
        picture.play(reader, timeNanos);
        return picture.pixels();
    }

    /** What is shown at a time to who seeks it. */
    static List<Object> sought(RecordingReader reader, long timeNanos) throws IOException {
        long time = reader.seek(timeNanos).orElseThrow().timeNanos();
        return at(reader, time);
    }

    /** Applies everything up to that time. */
    void play(RecordingReader reader, long timeNanos) throws IOException {
        Optional<RecordedBatch> batch = reader.nextUpTo(timeNanos);
        while (batch.isPresent()) {
            apply(batch.get(), reader.isAfterGap());
            batch = reader.nextUpTo(timeNanos);
        }
    }

    /** Everything that can be compared. */
    List<Object> pixels() {
        List<Object> all = new ArrayList<>();
        displays.forEach((display, state) -> {
            all.add(display);
            for (DisplayEvent event : state.present()) {
                if (event.type() != DisplayEvent.Type.DRAW) {
                    all.add(event);
                }
            }
            for (int id = 0; id <= DisplayEvent.SURFACE_ID_MAX; id++) {
                state.snapshot(id).map(Picture::pixels).ifPresent(all::add);
            }
        });
        return all;
    }

    private void apply(RecordedBatch batch, boolean afterGap) {
        if (batch.keyframe() && !afterGap) {
            return;
        }
        if (batch.keyframe()) {
            displays.remove(batch.display());
        }
        DisplayState state = displays.computeIfAbsent(batch.display(), display -> new DisplayState());
        batch.batch().events().forEach(state::apply);
    }

    private static List<Object> pixels(SurfaceSnapshot snapshot) {
        return List.of(snapshot.format(), snapshot.bounds(), SurfaceHash.of(snapshot));
    }
}
