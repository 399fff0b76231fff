package io.caraway.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.channel.Pipe;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NewsTest {
    private static final Rect SURFACE = new Rect(0, 0, 400, 300);
    private static final Rect BOX = new Rect(10, 10, 50, 50);

    private final DisplayState state = new DisplayState();
    private final News news = new News(state);

    @BeforeEach
    void createDesktop() {
        state.apply(new DisplayEvent.SurfaceCreate(0, SURFACE.width(), SURFACE.height()));
        state.apply(new DisplayEvent.SurfaceCreate(1, SURFACE.width(), SURFACE.height()));
    }

    @AfterEach
    void checkInvariants() {
        news.checkInvariants();
    }

    @Test
    void takeUntold_batchThatHidesPartOfItself_isLessThat() {
        DisplayItem.Draw hidden = add(Drawable.fill(0, BOX, 1));
        DisplayItem.Draw beside = add(Drawable.fill(0, new Rect(60, 10, 70, 20), 2));
        DisplayItem.Draw over = add(Drawable.fill(0, BOX, 3));
        assertThat(news.takeUntold()).containsExactly(beside, over);
        assertThat(news.takeUntold()).isEmpty();
        assertThat(hidden.isHidden()).isTrue();
    }

    @Test
    void add_afterTheBatch_stillHidesWhatViewersMayWaitFor() {
        DisplayItem.Draw first = add(Drawable.fill(0, BOX, 1));
        news.takeUntold();
        add(Drawable.fill(0, BOX, 2));
        assertThat(first.isHidden()).isTrue();
    }

    @Test
    void add_whatIsReadInBetween_isNotHidden() {
        DisplayItem.Draw read = add(Drawable.fill(0, BOX, 1));
        add(Drawable.copyBits(0, new Rect(100, 100, 140, 140), 10, 10));
        add(Drawable.fill(0, BOX, 2));
        assertThat(read.isHidden()).isFalse();
    }

    @Test
    void areDue_afterManyDrawings_andAfterOneThatReadsAnotherSurface() {
        assertThat(news.areDue()).isFalse();
        for (int i = 1; i < News.UNTOLD_MAX; i++) {
            add(Drawable.fill(0, Rect.of(i, 0, 1, 1), i));
        }
        assertThat(news.areDue()).isFalse();
        add(Drawable.fill(0, Rect.of(0, 0, 1, 1), 0));
        assertThat(news.areDue()).isTrue();
        news.takeUntold();
        assertThat(news.areDue()).isFalse();
        Operation copy = Operation.Copy.of(Image.ofPixels(1, 1, new int[1]), new Rect(0, 0, 1, 1));
        add(new Drawable(0, new Rect(0, 0, 1, 1), copy));
        assertThat(news.areDue()).isFalse();
        add(new Drawable(0, BOX, new Operation.AlphaBlend(0, 255, new Source.OfSurface(1), BOX)));
        assertThat(news.areDue()).isTrue();
    }

    @Test
    void add_moreThanAPipeHolds_forgetsTheOldest() {
        DisplayItem.Draw oldest = add(Drawable.fill(0, BOX, 1));
        for (int i = 0; i < Pipe.ITEMS_MAX; i++) {
            add(Drawable.fill(0, Rect.of(100 + i % 100, 100 + i / 100, 1, 1), i));
        }
        add(Drawable.fill(0, BOX, 2));
        assertThat(oldest.isHidden()).isFalse();
        assertThat(news.visible(0, Set.of(oldest))).isEqualTo(Region.of(BOX));
    }

    @Test
    void add_moreBytesThanAPipeHolds_forgetsTheOldest() {
        int pictures = (int) (Pipe.BYTES_MAX / SURFACE.area() / Integer.BYTES) + 1;
        DisplayItem.Draw oldest = add(Drawable.fill(0, BOX, 1));
        Operation picture = Operation.Copy.of(Image.ofPixels(400, 300, new int[400 * 300]), new Rect(0, 0, 400, 300));
        for (int i = 0; i < pictures; i++) {
            add(new Drawable(1, SURFACE, new Operation.Invers(Mask.NONE)));
            add(new Drawable(1, SURFACE, picture));
        }
        add(Drawable.fill(0, BOX, 2));
        assertThat(oldest.isHidden()).isFalse();
    }

    @Test
    void visible_partlyHidden_isTheRest() {
        DisplayItem.Draw partly = add(Drawable.fill(0, BOX, 1));
        add(Drawable.fill(0, new Rect(0, 0, 30, 300), 2));
        assertThat(news.visible(0, Set.of(partly))).isEqualTo(Region.of(new Rect(30, 10, 50, 50)));
    }

    @Test
    void destroyed_surface_hidesWhatNobodyReads() {
        DisplayItem.Draw read = add(Drawable.fill(1, BOX, 1));
        DisplayItem.Draw unread = add(Drawable.fill(1, new Rect(100, 100, 110, 110), 1));
        Operation copy = new Operation.AlphaBlend(0, 255, new Source.OfSurface(1), BOX);
        add(new Drawable(0, BOX, copy));
        news.destroyed(1);
        assertThat(read.isHidden()).isFalse();
        assertThat(unread.isHidden()).isTrue();
    }

    @Test
    void clear_whenNobodyWaits_hidesNothingOfWhatWas() {
        DisplayItem.Draw before = add(Drawable.fill(0, BOX, 1));
        news.takeUntold();
        news.clear();
        add(Drawable.fill(0, BOX, 2));
        assertThat(before.isHidden()).isFalse();
    }

    private DisplayItem.Draw add(Drawable drawable) {
        DisplayItem.Draw draw = DisplayItem.Draw.of(drawable, 0);
        news.add(draw);
        return draw;
    }
}
