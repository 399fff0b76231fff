package io.caraway.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import io.caraway.recording.Note;
import io.caraway.recording.RecordingWriter;
import io.caraway.recording.SurfaceHash;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void write() throws Exception {
        file = Sample.write(folder.resolve("day.caraway"), 25);
    }

    @Test
    void verify_ofClosedRecording_isSoundAndComplete() {
        Ran ran = Ran.of("verify", file);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out())
                .contains("sound      yes", "complete   yes", "segments   3, 3 with the right digest", "digest     ")
                .doesNotContain("pixels");
    }

    @Test
    void verify_ofCutRecording_isSoundAndNotComplete() throws Exception {
        Sample.cut(file, 200);

        Ran ran = Ran.of("verify", file);

        assertThat(ran.code()).isEqualTo(7);
        assertThat(ran.out()).contains("sound      yes", "complete   no", "the end record");
        assertThat(ran.err().strip()).isEqualTo("caraway: " + file + ": is sound, but not complete");
    }

    @Test
    void verify_ofDamagedRecording_isNotSound() throws Exception {
        Sample.damage(file, Files.size(file) / 2);

        Ran ran = Ran.of("verify", file);

        assertThat(ran.code()).isEqualTo(7);
        assertThat(ran.out()).contains("sound      no", "check sum").doesNotContain("\tat ");
        assertThat(ran.err().strip()).isEqualTo("caraway: " + file + ": is complete, but not sound");
    }

    @Test
    void verify_withPixels_comparesEveryHash() {
        JsonObject json = Ran.of("verify", "--pixels", "--json", file).json();

        assertThat(json.getBoolean("sound")).isTrue();
        assertThat(json.getBoolean("complete")).isTrue();
        assertThat(json.getJsonObject("pixels").getInteger("hashes")).isEqualTo(25);
        assertThat(json.getJsonObject("pixels").getInteger("hashesDiffering")).isZero();
        assertThat(json.getJsonObject("pixels").getInteger("keyframes"))
                .as("two displays, two segments behind the first")
                .isEqualTo(4);
        assertThat(json.getJsonObject("pixels").getInteger("keyframesDiffering"))
                .isZero();
    }

    @Test
    void verify_withPixels_ofDamagedRecording_comparesWhatCanBePlayed() throws Exception {
        Sample.damage(file, Files.size(file) / 2);

        Ran ran = Ran.of("verify", "--pixels", "--json", file);

        assertThat(ran.code()).isEqualTo(7);
        JsonObject pixels = ran.json().getJsonObject("pixels");
        assertThat(pixels.getInteger("hashes")).isBetween(10, 24);
        assertThat(pixels.getInteger("hashesDiffering")).isZero();
        assertThat(pixels.getJsonArray("passedOver")).hasSize(1);
    }

    @Test
    void verify_withPixels_whereHashIsOfOtherPixels_fails() throws Exception {
        DisplayEvent create = new DisplayEvent.SurfaceCreate(0, 4, 4);
        try (RecordingWriter writer = RecordingWriter.create(file, 0, true)) {
            writer.keyframe(0, 0, new EventBatch(List.of(create)));
            writer.note(0, new Note.Hash(0, 0, SurfaceHash.of(new Surface(4, 5).snapshot())));
            writer.note(0, new Note.Hash(0, 9, SurfaceHash.of(new Surface(4, 4).snapshot())));
            writer.note(0, new Note.Hash(0, 0, SurfaceHash.of(new Surface(4, 4).snapshot())));
        }

        Ran ran = Ran.of("verify", "--pixels", file);

        assertThat(ran.code()).isEqualTo(7);
        assertThat(ran.out())
                .contains("sound      yes", "complete   yes", "hashes     3 compared, 2 of them differ")
                .contains("hash: surface 0 has other pixels", "hash: surface 9 is not there");
        assertThat(ran.err()).contains("is sound and complete, and draws something else than was seen live");
        assertThat(Ran.of("verify", file).code()).as("without --pixels").isZero();
    }

    @Test
    void verify_withPixels_whereKeyframeMakesAnotherState_fails() throws Exception {
        EventBatch black = new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 4, 4)));
        DisplayEvent fill = new DisplayEvent.Draw(Drawable.fill(0, Rect.of(0, 0, 2, 2), 0xff0000));
        try (RecordingWriter writer = RecordingWriter.create(file, 0, true)) {
            writer.keyframe(0, 0, black);
            writer.append(1, new EventBatch(List.of(fill)));
            writer.keyframe(2, 0, black);
            writer.append(3, new EventBatch(List.of(new DisplayEvent.SurfaceCreate(7, 2, 2))));
            writer.keyframe(4, 0, new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 4, 4), fill)));
        }

        Ran ran = Ran.of("verify", "--pixels", file);

        assertThat(ran.code()).isEqualTo(7);
        assertThat(ran.out())
                .contains("keyframes  2 compared, 2 of them differ")
                .contains("0:00:00.000, display 0, keyframe: surface 0 has other pixels")
                .contains("keyframe: surface 7 is not there");
        assertThat(ran.err()).contains("draws something else");
    }

    @Test
    void verify_withPixels_whereStateFollowsKeyframeAsEvents_isRight() throws Exception {
        EventBatch black = new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 4, 4)));
        EventBatch other = new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 5, 5)));
        try (RecordingWriter writer = RecordingWriter.create(file, 0, true)) {
            writer.keyframe(0, 0, black);
            writer.append(1, new EventBatch(List.of(new DisplayEvent.SurfaceCreate(7, 2, 2))));
            writer.keyframe(2, 0, other);
            writer.append(2, other);
            writer.append(3, black);
            writer.keyframe(4, 0, black);
        }

        Ran ran = Ran.of("verify", "--pixels", file);

        assertThat(ran.out()).contains("keyframes  2 compared, all the same");
        assertThat(ran.code()).isZero();
    }

    @Test
    void verify_withPixels_ofRecordingWithoutHashes_saysSo() throws Exception {
        try (RecordingWriter writer = RecordingWriter.create(file, 0, true)) {
            writer.keyframe(0, 0, new EventBatch(List.of()));
        }

        Ran ran = Ran.of("verify", "--pixels", file);

        assertThat(ran.code()).isZero();
        assertThat(ran.out()).contains("hashes     none to compare", "keyframes  none to compare");
    }

    @Test
    void verify_ofWhatIsNoRecording_fails() throws Exception {
        Files.writeString(file, "dear diary");

        Ran ran = Ran.of("verify", file);

        assertThat(ran.err().lines()).singleElement().asString().contains("not a Caraway recording");
        assertThat(ran.code()).isEqualTo(7);
        Files.write(file, new byte[0]);
        assertThat(Ran.of("verify", file).code()).isEqualTo(7);
    }
}
