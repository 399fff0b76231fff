package io.caraway.app;

import io.caraway.app.terminal.TerminalCommand;
import io.caraway.channel.DisplayFeeds;
import io.caraway.channel.Seat;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;

/** Starts what draws on displays. */
interface Starter {
    /**
     * Starts it.
     *
     * @return completes with the way from the viewers to it, once the first display shows a picture
     */
    Future<Seat> start(Vertx vertx, DisplayFeeds displays);

    /** What can be told to it by typing, once it has started. */
    default List<TerminalCommand> commands() {
        return List.of();
    }
}
