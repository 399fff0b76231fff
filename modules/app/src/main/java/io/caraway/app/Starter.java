package io.caraway.app;

import io.caraway.channel.DisplayFeed;
import io.caraway.channel.Seat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/** Starts what draws on a display. */
interface Starter {
    /**
     * Starts it.
     *
     * @return completes with the way from the viewers to it, once the display shows a picture
     */
    Future<Seat> start(Vertx vertx, DisplayFeed display);
}
