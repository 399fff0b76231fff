package io.caraway.source.spice;

/**
 * Which host a source connects to: the one it was given, or the one its machine has gone to. Owned by source.
 *
 * <p>A new host is on trial until it has shown a picture; then it takes the place of the old one for good. Until then the two
 * are tried in turn, the new one first.
 */
final class Whereabouts {
    private SpiceEndpoint present;
    private SpiceEndpoint other;

    Whereabouts(SpiceEndpoint given) {
        present = given;
        other = given;
    }

    /** Where to connect. */
    SpiceEndpoint present() {
        return present;
    }

    /** Whether it is open which of two hosts it is. */
    boolean isOnTrial() {
        return present != other;
    }

    /** The machine has gone there. */
    void move(SpiceEndpoint to) {
        other = present;
        present = to;
    }

    /** The present host shows a picture. */
    void prove() {
        other = present;
    }

    /** The present host was of no use. */
    void turn() {
        SpiceEndpoint failed = present;
        present = other;
        other = failed;
    }
}
