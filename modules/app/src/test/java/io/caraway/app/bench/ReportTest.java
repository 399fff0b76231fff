package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.source.spice.SpiceEndpoint;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final Delays NONE = new Delays(0, 0, 0, 0, 0);
    private static final Delays SOME = new Delays(9, MILLI, 2 * MILLI, 3 * MILLI, 4 * MILLI);
    private static final ViewerGroup HEALTHY = ViewerGroup.of(Behaviour.HEALTHY, 3);
    private static final ViewerGroup SLOW = new ViewerGroup(Behaviour.SLOW, 1, 64 << 10);
    private static final GroupResult ALL_WELL = group(HEALTHY, 3, Map.of());
    private static final GroupResult THROWN_OUT = group(SLOW, 1, Map.of("display: closed the connection", 1));

    @Test
    void text_ofGroups_hasARowForEach() {
        String text = TextReport.of(result(ALL_WELL, THROWN_OUT));

        assertThat(text)
                .startsWith("spice://desk:5930  4 viewers  10.0 s")
                .containsPattern(
                        "healthy +3 +0 +1/20/300 +0\\.50/1\\.00/1\\.50 +1\\.0/4\\.0 +1\\.0/2\\.0/3\\.0/4\\.0 +75 %"
                                + " +1\\.5 +25\\.0")
                .containsPattern("slow 64k +1 +1 ")
                .contains("  1 slow 64k: display: closed the connection")
                .containsPattern("DRAW_COPY +12 +3\\.5")
                .contains("Server process 42 (Xorg): CPU 2.00 s, 20.0 % of one core, 500.0 ms per viewer")
                .contains("RSS MB begin/peak/end: 1.0/3.0/2.0");
    }

    @Test
    void text_whereNobodyEnded_givesNoReasons() {
        assertThat(TextReport.of(result(ALL_WELL))).doesNotContain("Ended early");
    }

    @Test
    void text_ofViewersWithoutPicture_hasDashes() {
        Spread zero = new Spread(0, 0, 0);
        GroupResult none = new GroupResult(
                ViewerGroup.of(Behaviour.NO_INIT, 1), 1, Map.of(), zero, zero, zero, NONE, NONE, 0, 0, 0);

        assertThat(TextReport.of(result(none)))
                .containsPattern("no-init +1 +0 +0/0/0 +0\\.00/0\\.00/0\\.00 +- +- +- +- +0\\.0");
    }

    @Test
    void json_ofResult_holdsTheFigures() {
        JsonObject json = new JsonObject(JsonReport.of(result(ALL_WELL, THROWN_OUT)));

        assertThat(json.getString("server")).isEqualTo("spice://desk:5930");
        assertThat(json.getInteger("viewers")).isEqualTo(4);
        assertThat(json.getInteger("dropped")).isZero();
        JsonObject healthy = json.getJsonArray("groups").getJsonObject(0);
        assertThat(healthy.getJsonObject("messages").getMap()).isEqualTo(Map.of("min", 1, "median", 20, "max", 300));
        assertThat(healthy.getJsonObject("behindMillis").getDouble("p99")).isEqualTo(3.0);
        assertThat(healthy.getJsonObject("firstPictureMillis").getDouble("max")).isEqualTo(4.0);
        assertThat(healthy.getJsonObject("otherMessages").getMap()).isEqualTo(Map.of("min", 2, "median", 3, "max", 4));
        JsonObject slow = json.getJsonArray("groups").getJsonObject(1);
        assertThat(slow.getJsonObject("reasons").getMap()).isEqualTo(Map.of("display: closed the connection", 1));
        JsonObject process = json.getJsonArray("processes").getJsonObject(0);
        assertThat(process.getDouble("cpuSeconds")).isEqualTo(2.0);
        assertThat(process.getLong("rssPeakBytes")).isEqualTo(3_000_000);
        assertThat(json.getJsonArray("types").getJsonObject(0).getString("name"))
                .isEqualTo("DRAW_COPY");
    }

    @Test
    void dropped_isForViewersThatGaveNoReason() {
        GroupResult drawn = group(ViewerGroup.of(Behaviour.DECODING, 2), 2, Map.of("a", 1, "b", 1));

        assertThat(result(ALL_WELL, THROWN_OUT).dropped()).isZero();
        assertThat(result(ALL_WELL, THROWN_OUT, drawn).dropped()).isEqualTo(2);
    }

    private static GroupResult group(ViewerGroup group, int joined, Map<String, Integer> reasons) {
        return new GroupResult(
                group,
                joined,
                reasons,
                new Spread(1, 20, 300),
                new Spread(500_000, 1_000_000, 1_500_000),
                new Spread(2, 3, 4),
                SOME,
                SOME,
                0.75,
                1500 * MILLI,
                25);
    }

    private static BenchResult result(GroupResult... groups) {
        BenchOptions options = new BenchOptions(
                SpiceEndpoint.of("desk", 5930),
                null,
                List.of(HEALTHY, SLOW),
                10,
                5,
                0,
                1,
                Optional.empty(),
                false,
                false);
        ProcessUse use = new ProcessUse(42, "Xorg", 2000 * MILLI, 1_000_000, 3_000_000, 2_000_000, false);
        return new BenchResult(
                options,
                10,
                List.of(groups),
                List.of(new TypeResult(304, 12, 3500)),
                List.of(use),
                Optional.empty(),
                Optional.empty());
    }
}
