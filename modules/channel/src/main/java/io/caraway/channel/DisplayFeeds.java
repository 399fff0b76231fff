package io.caraway.channel;

import io.vertx.core.Future;

/** The displays of a desktop, as the source of them all sees them. May be called from any thread, and returns at once. */
public interface DisplayFeeds {
    /** Most displays of a desktop. */
    int DISPLAYS_MAX = 16;

    /**
     * A display, which comes to be when it is first asked for.
     *
     * @param number 0..{@link #DISPLAYS_MAX} - 1; 0 is the first one, and always there
     * @return completes on whatever thread; fails if there is none of that number, which is then not shown
     */
    Future<DisplayFeed> open(int number);

    /** One display alone. */
    static DisplayFeeds only(DisplayFeed display) {
        return number -> number == 0
                ? Future.succeededFuture(display)
                : Future.failedFuture("display: " + number + " (expected: 0)");
    }
}
