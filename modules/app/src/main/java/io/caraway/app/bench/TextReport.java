package io.caraway.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A result as tables for people. */
final class TextReport {
    private static final double MEGA = 1e6;
    private static final double MILLI_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final String NOTHING = "-";
    private static final int PERCENT = 100;
    private static final String END = System.lineSeparator();

    private final BenchResult result;
    private final StringBuilder text = new StringBuilder();

    private TextReport(BenchResult result) {
        this.result = result;
    }

    /** The tables, each line with its end. */
    static String of(BenchResult result) {
        TextReport report = new TextReport(result);
        report.head();
        report.groups();
        report.endings();
        report.types();
        report.pictures();
        report.processes();
        return report.text.toString();
    }

    private void head() {
        BenchOptions options = result.options();
        line("%s  %d viewers  %.1f s", options.channel(Behaviour.HEALTHY).uri(), result.viewers(), result.seconds());
    }

    private void groups() {
        Table table = new Table();
        table.row("", "", "", "messages", "MB", "first picture", "behind the first, ms", "", "longest", "updates");
        table.row(
                "group",
                "viewers",
                "ended",
                "min/median/max",
                "min/median/max",
                "p50/max ms",
                "p50/p90/p99/max",
                "compared",
                "silence s",
                "per s");
        result.groups().forEach(group -> table.row(row(group)));
        table.write();
    }

    private static String[] row(GroupResult group) {
        boolean passing = group.group().behaviour() == Behaviour.PASSING;
        Delays first = group.firstPicture();
        Delays behind = group.behind();
        Spread messages = group.messages();
        return new String[] {
            group.group().label(),
            Integer.toString(group.joined()),
            Integer.toString(group.ended()),
            passing ? NOTHING : messages.min() + "/" + messages.median() + "/" + messages.max(),
            passing ? NOTHING : megabytes(group.bytes()),
            first.count() == 0 ? NOTHING : millis(first.p50()) + "/" + millis(first.max()),
            behind.count() == 0
                    ? NOTHING
                    : millis(behind.p50()) + "/" + millis(behind.p90()) + "/" + millis(behind.p99()) + "/"
                            + millis(behind.max()),
            behind.count() == 0 ? NOTHING : format("%.0f %%", group.compared() * PERCENT),
            first.count() == 0 || passing ? NOTHING : format("%.1f", group.longestSilenceNanos() / SECOND_NANOS),
            passing ? NOTHING : format("%.1f", group.updatesPerSecond())
        };
    }

    private void endings() {
        if (result.groups().stream().allMatch(group -> group.ended() == 0)) {
            return;
        }
        line("");
        line("Ended early");
        result.groups()
                .forEach(group -> new TreeMap<>(group.reasons())
                        .forEach((reason, count) ->
                                line("  %d %s: %s", count, group.group().label(), reason)));
    }

    private void types() {
        if (result.types().isEmpty()) {
            return;
        }
        line("");
        line("Messages of a healthy viewer's display channel (median)");
        Table table = new Table();
        table.row("", "messages", "kB");
        result.types()
                .forEach(type -> table.row(
                        MessageName.of(type.type()),
                        Long.toString(type.messages()),
                        format("%.1f", type.bytes() * 1000 / MEGA)));
        table.write();
    }

    private void pictures() {
        result.pictures().ifPresent(pictures -> {
            line("");
            if (pictures.areEqual()) {
                line("Pictures at the end: %d viewers, all equal", pictures.viewers());
            } else {
                line(
                        "Pictures at the end: %d viewers, %d with a picture, NOT equal (a desktop that never rests may"
                                + " not be caught)",
                        pictures.viewers(), pictures.shown().size());
                pictures.differing()
                        .forEach((number, pixels) ->
                                line("  viewer %d: %d pixels are not those of the first", number, pixels));
            }
        });
    }

    private void processes() {
        for (ProcessUse use : result.processes()) {
            line("");
            line(
                    "Server process %d (%s)%s: CPU %.2f s, %.1f %% of one core, %.1f ms per viewer",
                    use.pid(),
                    use.name(),
                    use.gone() ? ", gone before the end" : "",
                    use.cpuNanos() / SECOND_NANOS,
                    PERCENT * use.cpuNanos() / SECOND_NANOS / result.seconds(),
                    use.cpuNanos() / MILLI_NANOS / result.viewers());
            line(
                    "  RSS MB begin/peak/end: %.1f/%.1f/%.1f",
                    use.rssBegin() / MEGA, use.rssPeak() / MEGA, use.rssEnd() / MEGA);
        }
    }

    private void line(String form, Object... values) {
        text.append(format(form, values)).append(END);
    }

    private static String megabytes(Spread bytes) {
        return format("%.2f/%.2f/%.2f", bytes.min() / MEGA, bytes.median() / MEGA, bytes.max() / MEGA);
    }

    private static String millis(long nanos) {
        return format("%.1f", nanos / MILLI_NANOS);
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    /** Rows of cells: the first column flush left, the others flush right, as wide as they need. */
    private final class Table {
        private static final String GAP = "  ";

        private final List<String[]> rows = new ArrayList<>();

        void row(String... cells) {
            rows.add(cells);
        }

        void write() {
            int columns = rows.get(0).length;
            int[] widths = new int[columns];
            for (String[] row : rows) {
                for (int i = 0; i < columns; i++) {
                    widths[i] = Math.max(widths[i], row[i].length());
                }
            }
            for (String[] row : rows) {
                StringBuilder out = new StringBuilder(format("%-" + Math.max(1, widths[0]) + "s", row[0]));
                for (int i = 1; i < columns; i++) {
                    out.append(GAP).append(format("%" + Math.max(1, widths[i]) + "s", row[i]));
                }
                text.append(out.toString().stripTrailing()).append(END);
            }
        }
    }
}
