package io.caraway.drawing;

import io.caraway.images.Image;
import io.caraway.raster.Rect;

/** What a {@link Drawable} does to the pixels of its box ("SPICE protocol, display channel, DRAW_*"). Immutable. */
public sealed interface Operation {
    /** The kinds of operation. */
    enum Type {
        /** {@link Fill}. */
        FILL,
        /** {@link Copy}. */
        COPY,
        /** {@link CopyBits}. */
        COPY_BITS
    }

    /** Which kind this is. */
    Type type();

    /**
     * Gives every pixel one colour (DRAW_FILL with a solid brush).
     *
     * @param color 0x00RRGGBB; what stands above is dropped
     */
    record Fill(int color) implements Operation {
        private static final int COLOR_MASK = 0xffffff;

        /** Keeps the colour alone. */
        public Fill {
            color &= COLOR_MASK;
        }

        @Override
        public Type type() {
            return Type.FILL;
        }
    }

    /**
     * Draws pixels of an image (DRAW_COPY).
     *
     * @param image where they come from
     * @param source which of them; as large as the box
     */
    record Copy(Image image, Rect source) implements Operation {
        /** Checks that the source lies inside the image. */
        public Copy {
            if (!image.bounds().contains(source)) {
                throw new IllegalArgumentException("source: " + source + " (expected: inside " + image.bounds() + ")");
            }
        }

        @Override
        public Type type() {
            return Type.COPY;
        }
    }

    /**
     * Copies pixels of the same surface, overlapping or not (COPY_BITS).
     *
     * @param srcX column of the pixel that goes to the box's upper left corner
     * @param srcY its row
     */
    record CopyBits(int srcX, int srcY) implements Operation {
        /** Checks that the source is in reach. */
        public CopyBits {
            Drawable.checkCoordinate(srcX);
            Drawable.checkCoordinate(srcY);
        }

        @Override
        public Type type() {
            return Type.COPY_BITS;
        }
    }
}
