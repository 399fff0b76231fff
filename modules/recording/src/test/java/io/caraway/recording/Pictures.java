package io.caraway.recording;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** What a recording shows, in a form that can be compared. */
final class Pictures {
    private final Map<Integer, DisplayState> states = new TreeMap<>();

    private Pictures() {}

    /** What each display shows once all up to a time has happened, to who plays on; for each time at which something does. */
    static NavigableMap<Long, Map<Integer, List<Object>>> played(Path file) throws IOException, ProtocolException {
        NavigableMap<Long, Map<Integer, List<Object>>> shown = new TreeMap<>();
        Pictures pictures = new Pictures();
        try (RecordingReader reader = RecordingReader.open(file)) {
            long last = -1;
            for (Optional<RecordedBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
                RecordedBatch batch = next.get();
                if (last >= 0 && batch.timeNanos() > last) {
                    shown.put(last, pictures.shown());
                }
                last = batch.timeNanos();
                pictures.play(batch, reader.isAfterGap());
            }
            if (last >= 0) {
                shown.put(last, pictures.shown());
            }
        }
        return shown;
    }

    /** What the displays of that moment show to who goes there. */
    static Map<Integer, List<Object>> soughtAt(Path file, long timeNanos) throws IOException, ProtocolException {
        Pictures pictures = new Pictures();
        try (RecordingReader reader = RecordingReader.open(file)) {
            long to = reader.seek(timeNanos).orElseThrow().timeNanos();
            for (Optional<RecordedBatch> next = reader.nextUpTo(to); next.isPresent(); next = reader.nextUpTo(to)) {
                pictures.play(next.get(), reader.isAfterGap());
            }
        }
        return pictures.shown();
    }

    private void play(RecordedBatch batch, boolean afterGap) {
        if (batch.keyframe() && !afterGap) {
            return;
        }
        if (batch.keyframe()) {
            states.put(batch.display(), new DisplayState());
        }
        DisplayState state = Objects.requireNonNull(states.get(batch.display()));
        batch.batch().events().forEach(state::apply);
    }

    private Map<Integer, List<Object>> shown() {
        Map<Integer, List<Object>> shown = new TreeMap<>();
        states.forEach((display, state) -> shown.put(display, shown(state)));
        return shown;
    }

    private static List<Object> shown(DisplayState state) {
        List<Object> all = new ArrayList<>();
        for (DisplayEvent event : state.present()) {
            if (event instanceof DisplayEvent.SurfaceCreate create) {
                all.add(create);
                all.add(SurfaceHash.of(state.snapshot(create.id()).orElseThrow()));
            } else if (event.type() != DisplayEvent.Type.DRAW) {
                all.add(event);
            }
        }
        return all;
    }
}
