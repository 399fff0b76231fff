package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.testkit.Deadline;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XvncServer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A session of a real VNC server with text, a picture, a pointer and a new size, exported, and looked at by a program that is not
 * ours: what it decodes is compared with what playing the recording gives. The figures go to target/export.txt.
 */
@NeedsPrograms({"ffmpeg", "Xvnc", "xterm", "xdotool", "xsetroot", "xrandr", "display", "import", "bash"})
final class ExportPeerIT {
    private static final Path FIGURES = Path.of("target", "export.txt");
    private static final int WIDTH = 800;
    private static final int HEIGHT = 600;
    private static final int LARGE_WIDTH = 1024;
    private static final int LARGE_HEIGHT = 768;
    private static final int STEPS = 40;
    private static final int SECONDS = 60;
    private static final int BACKGROUND = 0x204060;
    private static final int PER_SECOND = 25;
    private static final int MOMENTS = 10;
    private static final double LEAST_PSNR = 38;
    private static final long SEED = 17;

    /** What of a picture a format keeps. */
    private enum Kept {
        /** Brightness; thin coloured lines lose their colour when four pixels share one. */
        LIGHT,
        /** Colours. */
        COLOURS,
        /** Every bit. */
        EVERYTHING
    }

    /**
     * How like pictures are, as PSNR in decibels.
     *
     * @param light brightness alone
     * @param colours red, green and blue
     */
    private record Likeness(double light, double colours) {
        static Likeness of(Screenshot one, Screenshot other) {
            double light = 0;
            double colours = 0;
            for (int i = 0; i < one.rgb().length; i++) {
                int red = (one.rgb()[i] >> 16 & 0xff) - (other.rgb()[i] >> 16 & 0xff);
                int green = (one.rgb()[i] >> 8 & 0xff) - (other.rgb()[i] >> 8 & 0xff);
                int blue = (one.rgb()[i] & 0xff) - (other.rgb()[i] & 0xff);
                double brightness = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
                light += brightness * brightness;
                colours += (red * red + green * green + blue * blue) / 3.0;
            }
            return new Likeness(decibels(light / one.rgb().length), decibels(colours / one.rgb().length));
        }

        Likeness least(Likeness other) {
            return new Likeness(Math.min(light, other.light), Math.min(colours, other.colours));
        }

        private static double decibels(double meanSquare) {
            return 10 * Math.log10(255.0 * 255 / meanSquare);
        }
    }

    @TempDir
    private static Path folder;

    private static Path recording = Path.of("");

    @BeforeAll
    static void record() throws Exception {
        recording = folder.resolve("session.caraway");
        Files.deleteIfExists(FIGURES);
        try (XvncServer server = XvncServer.start(WIDTH, HEIGHT);
                XDesktop desktop = new XDesktop(server.display());
                Caraway caraway = Caraway.serve(server.port(), "--record", recording.toString())) {
            server.display().run("xdotool", "mousemove", "400", "300");
            desktop.background(BACKGROUND);
            desktop.pointer("left_ptr");
            desktop.openTerminal(70, 24, 20, 20);
            desktop.openText("DejaVu Sans Mono", 10, 300, 380);
            String window = desktop.openPicture(230, 170, 500, 300, SEED);
            move(desktop, window, WIDTH, HEIGHT);
            server.display().run("xrandr", "--output", "VNC-0", "--mode", LARGE_WIDTH + "x" + LARGE_HEIGHT);
            desktop.awaitStill();
            move(desktop, window, LARGE_WIDTH, LARGE_HEIGHT);
            desktop.awaitStill();
            caraway.interrupt();
        }
    }

    private static void move(XDesktop desktop, String window, int width, int height) {
        try (RealProgram motion = desktop.startMotion(window, STEPS, width, height)) {
            assertThat(motion.awaitExit(SECONDS)).as(motion::log).isZero();
        }
    }

