package io.caraway.drawing;

import io.caraway.images.Image;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;

/** Renders drawables, with the very pixels that the reference client shows. */
public final class Canvas {
    private Canvas() {}

    /** Draws on {@code surface}, which must be the one the drawable names. */
    public static void draw(Surface surface, Drawable drawable) {
        Operation operation = drawable.operation();
        switch (operation.type()) {
            case FILL -> surface.fill(drawable.box(), ((Operation.Fill) operation).color());
            case COPY -> copy(surface, drawable.box(), (Operation.Copy) operation);
            case COPY_BITS -> {
                Operation.CopyBits bits = (Operation.CopyBits) operation;
                surface.copy(drawable.box(), bits.srcX(), bits.srcY());
            }
        }
    }

    private static void copy(Surface surface, Rect box, Operation.Copy copy) {
        Image image = copy.image();
        int offset = copy.source().top() * image.width() + copy.source().left();
        surface.put(box, image.pixels(), offset, image.width());
    }
}
