package io.caraway.app.bench;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** How much later than the first of all viewers each one receives the same drawing. Owned by bench. */
final class Comparison {
    /*
     * Idea: a drawing is known by its hash, and one that comes again by its turn. The first viewer to receive it opens an
     * occurrence; each other one that receives the same hash takes the first occurrence after the last one that it took,
     * of whatever hash, for a server sends everybody roughly the same order. So a viewer that is not sent everything does
     * not slip: its next drawings bring it forward again. Where a server changes the order a little, an occurrence shortly
     * before the last one is taken, if the viewer has not had it yet.
     *
     * Only what at least two viewers receive counts, for all who receive it, the first one with 0. A drawing made for one
     * viewer alone (its first picture, what a slow one is sent to catch up) says nothing. A viewer that skipped a drawing and
     * soon is the first to receive its repetition is thought late by the time between: a small error, in dense streams.
     *
     * Cost: a map entry for each drawing of the last WINDOW_NANOS, of at most OCCURRENCES_MAX, each with a bit for each viewer.
     */

    /** How long a drawing is remembered: a viewer that is further behind cannot be told from one that got it alone. */
    static final long WINDOW_NANOS = TimeUnit.SECONDS.toNanos(60);

    /** Most drawings remembered; beyond, the oldest are forgotten early. */
    static final int OCCURRENCES_MAX = 1 << 17;

    private static final long REORDER_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Map<Long, NavigableMap<Long, Occurrence>> byHash = new HashMap<>();
    private final ArrayDeque<Occurrence> byAge = new ArrayDeque<>();
    private long turns;

    /** A viewer has received a drawing. */
    void received(Follower follower, long hash, long nanos) {
        forget(nanos - WINDOW_NANOS);
        follower.compared++;
        NavigableMap<Long, Occurrence> same = byHash.computeIfAbsent(hash, none -> new TreeMap<>());
        Occurrence found = next(same, follower);
        if (found == null) {
            found = before(same, follower);
        }
        if (found == null) {
            open(same, follower, hash, nanos);
        } else {
            match(found, follower, nanos);
        }
    }

    /** How many drawings are remembered. */
    int size() {
        return byAge.size();
    }

    private static @Nullable Occurrence next(NavigableMap<Long, Occurrence> same, Follower follower) {
        for (Occurrence found : same.tailMap(follower.lastTurn, false).values()) {
            if (found.nanos >= follower.sinceNanos) {
                return found;
            }
        }
        return null;
    }

    private static @Nullable Occurrence before(NavigableMap<Long, Occurrence> same, Follower follower) {
        long earliest = Math.max(follower.sinceNanos, follower.lastNanos - REORDER_NANOS);
        for (Occurrence found :
                same.headMap(follower.lastTurn, true).descendingMap().values()) {
            if (found.nanos < earliest) {
                return null;
            }
            if (!found.takers.get(follower.number)) {
                return found;
            }
        }
        return null;
    }

    private void open(NavigableMap<Long, Occurrence> same, Follower follower, long hash, long nanos) {
        turns++;
        Occurrence opened = new Occurrence(hash, turns, nanos, follower);
        opened.takers.set(follower.number);
        follower.lastTurn = turns;
        follower.lastNanos = nanos;
        same.put(turns, opened);
        byAge.add(opened);
        if (byAge.size() > OCCURRENCES_MAX) {
            remove(byAge.remove());
        }
    }

    private static void match(Occurrence found, Follower follower, long nanos) {
        if (found.takers.cardinality() == 1) {
            found.first.count(0);
        }
        found.takers.set(follower.number);
        follower.count(nanos - found.nanos);
        if (found.turn > follower.lastTurn) {
            follower.lastTurn = found.turn;
            follower.lastNanos = found.nanos;
        }
    }

    private void forget(long beforeNanos) {
        while (!byAge.isEmpty() && byAge.peek().nanos < beforeNanos) {
            remove(byAge.remove());
        }
    }

    private void remove(Occurrence old) {
        byHash.computeIfPresent(old.hash, (hash, same) -> {
            same.remove(old.turn);
            return same.isEmpty() ? null : same;
        });
    }

    /** A viewer that is compared. Owned by bench. */
    static final class Follower {
        private final int number;
        private final long sinceNanos;
        private final LogHistogram behind;
        private long lastTurn;
        private long lastNanos;
        private long compared;
        private long matched;

        /**
         * A viewer that has received nothing.
         *
         * @param number its own, from 0
         * @param sinceNanos when it joined: it was not sent what others received before
         * @param behind where its delays are counted
         */
        Follower(int number, long sinceNanos, LogHistogram behind) {
            this.number = number;
            this.sinceNanos = sinceNanos;
            this.behind = behind;
            this.lastNanos = sinceNanos;
        }

        /** How many drawings it received. */
        long compared() {
            return compared;
        }

        /** How many of them somebody else received too. */
        long matched() {
            return matched;
        }

        private void count(long nanos) {
            matched++;
            behind.record(nanos);
        }
    }

    /** One drawing that at least one viewer has received. */
    private static final class Occurrence {
        private final long hash;
        private final long turn;
        private final long nanos;
        private final Follower first;
        private final BitSet takers = new BitSet();

        Occurrence(long hash, long turn, long nanos, Follower first) {
            this.hash = hash;
            this.turn = turn;
            this.nanos = nanos;
            this.first = first;
        }
    }
}
