package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarksTest {
    @TempDir
    private Path folder;

    @Test
    void of_closedRecording_findsAllInOrder() throws Exception {
        Path file = folder.resolve("a.caraway");
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            script(writer);
        }

        assertThat(Marks.of(file))
                .containsExactly(new Mark(5, 0, "a"), new Mark(20, 0, "b"), new Mark(25, 0, "b"), new Mark(32, 0, "c"));
    }

    @Test
    void of_recordingThatIsBeingMade_findsThoseThatAreThere() throws Exception {
        Path file = folder.resolve("a.caraway");
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            script(writer);
            writer.flush();

            assertThat(Marks.of(file)).hasSize(4);
        }
    }

    @Test
    void of_emptyRecording_findsNone() throws Exception {
        Path file = folder.resolve("a.caraway");
        RecordingWriter.create(file, 0, false).close();

        assertThat(Marks.of(file)).isEmpty();
    }

    private static void script(RecordingWriter writer) throws Exception {
        EventBatch state = new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 8, 8)));
        writer.keyframe(0, 0, state);
        writer.append(5, mark("a"));
        writer.keyframe(10, 0, state);
        writer.append(15, new EventBatch(List.of(new DisplayEvent.CursorMove(1, 1))));
        writer.keyframe(20, 0, state);
        writer.append(20, mark("b"));
        writer.append(25, mark("b"));
        writer.keyframe(30, 0, state);
        writer.append(32, mark("c"));
    }

    private static EventBatch mark(String text) {
        return new EventBatch(List.of(new DisplayEvent.Marker(text)));
    }
}
