package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.EventBatch;
import io.caraway.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The export command where ffmpeg is missing, lacks something or fails, and where nothing can be written. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "shell scripts stand for ffmpeg")
class ExportAsAProgramTest {
    private static final int WAIT_SECONDS = 60;
    private static final String ENCODERS =
            "#!/bin/sh\nif [ \"$2\" = -encoders ]; then echo ' V....D libx264 H.264'; exit; fi\n";

    @TempDir
    private Path folder;

    private Path bin = Path.of("");
    private Path files = Path.of("");
    private Path out = Path.of("");

    @BeforeEach
    void record() throws IOException {
        bin = Files.createDirectory(folder.resolve("bin"));
        files = Files.createDirectory(folder.resolve("files"));
        DisplayState state = new DisplayState();
        state.apply(new DisplayEvent.SurfaceCreate(0, 32, 24));
        try (RecordingWriter writer = RecordingWriter.create(folder.resolve("day.caraway"), 0, true)) {
            writer.keyframe(0, 0, new EventBatch(state.present()));
            writer.end(TimeUnit.SECONDS.toNanos(1));
        }
        out = files.resolve("day.mp4");
    }

    @Test
    void export_withoutFfmpeg_saysWhatToInstall_andWhatWorksWithout() throws Exception {
        Ended ended = export(out.toString());

        assertThat(ended.err())
                .isEqualTo(
                        "caraway: mp4 is made by ffmpeg, which is not installed; install ffmpeg (Debian: apt-get install"
                                + " ffmpeg), or export to a file that ends in .avi or .gif, which needs no other program");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(written()).isEmpty();
    }

    @Test
    void export_byFfmpegWithoutTheEncoder_saysSo() throws Exception {
        script("");

        Ended ended = export(files.resolve("day.webm").toString());

        assertThat(ended.err()).contains("has no libvpx-vp9, which makes webm; install ffmpeg");
        assertThat(written()).isEmpty();
    }

    @Test
    void export_byFfmpegThatFails_tellsWhy_andLeavesWhatWasThere() throws Exception {
        script("echo 'No space left on device' >&2; exit 1\n");
        Files.writeString(out, "dear diary");

        Ended ended = export("--force", out.toString());

        assertThat(ended.err()).isEqualTo("caraway: ffmpeg failed: No space left on device");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(out).hasContent("dear diary");
        assertThat(written()).containsExactly(out);
    }

    @Test
    void export_toAFullDisk_saysSo() throws Exception {
        Ended ended = run(Path.of("/dev/full"), "--format", "gif", "-");

        assertThat(ended.err()).isEqualTo("caraway: standard output: does not take what is written");
        assertThat(ended.code()).isEqualTo(1);
    }

    @Test
    void export_toADevice_isRefused() throws Exception {
        Ended ended = export("--format", "gif", "--force", "/dev/null");

        assertThat(ended.err()).isEqualTo("caraway: /dev/null: is no file that can be replaced");
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    private record Ended(int code, String err) {}

    private Ended export(String... arguments) throws Exception {
        return run(folder.resolve("out"), arguments);
    }

    private Ended run(Path standardOutput, String... arguments) throws Exception {
        Path err = folder.resolve("err");
        Stream<String> java = Stream.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "export",
                folder.resolve("day.caraway").toString());
        List<String> command = Stream.concat(java, Stream.of(arguments)).toList();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(standardOutput.toFile())
                .redirectError(err.toFile());
        builder.environment().put("PATH", bin.toString());
        Process process = builder.start();
        if (!process.waitFor(WAIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still running: " + command);
        }
        return new Ended(process.exitValue(), Files.readString(err).strip());
    }

    private void script(String text) throws IOException {
        Path program = Files.writeString(bin.resolve("ffmpeg"), ENCODERS + text);
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> found = Files.list(files)) {
            return found.toList();
        }
    }
}
