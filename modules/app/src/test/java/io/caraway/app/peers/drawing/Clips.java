package io.caraway.app.peers.drawing;

import io.caraway.drawing.Clip;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Ways to clip a drawing. */
enum Clips {
    /** Not at all. */
    NONE(-1),
    /** By one rectangle. */
    ONE(1),
    /** By two that overlap. */
    TWO(2),
    /** By very many. */
    MANY(1000),
    /** By none, so that nothing is drawn. */
    EMPTY(0);

    private static final long SEED = 17;

    private final int count;

    Clips(int count) {
        this.count = count;
    }

    /** The n-th of the ways that are no burden. */
    static Clips of(int n) {
        return switch (n % 8) {
            case 0, 1, 2 -> NONE;
            case 3, 4 -> ONE;
            case 5, 6 -> TWO;
            default -> EMPTY;
        };
    }

    /** The clip for a drawing with such a box; many are of few pixels each. */
    Clip within(Rect box) {
        if (this == NONE) {
            return Clip.NONE;
        }
        Random random = new Random(SEED + box.left() * 31L + box.top());
        List<Rect> rects = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int most = this == MANY ? 3 : box.width() - 6;
            int left = box.left() + random.nextInt(box.width());
            int top = box.top() + random.nextInt(box.height());
            rects.add(
                    this == MANY
                            ? Rect.of(left, top, 1 + random.nextInt(most), 1 + random.nextInt(most))
                            : new Rect(
                                    box.left() + 2 + 5 * i,
                                    box.top() - 2 + 7 * i,
                                    box.left() + 19 + 4 * i,
                                    top + 9 * (i + 1) + 3));
        }
        return new Clip.Rects(
                rects.stream().filter(rect -> rect.bottom() > rect.top()).toList());
    }
}
