package io.caraway.app;

import io.caraway.channel.DisplayFeed;
import io.caraway.drawing.InputEvent;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.function.Consumer;

/** Starts what draws on a display. */
interface Starter {
    /**
     * Starts it.
     *
     * @return completes with who takes the viewers' input, once the display shows a picture
     */
    Future<Consumer<InputEvent>> start(Vertx vertx, DisplayFeed display);
}
