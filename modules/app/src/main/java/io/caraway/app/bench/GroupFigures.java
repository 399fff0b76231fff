package io.caraway.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.ToLongFunction;

/** The viewers of one group, and what they have in common. Owned by bench. */
final class GroupFigures {
    private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final ViewerGroup group;
    private final LogHistogram behind = new LogHistogram();
    private final List<ViewerFigures> viewers = new ArrayList<>();

    /** A group of which nobody has begun to join. */
    GroupFigures(ViewerGroup group) {
        this.group = group;
    }

    /** Who they are. */
    ViewerGroup group() {
        return group;
    }

    /** A viewer of the group begins to join. */
    ViewerFigures add(int number, long nowNanos) {
        ViewerFigures viewer = new ViewerFigures(number, group, nowNanos, behind);
        viewers.add(viewer);
        return viewer;
    }

    /** What came of them when the run was over. */
    GroupResult result(long endNanos) {
        LogHistogram pictures = new LogHistogram();
        viewers.stream()
                .filter(ViewerFigures::hasPicture)
                .forEach(viewer -> pictures.record(viewer.firstPictureAfterNanos()));
        Map<String, Integer> reasons = new TreeMap<>();
        viewers.stream()
                .map(ViewerFigures::ending)
                .filter(Objects::nonNull)
                .forEach(reason -> reasons.merge(reason, 1, Integer::sum));
        long compared = viewers.stream()
                .mapToLong(viewer -> viewer.follower().compared())
                .sum();
        long matched = viewers.stream()
                .mapToLong(viewer -> viewer.follower().matched())
                .sum();
        double[] rates = viewers.stream()
                .mapToDouble(viewer -> viewer.drawings() * SECOND_NANOS / Math.max(1, endNanos - viewer.beganNanos()))
                .sorted()
                .toArray();
        return new GroupResult(
                group,
                viewers.size(),
                reasons,
                spread(viewer -> viewer.display().messages()),
                spread(ViewerFigures::displayBytes),
                spread(ViewerFigures::otherMessages),
                Delays.of(pictures),
                Delays.of(behind),
                compared == 0 ? 0 : (double) matched / compared,
                viewers.stream()
                        .mapToLong(ViewerFigures::longestSilenceNanos)
                        .max()
                        .orElse(0),
                rates.length == 0 ? 0 : rates[rates.length / 2]);
    }

    private Spread spread(ToLongFunction<ViewerFigures> figure) {
        return Spread.of(viewers.stream().mapToLong(figure).toArray());
    }
}
