package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.recording.Ending;
import io.caraway.recording.RecordedBatch;
import io.caraway.recording.RecordingReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as a shell sees it. */
class ConvertCommandTest {
    private static final String PRIMARY = "event 1 1 20 1000000000\n4 4 16 32\n0 1 0 0\nbinary 0 data 0:\n";
    private static final String FILL = """
            drawable
            rect bbox 0 0 4 4
            type 0
            effect 1
            mm_time 0
            bitmap_offset 0
            rect bitmap_area 0 0 0 0
            type 1
            type 1
            u.color 255
            rop_descriptor 8
            flags 0
            point 0 0
            image 0
            """;
    private static final String RECORDING = "SPICE_REPLAY 1\nevent 0 1 16 0\n" + PRIMARY + "event 2 0 1 2000000000\n"
            + FILL + "event 3 1 9 3000000000\n";

    @TempDir
    private Path folder;

    private Path in = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void nameFiles() throws Exception {
        in = Files.writeString(folder.resolve("session.qxlrec"), RECORDING, StandardCharsets.US_ASCII);
        out = folder.resolve("session.caraway");
    }

    @Test
    void convert_writesARecordingWithItsTimes() throws Exception {
        Program program = convert();

        assertThat(program.err()).isEmpty();
        assertThat(program.code()).isZero();
        assertThat(program.out())
                .startsWith(out + ": 3.0 s, 2 batches, ")
                .contains("from a recording of spice-server (QXL commands)");
        try (RecordingReader reader = RecordingReader.open(out)) {
            assertThat(batches(reader).stream().map(RecordedBatch::timeNanos))
                    .containsExactly(1_000_000_000L, 2_000_000_000L);
            assertThat(reader.ending().kind()).isEqualTo(Ending.Kind.CLEAN);
            assertThat(reader.durationNanos()).isEqualTo(3_000_000_000L);
        }
        assertThat(folder.resolve("session.caraway.part")).doesNotExist();
    }

    @Test
    void convert_ofStandardInput_doesTheSame() throws Exception {
        Program program = Program.runOn(in, folder, "convert", "-", out.toString());

        assertThat(program.code()).isZero();
        assertThat(out).isNotEmptyFile();
    }

    @Test
    void convert_whereOutIsThere_leavesIt() throws Exception {
        Files.writeString(out, "dear diary");

        Program program = convert();

        assertThat(program.err().strip())
                .isEqualTo("caraway: " + out + ": is there already; take another name, or replace it with --force");
        assertThat(program.code()).isEqualTo(7);
        assertThat(out).hasContent("dear diary");
    }

    @Test
    void convert_withForce_replacesOut() throws Exception {
        Files.writeString(out, "dear diary");

        assertThat(convert("--force").code()).isZero();
        assertThat(Files.size(out)).isGreaterThan(100);
    }

    @Test
    void convert_ofCutRecording_convertsWhatIsWhole() throws Exception {
        Files.writeString(in, RECORDING.substring(0, RECORDING.indexOf("image 0")));

        Program program = convert();

        assertThat(program.out()).contains("Warning: " + in + " was cut").contains(", 1 batches,");
        assertThat(program.code()).isZero();
    }

    @Test
    void convert_ofDamagedRecording_keepsWhatIsBefore_andFails() throws Exception {
        Files.writeString(in, RECORDING.replace("event 3 1", "event 3 x"));

        Program program = convert("--force");

        assertThat(program.err().strip())
                .startsWith("caraway: " + in + ": damaged: event 3 at offset ")
                .endsWith("; " + out + " holds the 2.0 s before that");
        assertThat(program.code()).isEqualTo(7);
        try (RecordingReader reader = RecordingReader.open(out)) {
            assertThat(batches(reader)).hasSize(2);
        }
    }

    @Test
    void convert_ofRecordingDamagedBeforeItsFirstPicture_leavesNothing() throws Exception {
        Files.writeString(in, "SPICE_REPLAY 1\nevent 0 1 22 0\nevent 1 nonsense\n");
        Files.writeString(out, "dear diary");

        Program program = convert("--force");

        assertThat(program.err()).contains("event 0 at offset 15: ").doesNotContain("holds the");
        assertThat(program.code()).isEqualTo(7);
        assertThat(out).hasContent("dear diary");
        assertThat(folder.resolve("session.caraway.part")).doesNotExist();
    }

    @Test
    void convert_ofRecordingWithoutPicture_saysSo() throws Exception {
        Files.writeString(in, "SPICE_REPLAY 1\nevent 0 1 16 0\n");

        assertThat(convert().err().strip()).isEqualTo("caraway: " + in + ": holds no picture");
        assertThat(out).doesNotExist();
    }

    @Test
    void convert_ofOtherFile_saysWhatIsKnown() throws Exception {
        Files.writeString(in, "dear diary");

        Program program = convert();

        assertThat(program.err()).contains("no recording of another program", "recording of spice-server");
        assertThat(program.code()).isEqualTo(7);
    }

    @Test
    void convert_ofOwnRecording_saysSo() throws Exception {
        convert();

        Program again = Program.run(
                folder, "convert", out.toString(), folder.resolve("b.caraway").toString());

        assertThat(again.err().strip()).isEqualTo("caraway: " + out + ": is a Caraway recording already");
    }

    @Test
    void convert_ofFileToItself_isRefused() throws Exception {
        Program program = Program.run(folder, "convert", "--force", in.toString(), in.toString());

        assertThat(program.err()).contains("cannot be converted to itself");
        assertThat(program.code()).isEqualTo(2);
        assertThat(in).hasContent(RECORDING);
    }

    @Test
    void convert_ofMissingFile_saysSo() throws Exception {
        Files.delete(in);

        Program program = convert();

        assertThat(program.err().strip()).isEqualTo("caraway: " + in + ": there is no such file or folder");
        assertThat(program.code()).isEqualTo(7);
    }

    @Test
    void serve_ofFileWithOptionOfServers_isRefused() throws Exception {
        Program program = Program.run(folder, "serve", in.toString(), "--quality=5");

        assertThat(program.err()).contains("--quality is for servers");
        assertThat(program.code()).isEqualTo(2);
    }

    @Test
    void replay_ofRecordingThatHoldsNothing_saysSo() throws Exception {
        Files.writeString(in, "SPICE_REPLAY 1\n");

        Program program = Program.run(folder, "replay", in.toString(), "--spice", "127.0.0.1:0");

        assertThat(program.out()).contains("it is converted first");
        assertThat(program.err().strip()).isEqualTo("caraway: " + in + ": holds no picture");
        assertThat(program.code()).isEqualTo(7);
    }

    private Program convert(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("convert", in.toString(), out.toString()));
        arguments.addAll(List.of(options));
        return Program.run(folder, arguments.toArray(String[]::new));
    }

    private static List<RecordedBatch> batches(RecordingReader reader) throws Exception {
        List<RecordedBatch> batches = new ArrayList<>();
        for (Optional<RecordedBatch> next = reader.next(); next.isPresent(); next = reader.next()) {
            batches.add(next.get());
        }
        return batches;
    }
}
