package io.caraway.app.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** A result as one JSON object for programs. Durations end in {@code Millis} or {@code Seconds}, sizes in {@code Bytes}. */
final class JsonReport {
    private static final double MILLI_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final double SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    private JsonReport() {}

    /** The object, in several lines. */
    static String of(BenchResult result) {
        JsonArray groups = new JsonArray();
        result.groups().forEach(group -> groups.add(group(group)));
        JsonArray types = new JsonArray();
        result.types()
                .forEach(type -> types.add(new JsonObject()
                        .put("type", type.type())
                        .put("name", MessageName.of(type.type()))
                        .put("messages", type.messages())
                        .put("bytes", type.bytes())));
        JsonArray processes = new JsonArray();
        result.processes().forEach(use -> processes.add(process(use, result.viewers())));
        JsonObject json = new JsonObject()
                .put("server", result.options().channel(Behaviour.HEALTHY).uri())
                .put("seconds", result.seconds())
                .put("viewers", result.viewers())
                .put("dropped", result.dropped())
                .put("groups", groups)
                .put("types", types)
                .put("processes", processes);
        result.pictures().ifPresent(pictures -> json.put("pictures", pictures(pictures)));
        return json.encodePrettily();
    }

    private static JsonObject group(GroupResult group) {
        JsonObject reasons = new JsonObject();
        new TreeMap<>(group.reasons()).forEach(reasons::put);
        return new JsonObject()
                .put("group", group.group().label())
                .put("viewers", group.joined())
                .put("ended", group.ended())
                .put("reasons", reasons)
                .put("messages", spread(group.messages()))
                .put("bytes", spread(group.bytes()))
                .put("otherMessages", spread(group.otherMessages()))
                .put("firstPictureMillis", delays(group.firstPicture()))
                .put("behindMillis", delays(group.behind()))
                .put("compared", group.compared())
                .put("longestSilenceSeconds", group.longestSilenceNanos() / SECOND_NANOS)
                .put("updatesPerSecond", group.updatesPerSecond());
    }

    private static JsonObject process(ProcessUse use, int viewers) {
        return new JsonObject()
                .put("pid", use.pid())
                .put("name", use.name())
                .put("gone", use.gone())
                .put("cpuSeconds", use.cpuNanos() / SECOND_NANOS)
                .put("cpuMillisPerViewer", use.cpuNanos() / MILLI_NANOS / viewers)
                .put("rssBeginBytes", use.rssBegin())
                .put("rssPeakBytes", use.rssPeak())
                .put("rssEndBytes", use.rssEnd());
    }

    private static JsonObject pictures(Pictures pictures) {
        JsonObject differing = new JsonObject();
        pictures.differing().forEach((number, pixels) -> differing.put(Integer.toString(number), pixels));
        return new JsonObject()
                .put("viewers", pictures.viewers())
                .put("shown", pictures.shown().size())
                .put("equal", pictures.areEqual())
                .put("differingPixels", differing);
    }

    private static JsonObject spread(Spread spread) {
        return new JsonObject()
                .put("min", spread.min())
                .put("median", spread.median())
                .put("max", spread.max());
    }

    private static JsonObject delays(Delays delays) {
        return new JsonObject()
                .put("count", delays.count())
                .put("p50", delays.p50() / MILLI_NANOS)
                .put("p90", delays.p90() / MILLI_NANOS)
                .put("p99", delays.p99() / MILLI_NANOS)
                .put("max", delays.max() / MILLI_NANOS);
    }
}
