package io.caraway.app.bench;

/**
 * Viewers that behave alike, and are counted together.
 *
 * @param behaviour what they do
 * @param viewers how many, at least 1
 * @param bytesPerSecond how fast they read their display channel; 0 for those that are not slow
 */
record ViewerGroup(Behaviour behaviour, int viewers, long bytesPerSecond) {
    /** Checks the numbers. */
    ViewerGroup {
        if (viewers < 1) {
            throw new IllegalArgumentException(behaviour.label() + " viewers: " + viewers + " (expected: at least 1)");
        }
        if ((behaviour == Behaviour.SLOW) != (bytesPerSecond > 0)) {
            throw new IllegalArgumentException(behaviour.label() + " at " + bytesPerSecond + " bytes/s");
        }
    }

    /** Viewers that have no rate. */
    static ViewerGroup of(Behaviour behaviour, int viewers) {
        return new ViewerGroup(behaviour, viewers, 0);
    }

    /** Its name in tables. */
    String label() {
        return behaviour == Behaviour.SLOW
                ? behaviour.label() + " " + ByteRate.text(bytesPerSecond)
                : behaviour.label();
    }
}
