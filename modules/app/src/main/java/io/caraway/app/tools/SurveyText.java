package io.caraway.app.tools;

import io.caraway.recording.Ending;
import io.caraway.recording.Outline;
import io.caraway.recording.RecordedKind;
import io.caraway.recording.SegmentPlace;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/** What is in a recording, as lines to read. */
final class SurveyText {
    private static final String ROW = "  %-16s %12s %15s  %12s %15s%n";

    private SurveyText() {}

    /** The text, with a line end behind each line. */
    static String of(Path file, Survey.Found found) {
        Outline outline = found.outline();
        Outline.Frame frame = outline.frame();
        StringBuilder text = new StringBuilder();
        text.append(file).append(System.lineSeparator());
        line(text, "format", "version " + frame.version() + (frame.keys() ? ", with key strokes" : ""));
        line(text, "started", Instant.ofEpochMilli(frame.wallMillis()).toString());
        line(text, "length", Moment.words(frame.durationNanos()));
        line(text, "size", bytes(frame.bytes()));
        line(text, "ending", words(frame.ending()));
        line(text, "segments", number(outline.segments().size()));
        busiest(outline).ifPresent(words -> line(text, "busiest", words));
        found.displays().forEach((number, display) -> {
            line(text, "display " + number, words(display));
            outline.shares().map(shares -> shares.get(number)).ifPresent(share -> line(text, "", words(share)));
        });
        if (found.audience().joined() > 0) {
            line(
                    text,
                    "viewers",
                    number(found.audience().joined()) + " came, at most "
                            + number(found.audience().most()) + " at once");
        }
        found.markers()
                .forEach(marker ->
                        line(text, "marker", Moment.words(marker.timeNanos()) + "  " + OneLine.of(marker.text())));
        outline.warnings().forEach(warning -> line(text, "warning", warning));
        kinds(text, outline.kinds());
        return text.toString();
    }

    /** The segment with the most bytes a second, if there are several to choose from. */
    private static Optional<String> busiest(Outline outline) {
        List<SegmentPlace> segments = outline.segments();
        Optional<String> words = Optional.empty();
        double most = 0;
        for (int i = 0; i + 1 < segments.size(); i++) {
            SegmentPlace one = segments.get(i);
            SegmentPlace next = segments.get(i + 1);
            double rate =
                    (next.offset() - one.offset()) / Math.max(1, Moment.seconds(next.timeNanos() - one.timeNanos()));
            if (rate > most) {
                most = rate;
                words = Optional.of(number(Math.round(rate)) + " bytes a second from " + Moment.words(one.timeNanos())
                        + " to " + Moment.words(next.timeNanos()));
            }
        }
        return words;
    }

    private static String words(Outline.Share share) {
        return number(share.batches()) + " batches of " + bytes(share.batchBytes()) + ", " + number(share.keyframes())
                + " keyframes of " + bytes(share.keyframeBytes());
    }

    /** How a recording ends. */
    static String words(Ending ending) {
        return switch (ending.kind()) {
            case CLEAN -> "closed";
            case CUT -> "cut at byte " + number(ending.offset()) + ": " + ending.reason();
            case DAMAGED -> "damaged from byte " + number(ending.offset()) + " on: " + ending.reason();
        };
    }

    /** A number with its thousands set apart. */
    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String word(String name) {
        return name.toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** A size in words. */
    static String bytes(long bytes) {
        return number(bytes) + " bytes";
    }

    private static String words(Survey.Display display) {
        String sizes = display.sizes().isEmpty() ? "no desktop" : String.join(", then ", display.sizes());
        return display.title().isEmpty() ? sizes : sizes + ", " + OneLine.of(display.title());
    }

    private static void kinds(StringBuilder text, List<RecordedKind> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        text.append(String.format(Locale.ROOT, ROW, "what", "events", "bytes", "in keyframes", "bytes"));
        for (String name : new TreeSet<>(kinds.stream().map(RecordedKind::name).toList())) {
            text.append(String.format(
                    Locale.ROOT,
                    ROW,
                    word(name),
                    number(count(kinds, name, false)),
                    number(size(kinds, name, false)),
                    number(count(kinds, name, true)),
                    number(size(kinds, name, true))));
        }
    }

    private static long count(List<RecordedKind> kinds, String name, boolean keyframe) {
        return kinds.stream()
                .filter(kind -> kind.isOfKeyframe() == keyframe && kind.name().equals(name))
                .mapToLong(RecordedKind::count)
                .sum();
    }

    private static long size(List<RecordedKind> kinds, String name, boolean keyframe) {
        return kinds.stream()
                .filter(kind -> kind.isOfKeyframe() == keyframe && kind.name().equals(name))
                .mapToLong(RecordedKind::bytes)
                .sum();
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(String.format(Locale.ROOT, "  %-10s %s%n", name, value));
    }
}
