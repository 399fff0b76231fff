package io.caraway.server.link;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The connections that are in the link stage, from the oldest to the newest. Owned by main.
 *
 * <p>There are at most {@link #PLACES_MAX}. One more takes the place of another: of the oldest that has not asked for a channel
 * yet, or was refused one; if there is none, of the oldest of all. So whoever holds places without using them keeps nobody
 * out.
 */
public final class LinkPlaces {
    /** Connections in the link stage at one time. */
    public static final int PLACES_MAX = 512;

    private final Set<LinkStage> stages = new LinkedHashSet<>();

    /** Gives a connection that was just accepted a place. */
    void enter(LinkStage stage) {
        if (stages.size() >= PLACES_MAX) {
            Optional<LinkStage> idle =
                    stages.stream().filter(one -> !one.isWanted()).findFirst();
            idle.orElseGet(() -> stages.iterator().next()).giveWay();
        }
        stages.add(stage);
    }

    /** The connection is gone, or has become a channel. */
    void leave(LinkStage stage) {
        stages.remove(stage);
    }
}
