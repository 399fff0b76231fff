package io.caraway.app.tools;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.raster.Rect;
import io.caraway.recording.RecordingWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command on a recording of ten seconds, in each of which the desktop of 32x24 has the colour of that second. */
class ExportCommandTest {
    private static final int SECONDS = 10;
    private static final int COLOR_STEP = 0x040506;

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void record() throws IOException {
        file = folder.resolve("day.caraway");
        DisplayState state = new DisplayState();
        state.apply(new DisplayEvent.SurfaceCreate(0, 32, 24));
        try (RecordingWriter writer = RecordingWriter.create(file, 0, true)) {
            writer.keyframe(0, 0, new EventBatch(state.present()));
            for (int second = 0; second < SECONDS; second++) {
                DisplayEvent fill = new DisplayEvent.Draw(Drawable.fill(0, new Rect(0, 0, 32, 24), color(second)));
                writer.append(TimeUnit.SECONDS.toNanos(second), new EventBatch(List.of(fill)));
            }
            writer.end(TimeUnit.SECONDS.toNanos(SECONDS));
        }
    }

    private static int color(int second) {
        return (second + 1) * COLOR_STEP;
    }

    @Test
    void export_ofAMoment_isWhatWasShownThen() throws Exception {
        Path out = folder.resolve("a.png");

        Ran ran = Ran.of("export", file, out, "--at", "3.5");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.code()).isZero();
        assertThat(ran.out()).startsWith(out + ": 32x24 pixels, ").doesNotContain("Warning");
        assertThat(color(out)).isEqualTo(color(3));
        assertOnly("day.caraway", "a.png");
    }

    @Test
    void export_ofAMomentBehindTheEnd_isTheLastPicture_withAWarning() throws Exception {
        Path out = folder.resolve("a.png");

        Ran ran = Ran.of("export", file, out, "--at", "1h");

        assertThat(ran.code()).isZero();
        assertThat(ran.err())
                .contains("Warning: " + file + ": the recording ends at 0:00:10.000: this is its last picture");
        assertThat(color(out)).isEqualTo(color(9));
    }

    @Test
    void export_ofASeries_isAFileForEachChange() throws Exception {
        Ran ran = Ran.of("export", file, folder.resolve("a-%02d.png"), "--from", "2", "--to", "4.5");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).contains(": 2.5 s, 3 pictures, ");
        assertThat(color(folder.resolve("a-01.png"))).isEqualTo(color(2));
        assertThat(color(folder.resolve("a-03.png"))).isEqualTo(color(4));
        assertOnly("day.caraway", "a-01.png", "a-02.png", "a-03.png");
    }

    @Test
    void export_ofASeriesAtAFixedRate_hasAFileForEachTime() {
        Ran ran = Ran.of("export", file, folder.resolve("a-%d.png"), "--every", "0.5s");

        assertThat(ran.out()).contains(": 10.0 s, 20 pictures, ");
    }

    @Test
    void export_ofASeriesThatIsThere_needsForce() throws Exception {
        Path there = Files.writeString(folder.resolve("a-07.png"), "dear diary");

        Ran ran = Ran.of("export", file, folder.resolve("a-%02d.png"));

        assertThat(ran.err()).contains(there + ": is there already");
        assertThat(ran.code()).isEqualTo(1);
        assertOnly("day.caraway", "a-07.png");
        assertThat(Ran.of("export", file, folder.resolve("a-%02d.png"), "--force")
                        .code())
                .isZero();
        assertThat(color(there)).isEqualTo(color(6));
    }

    @ParameterizedTest
    @CsvSource({"a.gif, gif", "a.avi, avi", "A.GIF, gif"})
    void export_withoutAnyOtherProgram_works(String name, String words) throws Exception {
        Path out = folder.resolve(name);

        Ran ran = Ran.of("export", file, out, "--speed", "2", "--fps", "10");

        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).startsWith(out + ": 5.0 s, 32x24 pixels, ");
        assertThat(Files.size(out)).as(words).isPositive();
        assertOnly("day.caraway", name);
    }

    @Test
    void export_toStandardOutput_writesNothingElseThere() throws Exception {
        Path out = folder.resolve("a.gif");
        Ran.of("export", file, out);
        PrintStream before = System.out;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Ran ran;
        try {
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            ran = Ran.of("export", file, "-", "--format", "gif");
        } finally {
            System.setOut(before);
        }

        assertThat(ran.out()).isEmpty();
        assertThat(ran.err()).startsWith("standard output: 10.0 s");
        assertThat(bytes.toByteArray()).isEqualTo(Files.readAllBytes(out));
    }

    @Test
    void export_whereOutIsThere_leavesIt() throws Exception {
        Path out = Files.writeString(folder.resolve("a.gif"), "dear diary");

        Ran ran = Ran.of("export", file, out);

        assertThat(ran.err().strip())
                .isEqualTo("caraway: " + out + ": is there already; take another name, or replace it with --force");
        assertThat(ran.code()).isEqualTo(1);
        assertThat(out).hasContent("dear diary");
        assertThat(Ran.of("export", file, out, "--force").code()).isZero();
        assertThat(Files.size(out)).isGreaterThan(100);
    }

    @Test
    void export_ofCutRecording_exportsWhatIsWhole_withAWarning() throws Exception {
        byte[] all = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(all, all.length / 2));
        Path out = folder.resolve("a.gif");

        Ran ran = Ran.of("export", file, out);

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).contains("Warning: " + file + ": the recording was cut");
        assertThat(out).isNotEmptyFile();
    }

    @Test
    void export_ofDisplayThatIsNotThere_namesThoseThatAre() {
        Path out = folder.resolve("a.gif");

        Ran ran = Ran.of("export", file, out, "--display", "2");

        assertThat(ran.err().strip())
                .isEqualTo(
                        "caraway: " + file + ": holds no picture of display 2 in that part; there are pictures of [0]");
        assertThat(ran.code()).isEqualTo(7);
        assertOnly("day.caraway");
    }

    @Test
    void export_ofAPartBehindTheEnd_saysSo() {
        Ran ran = Ran.of("export", file, folder.resolve("a.gif"), "--from", "11");

        assertThat(ran.err()).contains("ends at 0:00:10.000, before that part begins");
        assertThat(ran.code()).isEqualTo(7);
        assertOnly("day.caraway");
    }

    @Test
    void export_ofWhatIsNoRecording_saysSo() throws Exception {
        Path other = Files.writeString(folder.resolve("diary.txt"), "dear diary, today I recorded nothing at all");

        assertThat(Ran.of("export", other, folder.resolve("a.gif")).code()).isEqualTo(7);
        assertThat(Ran.of("export", folder.resolve("none"), folder.resolve("a.gif"))
                        .err())
                .contains("there is no such file");
        assertThat(Ran.of("export", folder, folder.resolve("a.gif")).err()).contains("is a folder");
        assertOnly("day.caraway", "diary.txt");
    }

    @Test
    void export_toAFolderThatIsNotThere_saysSo() {
        Ran ran = Ran.of("export", file, folder.resolve("none").resolve("a.gif"));

        assertThat(ran.err()).contains("there is no such file or folder");
        assertThat(ran.code()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a.png | a png needs --at",
                "a-%d.png --at 3 | names a series",
                "a.gif --at 3 | --at is for a png",
                "a.png --at 3 --from 2 | --at is one moment",
                "a.gif --every 1s | --every is for a series",
                "a-%d.png --every 1s --fps 3 | do not go together",
                "a-%d.png --every 0 | expected: more",
                "a.gif --skip-idle 0 | expected: more",
                "a.mp4 --lossless | --lossless is for mkv",
                "a.gif --yuv420 | --yuv420 is for",
                "a.mkv --yuv420 | --yuv420 is for",
                "a.gif --fps 60 | at most 50",
                "a.avi --fps 0 | expected: 1..120",
                "a.gif --from 3 --to 2 | ends before it begins",
                "a.gif --speed 0 | expected: 0.01",
                "a.gif --display 16 | expected: 0..15",
                "a.gif --from noon | is no time",
                "a.doc | does not tell its format",
                "a.gif --format doc | expected: png, gif, webp, webm, mp4, mkv, avi",
                "- | has to be told by --format",
            })
    void export_ofWhatMakesNoSense_isRefused(String arguments, String words) {
        String[] all = ("export " + file + " " + arguments).split(" ", -1);

        Ran ran = Ran.of((Object[]) all);

        assertThat(ran.err()).contains(words).contains("Try 'caraway export --help'");
        assertThat(ran.code()).isEqualTo(2);
        assertOnly("day.caraway");
    }

    @Test
    void export_toTheRecordingItself_isRefused() throws Exception {
        long size = Files.size(file);

        Ran ran = Ran.of("export", file, file, "--format", "gif", "--force");

        assertThat(ran.err()).contains("cannot be exported to itself");
        assertThat(Files.size(file)).isEqualTo(size);
    }

    private static int color(Path png) throws IOException {
        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(image.getWidth() + "x" + image.getHeight()).isEqualTo("32x24");
        return image.getRGB(16, 12) & 0xffffff;
    }

    private void assertOnly(String... names) {
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder(names);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
