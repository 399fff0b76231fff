package io.caraway.drawing.compose;

import java.util.Optional;

/**
 * How a picture is read between its pixels. FAST is the same as NEAREST; GOOD and BEST are the same as BILINEAR.
 *
 * <p>Numbers 5 and 6 are convolutions, which need parameters that no SPICE message carries: pixman itself breaks down when it
 * is given these numbers without. So there is no constant for them.
 */
public enum Filter {
    /** The nearest pixel. */
    FAST(0),
    /** The four pixels around, weighted. */
    GOOD(1),
    /** The four pixels around, weighted. */
    BEST(2),
    /** The nearest pixel. */
    NEAREST(3),
    /** The four pixels around, weighted. */
    BILINEAR(4);

    private final int number;

    Filter(int number) {
        this.number = number;
    }

    /** The filter of that number; empty if there is none, or none that works without parameters. */
    public static Optional<Filter> of(int number) {
        for (Filter filter : values()) {
            if (filter.number == number) {
                return Optional.of(filter);
            }
        }
        return Optional.empty();
    }

    /** The number pixman has for it. */
    public int number() {
        return number;
    }

    /** Whether four pixels are weighted. */
    boolean weighs() {
        return this == GOOD || this == BEST || this == BILINEAR;
    }
}
