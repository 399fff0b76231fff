package io.caraway.display;

import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Source;
import io.caraway.drawing.tree.RenderTree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a batch has drawn and no viewer's pipe holds yet. Owned by display.
 *
 * <p>What a newer drawing of the same batch hides is found here, once for all viewers: none of them can have been sent it.
 * At most {@link #DRAWINGS_MAX} drawings wait here.
 */
final class News {
    /** Drawings after which they are given to viewers, and the search for what is hidden begins anew. */
    static final int DRAWINGS_MAX = 128;

    private final DisplayState state;
    private List<DisplayItem.Draw> drawings = new ArrayList<>();
    private RenderTree<DisplayItem.Draw> tree = new RenderTree<>();

    /** No news of a display that holds {@code state}. */
    News(DisplayState state) {
        this.state = state;
    }

    /** Adds a drawing, already applied to the state. */
    void add(DisplayItem.Draw draw) {
        Drawable drawable = draw.drawable();
        List<DisplayItem.Draw> hidden =
                tree.add(draw, drawable, state.bounds(drawable.surfaceId()).orElseThrow());
        if (!hidden.isEmpty()) {
            // Drawings are compared by identity.
            Set<DisplayItem.Draw> gone = new HashSet<>(hidden);
            drawings.removeIf(gone::contains);
        }
        drawings.add(draw);
    }

    /**
     * Whether viewers must be given these drawings before anything else is drawn: because there are many, or because the last
     * one reads another surface, which a viewer may first have to be told of as it is now.
     */
    boolean areDue() {
        int size = drawings.size();
        return size >= DRAWINGS_MAX
                || (size > 0 && readsAnotherSurface(drawings.get(size - 1).drawable()));
    }

    /** The drawings in order; with this nothing waits here any more. */
    List<DisplayItem.Draw> take() {
        if (drawings.isEmpty()) {
            return List.of();
        }
        List<DisplayItem.Draw> taken = drawings;
        drawings = new ArrayList<>();
        tree = new RenderTree<>();
        return taken;
    }

    private static boolean readsAnotherSurface(Drawable drawable) {
        for (Source source : drawable.operation().sources()) {
            if (source instanceof Source.OfSurface of && of.surfaceId() != drawable.surfaceId()) {
                return true;
            }
        }
        return false;
    }
}
