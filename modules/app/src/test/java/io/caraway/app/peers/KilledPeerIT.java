package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.testkit.Deadline;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XvncServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recording that ends in the middle, since its program was killed.
 *
 * <p>The desktop's background is its clock: its colour is the number of the frame, and when each was drawn is written down.
 * {@code -Dkilled.times=100} kills more often.
 */
@NeedsPrograms({"Xvnc", "xterm", "xdotool", "xsetroot", "display", "import", "bash", "spicy-screenshot"})
final class KilledPeerIT {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int SECONDS = 60;
    private static final int FRAMES_BEFORE_THE_KILL = 30;
    private static final int FIRST_COLOR = 0x410000;
    private static final int OTHER_COLOR = 0x00a0f0;
    private static final Duration MAY_BE_LOST = Duration.ofSeconds(1);
    private static final long SEED = 13;
    private static final int KILLS = Integer.getInteger("killed.times", 3);
    private static final int SEEKS = 5;
    private static final int HEADER_BYTES = 100;
    private static final long LIFE_NANOS_MAX = TimeUnit.SECONDS.toNanos(3);
    private static final Pattern FRAME = Pattern.compile("^frame (\\d+) (\\d+)$", Pattern.MULTILINE);
    private static final String FRAMES = """
            for ((i = 1; i < 60000; i++)); do
                echo "frame $i $(date +%s%N)"
                xsetroot -solid "$(printf '#41%04x' "$i")"
                sleep 0.09
            done
            """;

    @TempDir
    Path folder;

    @Test
    void replay_ofAKilledProgram_endsWithAPictureOfTheLastSecond() {
        Path recording = folder.resolve("killed.caraway");
        try (XvncServer source = XvncServer.start(WIDTH, HEIGHT);
                XDesktop desktop = new XDesktop(source.display())) {
            desktop.openTerminal(40, 10, 10, 10);
            desktop.print("\033[32mrecorded until the end\033[0m\n");
            desktop.openPicture(150, 100, 400, 300, SEED);
            desktop.background(OTHER_COLOR);
            Screenshot other = desktop.awaitStill();
            desktop.background(FIRST_COLOR);
            Screenshot first = desktop.awaitStill();

            RealProgram frames;
            Instant killed;
            try (Caraway caraway = Caraway.serve(source.port(), "--record", recording.toString())) {
                frames = desktop.start("bash", "-c", FRAMES);
                Deadline.seconds(SECONDS)
                        .until("frames", () -> drawn(frames).size() >= FRAMES_BEFORE_THE_KILL, frames::log);
                killed = Instant.now();
                caraway.program().signal("KILL");
                caraway.program().awaitExit(SECONDS);
            }
            Screenshot last = replayedLast(recording);

            int frame = last.at(WIDTH - 1, HEIGHT - 1) - FIRST_COLOR;
            last.assertEqualPixels(withBackground(first, other, FIRST_COLOR + frame), "killed");
            assertThat(replaced(frames, frame))
                    .as("when frame %d, the last one replayed, was replaced by the next", frame)
                    .isAfterOrEqualTo(killed.minus(MAY_BE_LOST));
        }
    }

    @Test
    void recordings_killedAtRandomMoments_playAndSeek() {
        Random random = new Random(SEED);
        long longestLost = 0;
        try (XvncServer source = XvncServer.start(WIDTH, HEIGHT);
                XDesktop desktop = new XDesktop(source.display())) {
            source.display().run("xdotool", "mousemove", "0", "0");
            desktop.openPicture(150, 100, 400, 300, SEED);
            for (int time = 0; time < KILLS; time++) {
                Path recording = folder.resolve("killed-" + time + ".caraway");
                Instant killed;
                RealProgram frames = desktop.start("bash", "-c", FRAMES);
                try (Caraway caraway = Caraway.serve(source.port(), "--record", recording.toString())) {
                    Deadline.seconds(SECONDS)
                            .until(
                                    "the first picture is in the file",
                                    () -> recording.toFile().length() > HEADER_BYTES,
                                    () -> caraway.program().log());
                    LockSupport.parkNanos(random.nextLong(LIFE_NANOS_MAX));
                    killed = Instant.now();
                    caraway.program().signal("KILL");
                    caraway.program().awaitExit(SECONDS);
                }
                longestLost = Math.max(longestLost, checked(recording, frames, killed, random));
                frames.close();
            }
        }
        System.out.println("killed " + KILLS + " times, lost at most " + longestLost + " ms");
    }

    /** Plays and seeks in a recording, and returns how many milliseconds of it were lost at most. */
    private static long checked(Path recording, RealProgram frames, Instant killed, Random random) {
        Screenshot last;
        try (PlayedRecording played = PlayedRecording.open(recording)) {
            last = played.at(Long.MAX_VALUE);
            long[] moments =
                    random.longs(SEEKS, 0, played.durationNanos() + 1).sorted().toArray();
            try (PlayedRecording again = PlayedRecording.open(recording)) {
                for (long moment : moments) {
                    PlayedRecording.sought(recording, moment)
                            .assertEqualPixels(again.at(moment), recording.getFileName() + "-" + moment);
                }
            }
        }
        int frame = last.at(WIDTH - 1, HEIGHT - 1) - FIRST_COLOR;
        // It may be to be seen still.
        Deadline.seconds(SECONDS)
                .until("the frame after " + frame, () -> drawn(frames).size() > frame, frames::log);
        Instant replaced = replaced(frames, frame);
        assertThat(replaced)
                .as("when frame %d, the last one of %s, was replaced by the next", frame, recording)
                .isAfterOrEqualTo(killed.minus(MAY_BE_LOST));
        return Math.max(0, Duration.between(replaced, killed).toMillis());
    }

    private static Screenshot replayedLast(Path recording) {
        try (Caraway replay = Caraway.replay(recording, "--speed", "100")) {
            replay.awaitEndOfRecording();
            return SpicyScreenshot.take(replay.spicePort());
        }
    }

    /** {@code first} with another colour wherever the background shows: there it and {@code other} have their own colours. */
    private static Screenshot withBackground(Screenshot first, Screenshot other, int color) {
        int[] rgb = first.rgb().clone();
        for (int i = 0; i < rgb.length; i++) {
            if (rgb[i] == FIRST_COLOR && other.rgb()[i] == OTHER_COLOR) {
                rgb[i] = color;
            }
        }
        return new Screenshot(first.width(), first.height(), rgb);
    }

    /** When each frame began to be drawn, the first one first. */
    private static List<Instant> drawn(RealProgram frames) {
        return FRAME.matcher(frames.output())
                .results()
                .map(line -> Instant.EPOCH.plusNanos(Long.parseLong(line.group(2))))
                .toList();
    }

    /** When the frame after that one began to be drawn: until then at least it was to be seen. */
    private static Instant replaced(RealProgram frames, int frame) {
        List<Instant> drawn = drawn(frames);
        assertThat(frame).as("number of the last frame replayed").isBetween(1, drawn.size() - 1);
        return drawn.get(frame);
    }
}
