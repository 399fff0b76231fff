package io.caraway.app;

import io.caraway.channel.DisplayFeeds;
import io.caraway.channel.Seat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Starts what draws on displays. */
interface Starter {
    /**
     * Starts it.
     *
     * @return completes with the way from the viewers to it, once the first display shows a picture
     */
    Future<Seat> start(Vertx vertx, DisplayFeeds displays);
}
