package io.caraway.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.app.Main;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.raster.Rect;
import io.caraway.recording.Note;
import io.caraway.recording.RecordingWriter;
import io.caraway.recording.Verification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A recording that is cut or wrong at any byte ends each command with an exit code and clear lines. */
class SpoiltRecordingTest {
    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Path out = Path.of("");
    private byte[] whole = {};
    private final CommandLine caraway = Main.commandLine();

    @BeforeEach
    void write() throws Exception {
        file = folder.resolve("small.caraway");
        out = folder.resolve("out.caraway");
        EventBatch state =
                new EventBatch(List.of(new DisplayEvent.SurfaceCreate(0, 4, 4), new DisplayEvent.Title("desk")));
        EventBatch batch = new EventBatch(List.of(
                new DisplayEvent.Draw(Drawable.fill(0, Rect.of(0, 0, 2, 2), 7)), new DisplayEvent.Marker("here")));
        try (RecordingWriter writer = RecordingWriter.create(file, 0, true, true)) {
            writer.segment(0, 0, new TreeMap<>(Map.of(0, state, 1, state)));
            writer.append(10, 0, batch);
            writer.note(11, new Note.ViewerJoined(1, Note.ViewerKind.WEB, "10.0.0.1:1"));
            writer.append(12, 1, batch);
            writer.keyframe(20, 0, state);
            writer.append(30, batch);
            writer.end(40);
        }
        whole = Files.readAllBytes(file);
    }

    @Test
    void commands_ofRecordingCutAtAnyByte_endWell() throws Exception {
        for (int length = 0; length < whole.length; length++) {
            Files.write(file, Arrays.copyOf(whole, length));
            assertEndsWell("cut at " + length);
        }
    }

    @Test
    void commands_ofRecordingWithAnyByteWrong_endWell() throws Exception {
        for (int at = 0; at < whole.length; at++) {
            byte[] bytes = whole.clone();
            bytes[at] ^= (byte) 0xff;
            Files.write(file, bytes);
            assertEndsWell("byte " + at);
        }
    }

    private void assertEndsWell(String how) throws Exception {
        int info = run(how, "info", file);
        int search = run(how, "search", file, "here");
        int full = run(how, "info", "--full", file);
        assertThat(run(how, "verify", "--pixels", file)).as(how).isEqualTo(7);
        int repair = run(how, "repair", file, out, "--force");
        assertThat(List.of(info, full, search)).as(how).containsOnly(info).isSubsetOf(0, 7);
        if (repair == 0) {
            Verification verification = Verification.of(out);
            assertThat(verification.isSound() && verification.isComplete())
                    .as(how)
                    .isTrue();
            Files.delete(out);
        }
        assertThat(out).as(how).doesNotExist();
    }

    private int run(String how, Object... arguments) {
        Ran ran = Ran.by(caraway, arguments);
        String command = how + ": " + arguments[0];
        assertThat(ran.out() + ran.err()).as(command).doesNotContain("Exception", "\tat ");
        if (ran.code() == 0) {
            assertThat(ran.err().lines()).as(command).allMatch(line -> line.startsWith("Warning: " + file));
        } else {
            assertThat(ran.code()).as(command).isEqualTo(7);
            assertThat(ran.err().lines())
                    .as(command)
                    .singleElement()
                    .asString()
                    .startsWith("caraway: " + file + ": ")
                    .hasSizeGreaterThan(("caraway: " + file + ": ").length());
        }
        return ran.code();
    }
}
