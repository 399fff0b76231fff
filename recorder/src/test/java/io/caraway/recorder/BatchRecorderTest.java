package io.caraway.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.recording.RecordedBatch;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BatchRecorderTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int SIDE = 256;
    private static final Rect ALL = new Rect(0, 0, SIDE, SIDE);

    @TempDir
    private Path folder;

    @Test
    void record_beginsWithTheFirstPicture() throws Exception {
        Path file = folder.resolve("a.caraway");
        try (BatchRecorder recorder = BatchRecorder.create(file, false, 0)) {
            recorder.record(1, batch(new DisplayEvent.Title("before")));
            assertThat(recorder.hasPicture()).isFalse();
            recorder.record(2, batch(new DisplayEvent.SurfaceCreate(0, SIDE, SIDE)));
            assertThat(recorder.hasPicture()).isTrue();
            recorder.record(3, batch(new DisplayEvent.Draw(Drawable.fill(0, ALL, 5))));
            recorder.record(4, batch(new DisplayEvent.Draw(Drawable.fill(9, ALL, 5))));
            recorder.end(9);
        }

        Recorded recorded = Recorded.read(file);
        assertThat(recorded.durationNanos()).isEqualTo(9);
        assertThat(recorded.batches().stream().map(RecordedBatch::timeNanos)).containsExactly(2L, 3L);
        RecordedBatch first = recorded.batches().get(0);
        assertThat(first.keyframe()).isTrue();
        assertThat(first.batch().events()).contains(new DisplayEvent.Title("before"));
    }

    @Test
    void record_onQuietDesktop_makesAKeyframeEachMinute() throws Exception {
        Path file = folder.resolve("a.caraway");
        try (BatchRecorder recorder = BatchRecorder.create(file, false, 0)) {
            recorder.record(0, batch(new DisplayEvent.SurfaceCreate(0, SIDE, SIDE)));
            for (int second = 1; second <= 150; second++) {
                recorder.record(second * SECOND, batch(new DisplayEvent.CursorMove(second, 0)));
            }
        }

        assertThat(Recorded.read(file).batches().stream()
                        .filter(RecordedBatch::keyframe)
                        .map(keyframe -> keyframe.timeNanos() / SECOND))
                .containsExactly(0L, 61L, 122L);
    }

    @Test
    void record_ofMuch_makesKeyframesThatHoldTheState() throws Exception {
        Path file = folder.resolve("a.caraway");
        Random random = new Random(7);
        DisplayState state = new DisplayState();
        try (BatchRecorder recorder = BatchRecorder.create(file, false, 0)) {
            recorder.record(0, batch(new DisplayEvent.SurfaceCreate(0, SIDE, SIDE)));
            for (int i = 1; i <= 40; i++) {
                int[] noise = random.ints(SIDE * SIDE, 0, 1 << 24).toArray();
                Image image = Image.ofPixels(SIDE, SIDE, noise);
                recorder.record(i, batch(new DisplayEvent.Draw(Drawable.copy(0, 0, 0, image))));
            }
        }

        List<RecordedBatch> batches = Recorded.read(file).batches();
        assertThat(batches.stream().filter(RecordedBatch::keyframe).count()).isGreaterThan(1);
        for (RecordedBatch batch : batches) {
            if (batch.keyframe() && batch.timeNanos() > 0) {
                DisplayState alone = new DisplayState();
                batch.batch().events().forEach(alone::apply);
                assertThat(pixels(alone)).isEqualTo(pixels(state));
            }
            batch.batch().events().forEach(state::apply);
        }
    }

    private static int[] pixels(DisplayState state) {
        return state.snapshot(0).orElseThrow().read(ALL);
    }

    private static EventBatch batch(DisplayEvent event) {
        return new EventBatch(List.of(event));
    }
}
