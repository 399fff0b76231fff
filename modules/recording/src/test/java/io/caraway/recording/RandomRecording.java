package io.caraway.recording;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.InputEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;

/**
 * A recording of random events on one to three displays, with keyframes that hold what was drawn, hashes of surfaces, and
 * notes. Now and then several things happen at the same time, an image comes again, a desktop gets another size, or a display
 * comes or goes.
 */
final class RandomRecording {
    static final long WALL_MILLIS = 1_700_000_000_123L;

    private static final int DISPLAYS_MAX = 3;
    private static final int SIDE = 60;

    private final Random random;
    private final GeneratedEvents events;
    private final NavigableMap<Integer, DisplayState> states = new TreeMap<>();
    private final List<DisplayEvent> drawn = new ArrayList<>();
    private long time;

    private RandomRecording(long seed) {
        this.random = new Random(seed);
        this.events = new GeneratedEvents(random);
    }

    /** Writes one; its last time is returned. */
    static long write(Path file, long seed, int segments, int batchesEach) throws IOException {
        return new RandomRecording(seed).write(file, segments, batchesEach);
    }

    private long write(Path file, int segments, int batchesEach) throws IOException {
        try (RecordingWriter writer = RecordingWriter.create(file, WALL_MILLIS, true, true)) {
            for (int segment = 0; segment < segments; segment++) {
                comeAndGo();
                NavigableMap<Integer, EventBatch> keyframes = new TreeMap<>();
                states.forEach((display, state) -> keyframes.put(display, new EventBatch(state.present())));
                writer.segment(time, WALL_MILLIS + time / 1_000_000 + 5000L * (segment / 2), keyframes);
                for (int i = 0; i < batchesEach; i++) {
                    goOn();
                    draw(writer);
                    note(writer);
                }
                goOn();
            }
            goOn();
            writer.end(time);
        }
        return time;
    }

    /** Time goes on, or not. */
    private void goOn() {
        time += random.nextInt(4) * 1_000_000L;
    }

    private void comeAndGo() {
        int display = random.nextInt(DISPLAYS_MAX);
        if (!states.containsKey(display)) {
            DisplayState state = new DisplayState();
            state.apply(new DisplayEvent.SurfaceCreate(0, 1 + random.nextInt(SIDE), 1 + random.nextInt(SIDE)));
            states.put(display, state);
        } else if (states.size() > 1) {
            states.remove(display);
        }
    }

    /** Up to four new events, and some that were there before. */
    private EventBatch batch() {
        List<DisplayEvent> batch = new ArrayList<>(events.batch(4).events());
        batch.stream().filter(event -> event.type() == DisplayEvent.Type.DRAW).forEach(drawn::add);
        for (int i = random.nextInt(3); i > 0 && !drawn.isEmpty(); i--) {
            batch.add(drawn.get(random.nextInt(drawn.size())));
        }
        return new EventBatch(batch);
    }

    private void draw(RecordingWriter writer) throws IOException {
        int display = random.ints(0, DISPLAYS_MAX)
                .filter(states::containsKey)
                .findFirst()
                .orElseThrow();
        DisplayState state = Objects.requireNonNull(states.get(display));
        EventBatch batch = batch();
        batch.events().forEach(state::apply);
        writer.append(time, display, batch);
        if (state.snapshot(0).isPresent() && random.nextInt(3) == 0) {
            writer.note(
                    time,
                    new Note.Hash(display, 0, SurfaceHash.of(state.snapshot(0).get())));
        }
    }

    private void note(RecordingWriter writer) throws IOException {
        switch (random.nextInt(8)) {
            case 0 ->
                writer.note(
                        time,
                        new Note.ViewerJoined(
                                random.nextInt(5), Note.ViewerKind.VNC, "192.0.2." + random.nextInt(255)));
            case 1 -> writer.note(time, new Note.ViewerLeft(random.nextInt(5)));
            case 2 -> writer.note(time, new Note.Key(0, 1, new InputEvent.Key(true, 1 + random.nextInt(80))));
            case 3 -> writer.note(time, new Note.Pointer(0, 1, new InputEvent.Pointer(random.nextInt(50), 7, 0)));
            default -> {}
        }
    }
}
