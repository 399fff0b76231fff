package io.caraway.export.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.export.ExportOptions;
import io.caraway.export.Rate;
import io.caraway.export.Session;
import io.caraway.export.Shown;
import io.caraway.export.Size;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program in ffmpeg's place. */
class VideoSinkTest {
    private static final int PER_SECOND = 10;
    private static final ExportOptions TENTHS = ExportOptions.ALL.at(Rate.perSecond(PER_SECOND));
    private static final Size SIZE = new Size(20, 16);
    private static final String ENCODERS = """
            if [ "$2" = -encoders ]; then
                echo ' V..... = Video'
                echo ' V....D libx264              libx264 H.264 / AVC'
                exit 0
            fi
            """;

    /** The last argument is the file. */
    private static final String WRITE = "for last; do :; done; cat > \"${last#file:}\"\n";

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Path video = Path.of("");

    @BeforeEach
    void record() throws IOException {
        file = folder.resolve("session.caraway");
        video = folder.resolve("session.mp4");
        try (Session session = Session.to(file)) {
            session.display(0, 20, 16).segment().fill(0, 0, 20, 16, 0x123456);
            session.at(500).fill(3, 5, 3, 3, 0xfedcba).end(25_000);
        }
    }

    @Test
    void find_ofNoProgram_isEmpty() throws Exception {
        assertThat(Ffmpeg.find(folder.toString())).isEmpty();
        assertThat(Ffmpeg.find("")).isEmpty();
    }

    @Test
    void has_knowsWhatTheProgramSays() throws Exception {
        Ffmpeg ffmpeg = ffmpeg("");

        assertThat(ffmpeg.has(VideoFormat.MP4)).isTrue();
        assertThat(ffmpeg.has(VideoFormat.MKV_LOSSLESS)).isFalse();
        assertThat(ffmpeg.has(VideoFormat.WEBM)).isFalse();
    }

    @Test
    void put_handsOverWhatDiffers_andAgainWhatStays() throws Exception {
        Shown.Gathered shown = Shown.Gathered.of(file, TENTHS);

        export(ffmpeg(WRITE));

        List<Frame> frames = frames(Files.readAllBytes(video));
        assertThat(frames.stream().map(Frame::time)).containsExactly(0, 5000, 105_000, 205_000, 249_000);
        for (Frame frame : frames) {
            int[] rgb = shown.in(frame.time() / 1000).rgb();
            assertThat(frame.pixels()).as("at " + frame.time()).isEqualTo(rgb);
        }
    }

    @Test
    void put_toProgramThatFails_tellsItsLastLines() throws Exception {
        Ffmpeg ffmpeg = ffmpeg("for i in 1 2 3 4 5 6 7; do echo line $i >&2; done\nexit 3\n");

        assertThatThrownBy(() -> export(ffmpeg))
                .isInstanceOf(IOException.class)
                .hasMessage("ffmpeg failed: line 3 / line 4 / line 5 / line 6 / line 7");
    }

    @Test
    void end_ofProgramThatFailsInTheEnd_saysSo() throws Exception {
        Ffmpeg ffmpeg = ffmpeg("cat > /dev/null\nexit 3\n");

        assertThatThrownBy(() -> export(ffmpeg))
                .isInstanceOf(IOException.class)
                .hasMessage("ffmpeg failed: exit code 3");
    }

    @Test
    void close_withoutEnd_endsTheProgram() throws Exception {
        Ffmpeg ffmpeg = ffmpeg("exec sleep 600\n");
        List<Process> started = new ArrayList<>();

        VideoSink.start(ffmpeg, VideoFormat.MP4, SIZE, PER_SECOND, video, started::add)
                .close();

        assertThat(started).singleElement().matches(process -> !process.isAlive());
    }

    @Test
    void size_ofVideoWithHalfTheColours_isEven() {
        assertThat(VideoFormat.MP4_420.sizeFor(new Size(801, 600))).isEqualTo(new Size(802, 600));
        assertThat(VideoFormat.MKV_LOSSLESS.sizeFor(new Size(801, 600))).isEqualTo(new Size(801, 600));
    }

    private void export(Ffmpeg ffmpeg) throws Exception {
        try (VideoSink sink = VideoSink.start(ffmpeg, VideoFormat.MP4, SIZE, PER_SECOND, video, process -> {})) {
            Shown.Gathered.play(file, TENTHS, sink);
        }
    }

    private Ffmpeg ffmpeg(String script) throws IOException {
        Path program = folder.resolve("bin").resolve("ffmpeg");
        Files.createDirectories(program.getParent());
        Files.writeString(program, "#!/bin/sh\n" + ENCODERS + script);
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return Ffmpeg.find("/nowhere:" + program.getParent()).orElseThrow();
    }

    /**
     * A picture in a file.
     *
     * @param time in ten thousandths of a second
     * @param pixels colours
     */
    private record Frame(int time, int[] pixels) {}

    /** The clusters of a file, each of which is a time and a block that goes to its end. */
    private static List<Frame> frames(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file);
        List<Frame> frames = new ArrayList<>();
        int pixels = SIZE.width() * SIZE.height();
        int clusterBytes = 4 + 8 + (1 + 8 + 8) + (1 + 8 + 4) + pixels * Integer.BYTES;
        int at = file.length % clusterBytes;
        assertThat(in.getInt(0)).isEqualTo(0x1a45dfa3);
        for (; at < file.length; at += clusterBytes) {
            assertThat(in.getInt(at)).isEqualTo(0x1f43b675);
            assertThat(in.getLong(at + 4)).isEqualTo(0x0100000000000000L | clusterBytes - 12);
            assertThat(in.get(at + 12)).isEqualTo((byte) 0xe7);
            int[] rgb = new int[pixels];
            ByteBuffer.wrap(file, at + clusterBytes - pixels * Integer.BYTES, pixels * Integer.BYTES)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asIntBuffer()
                    .get(rgb);
            frames.add(new Frame((int) in.getLong(at + 21), rgb));
        }
        return frames;
    }
}
