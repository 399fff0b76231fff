package io.caraway.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutCommandTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void write() throws Exception {
        file = Sample.write(folder.resolve("day.caraway"), 35);
        out = folder.resolve("part.caraway");
    }

    @Test
    void cut_fromTheMiddle_isARecordingOfItsOwn() throws Exception {
        Ran ran = Ran.of("cut", file, out, "--from", "6.5", "--to", "0:00:28.0");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out().strip()).isEqualTo(out + ": 0:00:21.500, " + SurveyText.bytes(Files.size(out)));
        JsonObject pixels = Ran.of("verify", "--pixels", "--json", out).json().getJsonObject("pixels");
        assertThat(pixels.getInteger("hashes")).as("those of seconds 7 to 27").isEqualTo(21);
        assertThat(pixels.getInteger("hashesDiffering")).isZero();
        assertThat(pixels.getInteger("keyframes")).isEqualTo(4);
        assertThat(pixels.getInteger("keyframesDiffering")).isZero();
        assertThat(Ran.of("verify", "--pixels", out).code()).isZero();
        JsonObject info = Ran.of("info", "--json", out).json();
        assertThat(info.getDouble("lengthSeconds")).isEqualTo(21.5);
        assertThat(info.getLong("startMillis")).isEqualTo(Sample.WALL_MILLIS + 6500);
        assertThat(info.getBoolean("keys")).isTrue();
        assertThat(info.getJsonArray("markers").getJsonObject(0).getDouble("timeSeconds"))
                .isEqualTo(12 - 6.5);
        assertThat(Ran.of("search", out, "hello").out()).startsWith("0:00:00.500  keys");
        assertThat(out.resolveSibling("part.caraway.part")).doesNotExist();
    }

    @Test
    void cut_withoutTimes_isTheWhole() {
        assertThat(Ran.of("cut", file, out).code()).isZero();

        JsonObject whole = Ran.of("info", "--json", file).json();
        JsonObject cut = Ran.of("info", "--json", out).json();
        whole.remove("file");
        cut.remove("file");
        assertThat(cut).isEqualTo(whole);
    }

    @Test
    void cut_ofCutRecording_warns() throws Exception {
        Sample.cut(file, 200);

        Ran ran = Ran.of("cut", file, out, "--from", "3s");

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).startsWith("Warning: " + file + ": ");
        assertThat(Ran.of("verify", out).code()).isZero();
    }

    @Test
    void cut_ofDamagedRecording_tellsWhatIsMissing() throws Exception {
        Sample.damageSegment(file, 1);

        Ran ran = Ran.of("cut", file, out, "--from", "3s", "--to", "33s");

        assertThat(ran.code()).isZero();
        assertThat(ran.err().lines()).singleElement().asString().contains("lost: from 0:00:1", " to 0:00:20.000");
        assertThat(Ran.of("verify", "--pixels", out).code()).isZero();
    }

    @Test
    void cut_toTimeInTheLossItself_tellsOfIt() throws Exception {
        Sample.damageSegment(file, 1);

        Ran ran = Ran.of("cut", file, out, "--to", "19.5");

        assertThat(ran.err().lines()).singleElement().asString().contains("lost: from ", " to 0:00:19.500");
        assertThat(Ran.of("info", out).out()).contains("0:00:19.500");
    }

    @Test
    void cut_whereTheEndIsNotBehindTheStart_isRefused() {
        Ran ran = Ran.of("cut", file, out, "--from", "5s", "--to", "5");

        assertThat(ran.err()).contains("--to 0:00:05.000 is not behind --from 0:00:05.000");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void cut_atWhatIsNoTime_isRefused() {
        Ran ran = Ran.of("cut", file, out, "--from", "noon");

        assertThat(ran.err()).contains("'noon' is no time");
        assertThat(ran.code()).isEqualTo(2);
    }

    @Test
    void cut_behindTheEnd_fails() {
        Ran ran = Ran.of("cut", file, out, "--from", "1m");

        assertThat(ran.err().strip()).isEqualTo("caraway: " + file + ": lasts only 0:00:35.000");
        assertThat(ran.code()).isEqualTo(7);
        assertThat(out).doesNotExist();
    }

    @Test
    void cut_whereOutIsThere_replacesItOnlyIfAsked() throws Exception {
        Files.writeString(out, "mine");

        Ran ran = Ran.of("cut", file, out);

        assertThat(ran.err()).contains(out + ": is there already", "--force");
        assertThat(ran.code()).isEqualTo(7);
        assertThat(Files.readString(out)).isEqualTo("mine");
        assertThat(Ran.of("cut", file, out, "--force").code()).isZero();
        assertThat(Ran.of("verify", out).code()).isZero();
    }

    @Test
    void cut_ontoItself_isRefused() throws Exception {
        byte[] before = Files.readAllBytes(file);

        Ran ran = Ran.of("cut", file, file, "--force");

        assertThat(ran.err()).contains("cannot be read and written at once");
        assertThat(ran.code()).isEqualTo(2);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void cut_toFolderThatIsNotThere_fails() {
        Ran ran = Ran.of("cut", file, folder.resolve("none/part.caraway"));

        assertThat(ran.err()).contains("there is no such file or folder");
        assertThat(ran.code()).isEqualTo(7);
    }
}
