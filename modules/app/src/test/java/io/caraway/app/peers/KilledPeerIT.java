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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A recording that ends in the middle, since its program was killed.
 *
 * <p>The desktop's background is its clock: its colour is the number of the frame, and when each was drawn is written down.
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
    private static final Pattern FRAME = Pattern.compile("^frame (\\d+) (\\d+)$", Pattern.MULTILINE);
    private static final String FRAMES = """
            for ((i = 1; i < 2000; i++)); do
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
