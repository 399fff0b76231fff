package io.caraway.source;

/** How it is with a source, as viewers are told behind the desktop's title. */
public enum Condition {
    /** It shows the desktop. */
    CONNECTED(""),
    /** It has lost the desktop, and tries to get it back. */
    LOST("(no connection)"),
    /** Another viewer took its place, and it leaves the desktop to that one. */
    TAKEN("(taken by another viewer)");

    private final String words;

    Condition(String words) {
        this.words = words;
    }

    /** What stands behind the title; empty if nothing does. */
    public String words() {
        return words;
    }
}
