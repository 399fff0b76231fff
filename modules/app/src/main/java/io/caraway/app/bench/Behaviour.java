package io.caraway.app.bench;

/** How a viewer treats the server. */
enum Behaviour {
    /** Reads all that comes, and counts it. */
    HEALTHY("healthy"),
    /** The same, and draws every message. */
    DECODING("decoding"),
    /** Reads its display channel at a fixed rate. */
    SLOW("slow"),
    /** Reads nothing more once it has its first picture. */
    STALLED("stalled"),
    /** Links its display channel, and never says INIT. */
    NO_INIT("no-init"),
    /** Reads everything, and acknowledges nothing. */
    NO_ACK("no-ack"),
    /** Joins, and leaves soon in whatever state it is. */
    PASSING("passing");

    private final String label;

    Behaviour(String label) {
        this.label = label;
    }

    /** Its name in tables. */
    String label() {
        return label;
    }

    /** Whether no server has a reason to end such a viewer. */
    boolean isHealthy() {
        return this == HEALTHY || this == DECODING;
    }
}
