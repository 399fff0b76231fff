package io.caraway.app.tools;

import io.caraway.recording.Highlight;
import io.caraway.recording.Outline;
import io.caraway.recording.SegmentPlace;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What is in a recording, as one JSON object for programs. Times end in {@code Seconds}, sizes in {@code Bytes}. */
final class SurveyJson {
    private SurveyJson() {}

    /** The object. */
    static JsonObject of(Path file, Survey.Found found) {
        Outline.Frame frame = found.outline().frame();
        return new JsonObject()
                .put("file", file.toString())
                .put("version", frame.version())
                .put("keys", frame.keys())
                .put("startMillis", frame.wallMillis())
                .put("lengthSeconds", Moment.seconds(frame.durationNanos()))
                .put("sizeBytes", frame.bytes())
                .put(
                        "ending",
                        new JsonObject()
                                .put("kind", name(frame.ending().kind().name()))
                                .put("offset", frame.ending().offset())
                                .put("reason", frame.ending().reason()))
                .put("displays", displays(found))
                .put(
                        "viewers",
                        new JsonObject()
                                .put("joined", found.audience().joined())
                                .put("most", found.audience().most()))
                .put("markers", markers(found.markers()))
                .put("kinds", kinds(found))
                .put("segments", segments(found.outline().segments()))
                .put("warnings", new JsonArray(found.outline().warnings()));
    }

    private static JsonArray displays(Survey.Found found) {
        JsonArray displays = new JsonArray();
        found.displays().forEach((number, display) -> {
            JsonObject json = new JsonObject()
                    .put("display", number)
                    .put("sizes", new JsonArray(display.sizes()))
                    .put("title", display.title());
            found.outline()
                    .shares()
                    .map(shares -> shares.get(number))
                    .ifPresent(share -> json.put("keyframes", share.keyframes())
                            .put("keyframeBytes", share.keyframeBytes())
                            .put("batches", share.batches())
                            .put("batchBytes", share.batchBytes()));
            displays.add(json);
        });
        return displays;
    }

    private static JsonArray segments(List<SegmentPlace> segments) {
        JsonArray all = new JsonArray();
        segments.forEach(segment -> all.add(new JsonObject()
                .put("number", segment.number())
                .put("timeSeconds", Moment.seconds(segment.timeNanos()))
                .put("wallMillis", segment.wallMillis())
                .put("offset", segment.offset())));
        return all;
    }

    private static JsonArray markers(List<Highlight> markers) {
        JsonArray all = new JsonArray();
        markers.forEach(marker -> all.add(new JsonObject()
                .put("timeSeconds", Moment.seconds(marker.timeNanos()))
                .put("display", marker.display())
                .put("text", marker.text())));
        return all;
    }

    private static JsonArray kinds(Survey.Found found) {
        JsonArray kinds = new JsonArray();
        found.outline()
                .kinds()
                .forEach(kind -> kinds.add(new JsonObject()
                        .put("kind", name(kind.name()))
                        .put("inKeyframes", kind.isOfKeyframe())
                        .put("count", kind.count())
                        .put("bytes", kind.bytes())));
        return kinds;
    }

    private static String name(String constant) {
        return constant.toLowerCase(Locale.ROOT);
    }
}
