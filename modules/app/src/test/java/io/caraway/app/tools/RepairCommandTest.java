package io.caraway.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.recording.RecordingReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepairCommandTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Path repaired = Path.of("");

    @BeforeEach
    void write() throws Exception {
        file = Sample.write(folder.resolve("day.caraway"), 35);
        repaired = folder.resolve("day-repaired.caraway");
    }

    @Test
    void repair_ofWhatIsWhole_leavesItAlone() {
        Ran ran = Ran.of("repair", file);

        assertThat(ran.out().strip()).isEqualTo(file + ": is sound and complete, and was left alone");
        assertThat(ran.code()).isZero();
        assertThat(repaired).doesNotExist();
    }

    @Test
    void repair_ofCutRecording_isSoundAndComplete() throws Exception {
        Sample.cut(file, (int) Files.size(file) / 2);
        byte[] before = Files.readAllBytes(file);
        String left;
        try (RecordingReader reader = RecordingReader.open(file)) {
            left = Moment.words(reader.durationNanos());
        }

        Ran ran = Ran.of("repair", file);

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(left).isGreaterThan("0:00:10").isLessThan("0:00:30");
        assertThat(ran.out()).contains(file + ": lost: everything behind " + left, repaired + ": " + left);
        assertThat(Ran.of("verify", "--pixels", repaired).code()).isZero();
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void repair_ofDamagedRecording_tellsFromWhenToWhen() throws Exception {
        Sample.damageSegment(file, 1);
        Path out = folder.resolve("whole.caraway");

        Ran ran = Ran.of("repair", file, out);

        assertThat(ran.code()).isZero();
        assertThat(ran.out().lines().toList().get(0))
                .startsWith(file + ": lost: from 0:00:1")
                .contains(" to 0:00:20.000 (offset ", "check sum");
        assertThat(ran.out()).contains(out + ": 0:00:35.000");
        assertThat(Ran.of("verify", "--pixels", out).code()).isZero();
    }

    @Test
    void repair_whereOnlyTheEndRecordIsDamaged_losesNothing() throws Exception {
        Sample.damage(file, Files.size(file) - 10);

        Ran ran = Ran.of("repair", file);

        assertThat(ran.out())
                .contains("nothing that was drawn is lost", "0:00:34.000")
                .doesNotContain("lost: ");
        assertThat(Ran.of("verify", repaired).code()).isZero();
    }

    @Test
    void repair_whereOutIsThere_replacesItOnlyIfAsked() throws Exception {
        Sample.cut(file, 200);
        Files.writeString(repaired, "mine");

        assertThat(Ran.of("repair", file).code()).isEqualTo(7);

        assertThat(Files.readString(repaired)).isEqualTo("mine");
        assertThat(Ran.of("repair", "--force", file).code()).isZero();
    }

    @Test
    void repair_ofWhatHoldsNoPicture_fails() throws Exception {
        Sample.cut(file, (int) Files.size(file) - 80);

        Ran ran = Ran.of("repair", file);

        assertThat(ran.err().strip()).isEqualTo("caraway: " + file + ": has no picture that can be read");
        assertThat(ran.code()).isEqualTo(7);
        assertThat(repaired).doesNotExist();
    }
}
