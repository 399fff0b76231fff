package io.caraway.drawing;

/** What an area is filled with ("SPICE protocol, display channel, Brush"). Immutable. */
public sealed interface Brush {
    /** Nothing: the operation works on what is there. */
    Brush NONE = new None();

    /** Nothing: the operation works on what is there, with 0 in place of a colour. */
    record None() implements Brush {}

    /**
     * One colour.
     *
     * @param color a pixel of the surface's format: 0x00RRGGBB with 32 bits
     */
    record Solid(int color) implements Brush {}

    /**
     * A picture, repeated without end.
     *
     * @param source the picture, all of it
     * @param x column of the surface where the left edge of one of its repetitions lies
     * @param y row of the surface where the upper edge of one lies
     */
    record Pattern(Source source, int x, int y) implements Brush {
        /** Checks that the place is in reach. */
        public Pattern {
            Drawable.checkCoordinate(x);
            Drawable.checkCoordinate(y);
        }
    }
}
