package io.caraway.drawing.compose;

import java.util.Optional;

/** What lies beyond the edges of a picture. */
public enum Repeat {
    /** Nothing: transparent black, for pictures without alpha as well. */
    NONE(0),
    /** The picture again. */
    NORMAL(1),
    /** The pixel at the edge. */
    PAD(2),
    /** The picture's mirror image, then the picture again. */
    REFLECT(3);

    /** What {@link #place} says of a place beyond the edges where nothing is. */
    static final int OUTSIDE = -1;

    private final int number;

    Repeat(int number) {
        this.number = number;
    }

    /** The way of that number; empty if there is none. */
    public static Optional<Repeat> of(int number) {
        for (Repeat way : values()) {
            if (way.number == number) {
                return Optional.of(way);
            }
        }
        return Optional.empty();
    }

    /** The number pixman has for it. */
    public int number() {
        return number;
    }

    /**
     * Which column (or row) of the picture is seen.
     *
     * @param at the place, inside or beyond
     * @param size 1..32766, columns (or rows) of the picture
     * @return {@link #OUTSIDE}, or 0..size-1
     */
    int place(int at, int size) {
        if (at >= 0 && at < size) {
            return at;
        }
        return switch (this) {
            case NONE -> OUTSIDE;
            case NORMAL -> Math.floorMod(at, size);
            case PAD -> at < 0 ? 0 : size - 1;
            case REFLECT -> {
                int folded = Math.floorMod(at, 2 * size);
                yield folded < size ? folded : 2 * size - 1 - folded;
            }
        };
    }
}
