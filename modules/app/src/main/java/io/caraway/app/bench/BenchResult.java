package io.caraway.app.bench;

import java.util.List;
import java.util.Optional;

/**
 * What came of a run.
 *
 * @param options what it was made of
 * @param seconds from the first viewer's joining to the end
 * @param groups one for each of the options, and one for viewers that passed by if there were any
 * @param types messages on the display channel of healthy viewers
 * @param processes what those that were watched used
 * @param pictures what the viewers that draw showed at the end, if there were any
 * @param stamps when each message came, if that was asked for
 */
record BenchResult(
        BenchOptions options,
        double seconds,
        List<GroupResult> groups,
        List<TypeResult> types,
        List<ProcessUse> processes,
        Optional<Pictures> pictures,
        Optional<Stamps> stamps) {
    /** Copies the lists. */
    BenchResult {
        groups = List.copyOf(groups);
        types = List.copyOf(types);
        processes = List.copyOf(processes);
    }

    /** How many viewers ended early that gave no reason to. */
    int dropped() {
        return groups.stream()
                .filter(group -> group.group().behaviour().isHealthy())
                .mapToInt(GroupResult::ended)
                .sum();
    }

    /** How many viewers joined that were to stay. */
    int viewers() {
        return groups.stream()
                .filter(group -> group.group().behaviour() != Behaviour.PASSING)
                .mapToInt(GroupResult::joined)
                .sum();
    }
}
