package io.caraway.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.Drawable;
import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossyAreasTest {
    private static final Rect BOUNDS = new Rect(0, 0, 400, 300);

    private final LossyAreas lossy = new LossyAreas();

    @Test
    void rested_afterTwoTicksWithoutChange_comesInPieces() {
        lossy.sent(picture(Rect.of(100, 100, 100, 100)), BOUNDS, true);
        lossy.tick();
        assertThat(lossy.surface()).as("just drawn").isEmpty();

        lossy.tick();

        assertThat(lossy.surface()).contains(0);
        assertThat(Region.of(takeAll())).isEqualTo(Region.of(Rect.of(100, 100, 100, 100)));
    }

    @Test
    void sent_exactlyOverIt_isExact() {
        lossy.sent(picture(Rect.of(100, 100, 100, 100)), BOUNDS, true);
        lossy.sent(Drawable.fill(0, Rect.of(100, 100, 100, 60), 5), BOUNDS, false);
        lossy.sent(Drawable.copy(0, 100, 160, image(100, 40)), BOUNDS, false);

        assertThat(lossy.isEmpty()).isTrue();
    }

    @Test
    void sent_copyFromIt_isLossyThere() {
        lossy.sent(picture(Rect.of(0, 0, 50, 50)), BOUNDS, true);
        lossy.sent(Drawable.copyBits(0, Rect.of(200, 200, 100, 100), 30, 30), BOUNDS, false);
        rest();

        assertThat(Region.of(takeAll()))
                .isEqualTo(Region.of(List.of(Rect.of(0, 0, 50, 50), Rect.of(200, 200, 20, 20))));
    }

    @Test
    void sent_copyOfExactPixelsOverIt_isExact() {
        lossy.sent(picture(Rect.of(0, 0, 50, 50)), BOUNDS, true);
        lossy.sent(Drawable.copyBits(0, Rect.of(0, 0, 50, 50), 100, 100), BOUNDS, false);

        assertThat(lossy.isEmpty()).isTrue();
    }

    @Test
    void tick_placeThatIsDrawnOnAgain_doesNotRest() {
        for (int i = 0; i < 10; i++) {
            lossy.sent(picture(Rect.of(100, 100, 100, 100)), BOUNDS, true);
            lossy.tick();
            assertThat(lossy.surface()).isEmpty();
        }
    }

    @Test
    void forget_surface_leavesNothing() {
        lossy.sent(picture(Rect.of(100, 100, 100, 100)), BOUNDS, true);
        rest();

        lossy.forget(0);

        assertThat(lossy.isEmpty()).isTrue();
        assertThat(lossy.surface()).isEmpty();
    }

    private void rest() {
        lossy.tick();
        lossy.tick();
    }

    private List<Rect> takeAll() {
        List<Rect> pieces = new ArrayList<>();
        while (lossy.surface().isPresent()) {
            Rect piece = lossy.take(0, BOUNDS, 64, 32);
            assertThat(piece.width()).isLessThanOrEqualTo(64);
            assertThat(piece.height()).isLessThanOrEqualTo(32);
            if (!piece.isEmpty()) {
                pieces.add(piece);
            }
        }
        return pieces;
    }

    private static Drawable picture(Rect box) {
        return Drawable.copy(0, box.left(), box.top(), image(box.width(), box.height()));
    }

    private static Image image(int width, int height) {
        return Image.ofPixels(width, height, new int[width * height]);
    }
}
