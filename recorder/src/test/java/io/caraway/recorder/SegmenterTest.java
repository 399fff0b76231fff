package io.caraway.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SegmenterTest {
    private static final long SEGMENT_BYTES_MIN = 4L << 20;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final Segmenter segmenter = new Segmenter();

    @Test
    void isDue_behindSmallKeyframe_whenSegmentHasItsLeastSize() {
        segmenter.began(0, 100, 1000);

        assertThat(segmenter.isDue(SECOND, 1000 + SEGMENT_BYTES_MIN)).isFalse();
        assertThat(segmenter.isDue(SECOND, 1000 + SEGMENT_BYTES_MIN + 1)).isTrue();
    }

    @Test
    void isDue_behindLargeKeyframe_whenItIsAnEighthOfTheSegment() {
        long keyframe = 10L << 20;
        segmenter.began(0, keyframe, keyframe);

        assertThat(segmenter.isDue(SECOND, keyframe + 8 * keyframe)).isFalse();
        assertThat(segmenter.isDue(SECOND, keyframe + 8 * keyframe + 1)).isTrue();
    }

    @Test
    void isDue_onQuietDesktop_afterSixtySeconds() {
        segmenter.began(5 * SECOND, 100, 1000);

        assertThat(segmenter.isDue(65 * SECOND, 1001)).isFalse();
        assertThat(segmenter.isDue(65 * SECOND + 1, 1001)).isTrue();
    }

    @Test
    void isDue_onceAsked_isFalseUntilNextKeyframe() {
        segmenter.began(0, 100, 1000);
        assertThat(segmenter.isDue(61 * SECOND, 1000)).isTrue();
        assertThat(segmenter.isDue(62 * SECOND, 1L << 40)).isFalse();

        segmenter.began(63 * SECOND, 100, 2000);

        assertThat(segmenter.isDue(64 * SECOND, 2001)).isFalse();
        assertThat(segmenter.isDue(124 * SECOND, 2001)).isTrue();
    }

    @Test
    void isDue_behindMuchToDraw_whenTheKeyframeIsAThirdOfTheSegment() {
        segmenter.began(0, 1000, 1000);
        for (int i = 0; i < 3; i++) {
            assertThat(segmenter.isDue(SECOND, 1_000_000)).isFalse();
            segmenter.drawn(picture(1920, 1080));
        }

        assertThat(segmenter.isDue(SECOND, 1000 + 2000)).isFalse();
        assertThat(segmenter.isDue(SECOND, 1000 + 2001)).isTrue();
    }

    @Test
    void isDue_behindMuchToDrawInFewBytes_afterASecond() {
        segmenter.began(0, 1 << 20, 1 << 20);
        for (int i = 0; i < 120; i++) {
            segmenter.drawn(new EventBatch(
                    List.of(new DisplayEvent.Draw(Drawable.copyBits(0, Rect.of(0, 0, 1920, 1080), 0, 20)))));
        }

        assertThat(segmenter.isDue(SECOND, 1 << 20)).isFalse();
        assertThat(segmenter.isDue(SECOND + 1, 1 << 20)).isTrue();
    }

    @Test
    void isDue_behindMuchToDrawInTheSegmentBefore_isFalse() {
        segmenter.began(0, 1, 1);
        for (int i = 0; i < 9; i++) {
            segmenter.drawn(picture(1920, 1080));
        }
        segmenter.began(1, 1, 1);

        assertThat(segmenter.isDue(2 * SECOND, 1000)).isFalse();
    }

    private static EventBatch picture(int width, int height) {
        return new EventBatch(List.of(
                new DisplayEvent.Draw(Drawable.copy(0, 0, 0, Image.ofPixels(width, height, new int[width * height])))));
    }
}