    @AfterAll
    static void tell() throws Exception {
        if (Files.exists(FIGURES)) {
            System.out.println(Files.readString(FIGURES));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "session.mp4, , COLOURS",
        "session-420.mp4, --yuv420, LIGHT",
        "session.webm, , COLOURS",
        "session-420.webm, --yuv420, LIGHT",
        "session.mkv, , COLOURS",
        "session-lossless.mkv, --lossless, EVERYTHING",
        "session.avi, , COLOURS",
        "session-420.avi, --yuv420, LIGHT",
        "session.gif, , COLOURS"
    })
    void video_decodedByFfmpeg_isWhatPlayingShows(String name, String option, Kept kept) throws Exception {
        Path video = folder.resolve(name);
        List<String> arguments = new ArrayList<>(List.of("export", recording.toString(), video.toString()));
        if (option != null) {
            arguments.add(option);
        }

        long began = System.nanoTime();
        String told = Caraway.run(arguments.toArray(String[]::new));
        double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);

        assertThat(told).contains("x768 pixels").doesNotContain("Warning");
        Likeness least = likeness(video);
        figure(name, Files.size(video), seconds, least);
        switch (kept) {
            case LIGHT -> assertThat(least.light()).as(name).isGreaterThan(LEAST_PSNR);
            case COLOURS -> assertThat(least.colours()).as(name).isGreaterThan(LEAST_PSNR);
            case EVERYTHING -> assertThat(least.colours()).as(name).isEqualTo(Double.POSITIVE_INFINITY);
        }
    }

    @Test
    void pictures_areWhatPlayingShows() throws Exception {
        try (Played played = Played.of(recording)) {
            for (int moment = 0; moment < MOMENTS; moment++) {
                long millis = TimeUnit.NANOSECONDS.toMillis(
                        played.startNanos() + (played.endNanos() - played.startNanos()) * moment / MOMENTS + 1_000_000);
                Path png = folder.resolve("moment-" + moment + ".png");
                Caraway.run(
                        "export",
                        recording.toString(),
                        png.toString(),
                        "--at",
                        String.format(Locale.ROOT, "%d.%03d", millis / 1000, millis % 1000));
                Screenshot shot = Screenshot.read(png);
                shot.assertEqualPixels(
                        played.at(TimeUnit.MILLISECONDS.toNanos(millis), shot.width(), shot.height()),
                        "export-" + moment);
            }
        }
    }

    /** ffmpeg writes animated WebP but does not read it: another program has to. */
    @Test
    @NeedsPrograms("convert")
    void webp_decodedByImageMagick_hasEveryPixel() throws Exception {
        Path animation = folder.resolve("session.webp");
        long began = System.nanoTime();
        Caraway.run("export", recording.toString(), animation.toString(), "--fps", "4", "--speed", "2");
        double seconds = (System.nanoTime() - began) / (double) TimeUnit.SECONDS.toNanos(1);
        Path frames = Files.createDirectory(folder.resolve("frames"));
        List<String> command = List.of("convert", animation.toString(), "-coalesce", frames + "/%04d.png");
        try (RealProgram convert = RealProgram.start("convert", Map.of(), command)) {
            assertThat(convert.awaitExit(SECONDS)).as(convert::log).isZero();
        }
        Path first;
        Path last;
        try (Stream<Path> files = Files.list(frames)) {
            List<Path> sorted = files.sorted().toList();
            first = sorted.get(0);
            last = sorted.get(sorted.size() - 1);
        }
        try (Played played = Played.of(recording)) {
            Screenshot begin = played.at(played.startNanos(), LARGE_WIDTH, LARGE_HEIGHT);
            Screenshot end = played.at(played.endNanos(), LARGE_WIDTH, LARGE_HEIGHT);
            Screenshot.read(first).assertEqualPixels(begin, "export-webp-first");
            Screenshot.read(last).assertEqualPixels(end, "export-webp-last");
            figure("session.webp (4/s)", Files.size(animation), seconds, Likeness.of(Screenshot.read(last), end));
        }
    }

    @Test
    void video_endedByCtrlC_leavesNothing() throws Exception {
        Path video = folder.resolve("broken.webm");
        // Slow enough to be there still when the signal comes.
        try (Caraway caraway =
                Caraway.start("export", recording.toString(), video.toString(), "--speed", "0.02", "--fps", "60")) {
            Path part = folder.resolve("broken.webm.part");
            Deadline.seconds(SECONDS).until("it writes", () -> part.toFile().length() > 0, caraway.program()::log);
            List<ProcessHandle> writers = ProcessHandle.allProcesses()
                    .filter(process -> process.info().commandLine().orElse("").contains(part.toString()))
                    .toList();
            assertThat(writers).isNotEmpty();

            caraway.interrupt();

            assertThat(video).doesNotExist();
            assertThat(part).doesNotExist();
            assertThat(writers).noneMatch(ProcessHandle::isAlive);
        }
    }

    /** The least likeness of frames over the whole length. */
    private static Likeness likeness(Path video) throws Exception {
        try (Played played = Played.of(recording)) {
            long start = played.startNanos();
            long slots = (played.endNanos() - start) * PER_SECOND / TimeUnit.SECONDS.toNanos(1);
            List<Long> chosen = new ArrayList<>();
            for (int moment = 0; moment < MOMENTS; moment++) {
                chosen.add(slots * (2 * moment + 1) / (2 * MOMENTS));
            }
            List<Screenshot> shots = decode(video, chosen);
            Likeness least = new Likeness(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);
            for (int i = 0; i < MOMENTS; i++) {
                long time = start + chosen.get(i) * TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
                Screenshot expected = played.at(time, LARGE_WIDTH, LARGE_HEIGHT);
                Likeness likeness = Likeness.of(shots.get(i), expected);
                if (likeness.light() < LEAST_PSNR) {
                    expected.write(Path.of("target", "screenshots", video.getFileName() + "-" + i + "-expected.png"));
                    shots.get(i).write(Path.of("target", "screenshots", video.getFileName() + "-" + i + "-actual.png"));
                }
                least = least.least(likeness);
            }
            return least;
        }
    }

    /** What ffmpeg makes of frames of those numbers. */
    private static List<Screenshot> decode(Path video, List<Long> numbers) throws Exception {
        Path raw = folder.resolve(video.getFileName() + ".raw");
        String select = numbers.stream().map(number -> "eq(n\\," + number + ")").collect(Collectors.joining("+"));
        List<String> command = List.of(
                "ffmpeg",
                "-nostdin",
                "-v",
                "error",
                "-i",
                video.toString(),
                "-vf",
                "fps=" + PER_SECOND + ",select=" + select,
                "-vsync",
                "passthrough",
                "-sws_flags",
                "bicubic+accurate_rnd+full_chroma_int",
                "-pix_fmt",
                "bgr0",
                "-f",
                "rawvideo",
                "-y",
                raw.toString());
        try (RealProgram ffmpeg = RealProgram.start("ffmpeg", Map.of(), command)) {
            assertThat(ffmpeg.awaitExit(SECONDS)).as(ffmpeg::log).isZero();
        }
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(raw)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(bytes.capacity()).isEqualTo(numbers.size() * LARGE_WIDTH * LARGE_HEIGHT * Integer.BYTES);
        Files.delete(raw);
        return Stream.generate(() -> frame(bytes)).limit(numbers.size()).toList();
    }

    private static Screenshot frame(ByteBuffer bytes) {
        int[] rgb = new int[LARGE_WIDTH * LARGE_HEIGHT];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = bytes.getInt() & 0xffffff;
        }
        return new Screenshot(LARGE_WIDTH, LARGE_HEIGHT, rgb);
    }

    private static void figure(String name, long bytes, double seconds, Likeness least) throws Exception {
        String line = String.format(
                Locale.ROOT,
                "%-22s %8.3f MB  made in %5.1f s  least PSNR %6.2f dB of colours, %6.2f dB of brightness%n",
                name,
                bytes / 1e6,
                seconds,
                least.colours(),
                least.light());
        Files.writeString(FIGURES, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }
}
