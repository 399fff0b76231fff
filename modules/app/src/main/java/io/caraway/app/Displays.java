package io.caraway.app;

import io.caraway.channel.DisplayFeed;
import io.caraway.channel.DisplayFeeds;
import io.caraway.display.Display;
import io.caraway.display.DisplayInfo;
import io.caraway.display.DisplayVerticle;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntConsumer;

/** The displays of a broadcast, each of which begins when it is first asked for. May be called from any thread. */
final class Displays implements DisplayFeeds {
    private final Vertx vertx;
    private final IntConsumer onChange;
    private final Map<Integer, Future<Display>> displays = new ConcurrentHashMap<>();
    private final Map<Integer, DisplayInfo> infos = new ConcurrentHashMap<>();

    /**
     * No displays.
     *
     * @param onChange told the number of a display that has begun, or has another size or title; only passes a message on
     */
    Displays(Vertx vertx, IntConsumer onChange) {
        this.vertx = vertx;
        this.onChange = onChange;
    }

    @Override
    public Future<DisplayFeed> open(int number) {
        return display(number).map(display -> display);
    }

    /** A display, which begins now if it has not. */
    Future<Display> display(int number) {
        return displays.computeIfAbsent(number, this::begin);
    }

    /** Those that have begun, by number. */
    Map<Integer, Display> begun() {
        Map<Integer, Display> begun = new TreeMap<>();
        displays.forEach((number, display) -> {
            if (display.succeeded()) {
                begun.put(number, display.result());
            }
        });
        return begun;
    }

    /** What is known of a display at the moment. */
    DisplayInfo info(int number) {
        return infos.getOrDefault(number, DisplayInfo.NONE);
    }

    private Future<Display> begin(int number) {
        Future<Display> display = DisplayVerticle.deploy(vertx, number, info -> {
            infos.put(number, info);
            onChange.accept(number);
        });
        return display.onSuccess(begun -> onChange.accept(number));
    }
}
