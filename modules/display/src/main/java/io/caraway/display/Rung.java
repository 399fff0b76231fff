package io.caraway.display;

import io.caraway.images.Encoding;

/**
 * How much a viewer is sent of photographs, and of what else is large: few rungs, so that viewers share what is encoded. What is
 * small without loss never loses anything.
 */
enum Rung {
    /** All of it. */
    EXACT(Encoding.EXACT, 80, 4_000_000),
    /** No difference that one sees at once. */
    HIGH(85, 75, 1_000_000),
    /** Differences that one sees. */
    MIDDLE(60, 55, 300_000),
    /** As little as still shows what it is. */
    LOW(30, 30, 0);

    private final int jpegQuality;
    private final int frameQuality;
    private final long bytesPerSecondMin;

    Rung(int jpegQuality, int frameQuality, long bytesPerSecondMin) {
        this.jpegQuality = jpegQuality;
        this.frameQuality = frameQuality;
        this.bytesPerSecondMin = bytesPerSecondMin;
    }

    /** Quality of JPEG; {@link Encoding#EXACT} for none. */
    int jpegQuality() {
        return jpegQuality;
    }

    /** Quality of the frames of video, which always lose something. */
    int frameQuality() {
        return frameQuality;
    }

    /** The next better one. */
    Rung better() {
        return switch (this) {
            case EXACT, HIGH -> EXACT;
            case MIDDLE -> HIGH;
            case LOW -> MIDDLE;
        };
    }

    /** The highest that a line of that rate carries well. */
    static Rung fitting(long bytesPerSecond) {
        for (Rung rung : values()) {
            if (bytesPerSecond >= rung.bytesPerSecondMin) {
                return rung;
            }
        }
        return LOW;
    }
}
