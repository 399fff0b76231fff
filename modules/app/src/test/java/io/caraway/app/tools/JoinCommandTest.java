package io.caraway.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordingWriter;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JoinCommandTest {
    @TempDir
    private Path folder;

    private Path one = Path.of("");
    private Path two = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void write() throws Exception {
        one = Sample.write(folder.resolve("one.caraway"), 25, 0);
        two = Sample.write(folder.resolve("two.caraway"), 15, 1);
        out = folder.resolve("day.caraway");
    }

    @Test
    void join_ofThree_goesOnWhereEachEnds() throws Exception {
        Ran ran = Ran.of("join", one, two, one, out);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out().strip()).isEqualTo(out + ": 0:01:05.000, " + SurveyText.bytes(Files.size(out)));
        Ran verified = Ran.of("verify", "--pixels", out);
        assertThat(verified.err()).isEmpty();
        assertThat(verified.out()).contains("hashes     65 compared, all the same");
        assertThat(Ran.of("search", out, "lunch").out().lines().map(line -> line.substring(0, 11)))
                .containsExactly("0:00:12.000", "0:00:37.000", "0:00:52.000");
    }

    @Test
    void join_ofOtherSizesAndDisplays_isSoundAndComplete() throws Exception {
        Path other = folder.resolve("other.caraway");
        EventBatch small = new EventBatch(
                List.of(new DisplayEvent.SurfaceCreate(0, 20, 10), new DisplayEvent.SurfaceCreate(3, 5, 5)));
        try (RecordingWriter writer = RecordingWriter.create(other, Sample.WALL_MILLIS, true)) {
            writer.segment(0, Sample.WALL_MILLIS, new TreeMap<>(Map.of(1, small, 5, small)));
            writer.append(7, 5, small);
            writer.end(TimeUnit.SECONDS.toNanos(2));
        }

        Ran ran = Ran.of("join", one, other, two, out);

        assertThat(ran.code()).isZero();
        assertThat(Ran.of("verify", "--pixels", out).err()).isEmpty();
        JsonObject info = Ran.of("info", "--json", out).json();
        assertThat(info.getDouble("lengthSeconds")).isEqualTo(42);
        assertThat(info.getJsonArray("displays").getJsonObject(1).getJsonArray("sizes"))
                .containsExactly("64x48", "20x10", "64x48");
        assertThat(info.getJsonArray("displays").getJsonObject(2).getInteger("display"))
                .isEqualTo(5);
    }

    @Test
    void join_keepingGaps_letsTheTimeBetweenPass() throws Exception {
        Path later = folder.resolve("later.caraway");
        EventBatch state = new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 20, 10)));
        try (RecordingWriter writer = RecordingWriter.create(later, Sample.WALL_MILLIS + 100_000, true)) {
            writer.keyframe(0, Sample.WALL_MILLIS + 100_000, state);
            writer.end(TimeUnit.SECONDS.toNanos(5));
        }

        assertThat(Ran.of("join", "--keep-gaps", one, later, out).out()).contains("0:01:45.000");
        assertThat(Ran.of("join", "--keep-gaps", "--force", later, one, out).out())
                .as("the second begins before the first ends")
                .contains("0:00:30.000");
        assertThat(Ran.of("verify", "--pixels", out).code()).isZero();
    }

    @Test
    void join_ofCutAndDamagedOnes_takesTheRestAndWarns() throws Exception {
        Sample.cut(one, 200);
        Sample.damage(two, Files.size(two) / 4);

        Ran ran = Ran.of("join", one, two, out);

        assertThat(ran.code()).isZero();
        assertThat(ran.err().lines()).hasSize(2).allMatch(line -> line.startsWith("Warning: "));
        assertThat(ran.err()).contains(one + ": ", two + ": lost: from ");
        assertThat(Ran.of("verify", "--pixels", out).code()).isZero();
    }

    @Test
    void join_ofOneOnly_isRefused() {
        Ran ran = Ran.of("join", one, out);

        assertThat(ran.code()).isEqualTo(2);
        assertThat(ran.err()).contains("FILE");
        assertThat(out).doesNotExist();
    }

    @Test
    void join_ontoOneOfThem_isRefused() {
        Ran ran = Ran.of("join", "--force", one, two, two);

        assertThat(ran.err()).contains("cannot be read and written at once");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void join_whereOneIsMissing_writesNothing() {
        Ran ran = Ran.of("join", one, folder.resolve("none"), out);

        assertThat(ran.err()).contains("none: there is no such file");
        assertThat(ran.code()).isEqualTo(7);
        assertThat(out).doesNotExist();
    }
}
