package io.caraway.drawing;

import java.util.Optional;

/** How a picture is made larger or smaller ("SPICE protocol, display channel, scale mode"). */
public enum ScaleMode {
    /** Between the four nearest pixels, by their distance. */
    INTERPOLATE(0),
    /** The nearest pixel. */
    NEAREST(1);

    private final int number;

    ScaleMode(int number) {
        this.number = number;
    }

    /** The mode of that number. */
    public static Optional<ScaleMode> of(int number) {
        return number == INTERPOLATE.number
                ? Optional.of(INTERPOLATE)
                : number == NEAREST.number ? Optional.of(NEAREST) : Optional.empty();
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }
}
