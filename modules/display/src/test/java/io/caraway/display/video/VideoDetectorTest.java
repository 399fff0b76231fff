package io.caraway.display.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Drawable;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VideoDetectorTest {
    private static final long MILLI = 1_000_000;
    private static final Rect BOX = Rect.of(40, 30, 200, 100);

    private final VideoDetector detector = new VideoDetector();
    private final List<Rect> judged = new ArrayList<>();
    private boolean photographic = true;
    private long now;

    @Test
    void endBatch_sameBoxAgainAndAgain_becomesAnArea() {
        Optional<VideoArea> area = play(BOX, VideoDetector.START_FRAMES - 1, 40);
        assertThat(area).isEmpty();

        area = play(BOX, 1, 40);

        assertThat(area.orElseThrow().box()).isEqualTo(BOX);
        assertThat(detector.areas()).containsExactly(area.orElseThrow());
        assertThat(judged).as("judged once").containsExactly(BOX);
    }

    @Test
    void endBatch_frameInStripes_isOneBox() {
        for (int i = 0; i < VideoDetector.START_FRAMES; i++) {
            draw(Rect.of(40, 30, 200, 40));
            draw(Rect.of(40, 90, 200, 40));
            draw(Rect.of(40, 70, 200, 20));
            draw(Rect.of(500, 500, 20, 10));
            end(40);
        }

        assertThat(detector.areas()).extracting(VideoArea::box).containsExactly(BOX);
    }

    @Test
    void endBatch_noPhotograph_isNone() {
        photographic = false;

        assertThat(play(BOX, 5 * VideoDetector.START_FRAMES, 40)).isEmpty();
        assertThat(judged).as("judged now and then").hasSize(5);
    }

    @Test
    void endBatch_slowly_isNone() {
        assertThat(play(BOX, 50, 400)).isEmpty();
    }

    @Test
    void endBatch_smallBox_isNone() {
        assertThat(play(Rect.of(0, 0, 95, 96), 50, 40)).isEmpty();
    }

    @Test
    void endBatch_boxThatMoves_isNone() {
        for (int i = 0; i < 50; i++) {
            assertThat(play(BOX.translate(i, 0), 1, 40)).isEmpty();
        }
    }

    @Test
    void endBatch_manySmallPictures_isNone() {
        for (int i = 0; i < 50; i++) {
            for (int part = 0; part < 100; part++) {
                draw(Rect.of(2 * part, 0, 2, 100));
            }
            assertThat(end(40)).isEmpty();
        }
    }

    @Test
    void takeEnded_areaThatRests_isNoneAnyMore() {
        VideoArea area = play(BOX, VideoDetector.START_FRAMES, 40).orElseThrow();
        now += 900 * MILLI;
        assertThat(detector.takeEnded(now)).isEmpty();
        draw(Rect.of(50, 40, 10, 10));
        end(0);
        now += 900 * MILLI;
        assertThat(detector.takeEnded(now)).as("a part of it was drawn").isEmpty();

        now += 200 * MILLI;

        assertThat(detector.takeEnded(now)).containsExactly(area);
        assertThat(detector.areas()).isEmpty();
    }

    @Test
    void endBatch_secondFilm_hasAnotherNumber_andTheFirstNumberIsFreeAgain() {
        VideoArea first = play(BOX, VideoDetector.START_FRAMES, 40).orElseThrow();
        VideoArea second =
                play(BOX.translate(0, 200), VideoDetector.START_FRAMES, 40).orElseThrow();
        assertThat(first.id()).isZero();
        assertThat(second.id()).isEqualTo(1);

        now += 2000 * MILLI;
        detector.takeEnded(now);

        assertThat(play(BOX, VideoDetector.START_FRAMES, 40).orElseThrow().id()).isZero();
    }

    @Test
    void endBatch_boxOverAnArea_isNone() {
        play(BOX, VideoDetector.START_FRAMES, 40);

        assertThat(play(BOX.translate(100, 50), 50, 40)).isEmpty();
    }

    @Test
    void frame_jpegThatCoversTheArea_isThatImage_untilSomethingIsDrawnOverIt() throws ProtocolException {
        VideoArea area = play(BOX, VideoDetector.START_FRAMES, 40).orElseThrow();
        assertThat(area.frame()).as("pixels").isEmpty();
        Image jpeg = Image.ofEncoded(Image.ofPixels(BOX.width(), BOX.height(), new int[(int) BOX.area()])
                .encode(ImageForm.JPEG));

        detector.drawn(Drawable.copy(0, BOX.left(), BOX.top(), jpeg), now);
        assertThat(area.frame()).containsSame(jpeg);
        detector.drawn(Drawable.fill(0, Rect.of(0, 0, 20, 20), 0), now);
        assertThat(area.frame()).as("beside it").containsSame(jpeg);
        detector.drawn(Drawable.fill(0, Rect.of(50, 50, 1, 1), 0), now);
        assertThat(area.frame()).as("over it").isEmpty();
    }

    @Test
    void clear_forgetsAll() {
        play(BOX, VideoDetector.START_FRAMES, 40);
        play(BOX.translate(0, 200), VideoDetector.START_FRAMES - 1, 40);

        detector.clear();

        assertThat(detector.areas()).isEmpty();
        assertThat(play(BOX.translate(0, 200), 1, 40)).isEmpty();
    }

    private Optional<VideoArea> play(Rect box, int frames, long millis) {
        Optional<VideoArea> area = Optional.empty();
        for (int i = 0; i < frames; i++) {
            draw(box);
            area = end(millis);
        }
        return area;
    }

    private void draw(Rect box) {
        Image image = Image.ofPixels(box.width(), box.height(), new int[box.width() * box.height()]);
        detector.drawn(Drawable.copy(0, box.left(), box.top(), image), now);
    }

    private Optional<VideoArea> end(long millis) {
        Optional<VideoArea> area = detector.endBatch(now, box -> {
            judged.add(box);
            return photographic;
        });
        now += millis * MILLI;
        return area;
    }
}
