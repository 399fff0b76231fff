package io.caraway.imports.qxl;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.imports.ForeignFormat;
import io.caraway.imports.ForeignRecording;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.recording.RecordedBatch;
import java.awt.image.BufferedImage;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/**
 * A file of the real server: Xspice with a background of one colour, a terminal that writes, a picture and a window that moves,
 * recorded until it was stopped. The reference viewer was shown the picture before the programs were ended one by one.
 */
class XspiceRecordingTest {
    private static final int COLOR_MASK = 0xff_ffff;
    private static final int BACKGROUND = 0x204080;

    /** Nothing is drawn between the screenshot and this moment, in which the first window is closed. */
    private static final long CLOSING_NANOS = 4_440_000_000L;

    @Test
    void picture_beforeTheWindowsAreClosed_isWhatTheReferenceViewerShowed() throws Exception {
        DisplayState state = new DisplayState();
        try (ForeignRecording recording = open()) {
            batches(recording).stream()
                    .filter(batch -> batch.timeNanos() < CLOSING_NANOS)
                    .forEach(batch -> batch.batch().events().forEach(state::apply));
        }

        assertThat(different(state)).isEmpty();
    }

    @Test
    void picture_atTheEnd_isTheSameLessTheClosedWindows() throws Exception {
        DisplayState state = new DisplayState();
        try (ForeignRecording recording = open()) {
            batches(recording).forEach(batch -> batch.batch().events().forEach(state::apply));
        }

        SurfaceSnapshot last = state.snapshot(DisplayEvent.PRIMARY_SURFACE).orElseThrow();
        int[] pixels = last.read(last.bounds());
        assertThat(different(state)).isNotEmpty();
        assertThat(different(state).stream().map(at -> pixels[at] & COLOR_MASK).distinct())
                .containsExactly(BACKGROUND);
    }

    @Test
    void recording_isWholeAndInOrderOfTime() throws Exception {
        Map<DisplayEvent.Type, Integer> counts = new EnumMap<>(DisplayEvent.Type.class);
        long last = 0;
        try (ForeignRecording recording = open()) {
            for (RecordedBatch batch : batches(recording)) {
                assertThat(batch.timeNanos()).isGreaterThanOrEqualTo(last);
                last = batch.timeNanos();
                batch.batch().events().forEach(event -> counts.merge(event.type(), 1, Integer::sum));
            }
            assertThat(recording.timeNanos()).isEqualTo(4_955_617_033L);
            assertThat(recording.isCut()).isFalse();
            assertThat(recording.warnings()).isEmpty();
        }

        // 484 drawables, and what the primary shows at first.
        assertThat(counts).containsEntry(DisplayEvent.Type.DRAW, 485).containsEntry(DisplayEvent.Type.MONITORS, 1);
        // Those of the guest and the primary.
        int gone = counts.getOrDefault(DisplayEvent.Type.SURFACE_DESTROY, 0);
        assertThat(counts).containsEntry(DisplayEvent.Type.SURFACE_CREATE, 1 + 129 - gone);
        assertThat(counts).containsKeys(DisplayEvent.Type.CURSOR_SET, DisplayEvent.Type.CURSOR_MOVE);
    }

    /** Which pixels of the desktop are not those of the screenshot. */
    private static List<Integer> different(DisplayState state) throws Exception {
        SurfaceSnapshot shown = state.snapshot(DisplayEvent.PRIMARY_SURFACE).orElseThrow();
        BufferedImage expected = screenshot();
        assertThat(shown.width()).isEqualTo(expected.getWidth());
        assertThat(shown.height()).isEqualTo(expected.getHeight());
        int[] pixels = shown.read(shown.bounds());
        List<Integer> different = new ArrayList<>();
        for (int i = 0; i < pixels.length; i++) {
            int there = expected.getRGB(i % shown.width(), i / shown.width());
            if ((pixels[i] & COLOR_MASK) != (there & COLOR_MASK)) {
                different.add(i);
            }
        }
        return different;
    }

    private static ForeignRecording open() throws Exception {
        return ForeignFormat.find(resource("xspice-small.qxlrec.gz"))
                .orElseThrow()
                .recording();
    }

    private static List<RecordedBatch> batches(ForeignRecording recording) throws Exception {
        List<RecordedBatch> batches = new ArrayList<>();
        for (Optional<RecordedBatch> next = recording.next(); next.isPresent(); next = recording.next()) {
            batches.add(next.get());
        }
        return batches;
    }

    private static BufferedImage screenshot() throws Exception {
        try (InputStream in = resource("xspice-small-before-close.png")) {
            return Objects.requireNonNull(ImageIO.read(in));
        }
    }

    private static InputStream resource(String name) {
        return Objects.requireNonNull(XspiceRecordingTest.class.getResourceAsStream(name), name);
    }
}
