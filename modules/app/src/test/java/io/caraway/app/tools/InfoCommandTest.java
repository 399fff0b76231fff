package io.caraway.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordingWriter;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InfoCommandTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws Exception {
        file = Sample.write(folder.resolve("day.caraway"), 25);
    }

    @Test
    void info_tellsWhatIsInside() throws Exception {
        Ran ran = Ran.of("info", file);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .startsWith(file + System.lineSeparator())
                .contains("version 1, with key strokes", "2023-11-14T22:13:20Z", "0:00:25.000", "closed")
                .contains("display 0  64x48, desk 0", "display 1  64x48, desk 1")
                .contains("2 came, at most 2 at once", "0:00:12.000  Lunch begins");
        assertThat(ran.out().lines().filter(line -> line.contains("segments")))
                .singleElement()
                .asString()
                .endsWith(" 3");
        assertThat(ran.out().lines().filter(line -> line.startsWith("  fill ")))
                .singleElement()
                .asString()
                .as("25 on each of two displays")
                .contains(" 50 ");
    }

    @Test
    void info_asJson_tellsTheSame() throws Exception {
        JsonObject json = Ran.of("info", "--json", file).json();

        assertThat(json.getInteger("version")).isEqualTo(1);
        assertThat(json.getBoolean("keys")).isTrue();
        assertThat(json.getLong("startMillis")).isEqualTo(Sample.WALL_MILLIS);
        assertThat(json.getDouble("lengthSeconds")).isEqualTo(25);
        assertThat(json.getLong("sizeBytes")).isEqualTo(Files.size(file));
        assertThat(json.getJsonArray("segments")).hasSize(3);
        assertThat(json.getJsonObject("ending").getString("kind")).isEqualTo("clean");
        JsonObject display = json.getJsonArray("displays").getJsonObject(1);
        assertThat(display.getInteger("display")).isEqualTo(1);
        assertThat(display.getJsonArray("sizes")).containsExactly("64x48");
        assertThat(display.getString("title")).isEqualTo("desk 1");
        assertThat(json.getJsonArray("markers").getJsonObject(0).encode())
                .isEqualTo("{\"timeSeconds\":12.0,\"display\":1,\"text\":\"Lunch begins\"}");
        assertThat(json.getJsonArray("kinds").stream().map(kind -> ((JsonObject) kind).getString("kind")))
                .contains("fill", "copy", "hash", "key", "viewer_joined", "surface_create", "marker");
        assertThat(json.getJsonArray("warnings")).isEmpty();
    }

    @Test
    void info_whereIndexesTell_readsNoMore() throws Exception {
        Sample.write(file, 60);
        JsonObject whole = Ran.of("info", "--json", file).json();
        Sample.damageSegment(file, 3);

        JsonObject indexed = Ran.of("info", "--json", file).json();

        assertThat(indexed).isEqualTo(whole);
        assertThat(Ran.of("info", "--full", file).out()).contains("warning", "was passed over");
    }

    @Test
    void info_full_tellsTheSameAndWhatEachDisplayTakes() {
        JsonObject indexed = Ran.of("info", "--json", file).json();

        JsonObject full = Ran.of("info", "--full", "--json", file).json();

        JsonObject display = full.getJsonArray("displays").getJsonObject(0);
        assertThat(display.getLong("batches")).isEqualTo(25);
        assertThat(display.getLong("keyframes")).isEqualTo(3);
        assertThat(display.getLong("batchBytes")).isPositive();
        assertThat(display.getLong("keyframeBytes")).isPositive();
        full.remove("displays");
        indexed.remove("displays");
        assertThat(full).isEqualTo(indexed);
        assertThat(Ran.of("info", "--full", file).out()).contains("25 batches of ", "3 keyframes of ");
    }

    @Test
    void info_ofTitleWithControlCharacters_printsNone() throws Exception {
        try (RecordingWriter writer = RecordingWriter.create(file, 0, true)) {
            writer.keyframe(0, 0, new EventBatch(List.of(new DisplayEvent.Title("a\u001b[31m\nb"))));
        }

        assertThat(Ran.of("info", file).out()).contains("a\u00b7[31m\u00b7b").doesNotContain("\u001b");
    }

    @Test
    void info_ofCutRecording_tellsWhatIsWhole() throws Exception {
        long size = Files.size(file);
        Sample.cut(file, (int) size / 2);

        JsonObject json = Ran.of("info", "--json", file).json();

        assertThat(json.getJsonObject("ending").getString("kind")).isEqualTo("cut");
        assertThat(json.getDouble("lengthSeconds")).isBetween(2.0, 24.0);
        assertThat(Ran.of("info", file).out()).contains("cut at byte ");
    }

    @Test
    void info_ofDamagedRecording_warns() throws Exception {
        Sample.damageSegment(file, 1);

        Ran ran = Ran.of("info", "--full", file);

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("warning", "was passed over");
    }

    @Test
    void info_ofEmptyFile_saysSo() throws Exception {
        Files.write(file, new byte[0]);

        Ran ran = Ran.of("info", file);

        assertThat(ran.err().strip()).startsWith("caraway: " + file).contains("empty file");
        assertThat(ran.code()).isEqualTo(7);
        assertThat(ran.out()).isEmpty();
    }

    @Test
    void info_ofOtherFile_saysSo() throws Exception {
        Files.writeString(file, "dear diary");

        Ran ran = Ran.of("info", file);

        assertThat(ran.err().lines()).singleElement().asString().contains("not a Caraway recording");
        assertThat(ran.code()).isEqualTo(7);
    }

    @Test
    void info_ofMissingFile_saysSo() {
        Ran ran = Ran.of("info", folder.resolve("none"));

        assertThat(ran.err().strip())
                .isEqualTo("caraway: " + folder.resolve("none") + ": there is no such file or folder");
        assertThat(ran.code()).isEqualTo(7);
    }

    @Test
    void info_ofFolder_saysSo() {
        Ran ran = Ran.of("info", folder);

        assertThat(ran.err().strip()).isEqualTo("caraway: " + folder + ": is a folder");
        assertThat(ran.code()).isEqualTo(7);
    }
}
