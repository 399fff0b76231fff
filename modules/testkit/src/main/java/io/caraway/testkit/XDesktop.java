package io.caraway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Random;

/**
 * What is to be seen on an X display: a terminal, a picture in a window, a background.
 *
 * <p>No window manager runs and nothing blinks, so the screen is still unless {@link #startMotion} or the test moves it.
 * Belongs to one test.
 */
public final class XDesktop implements AutoCloseable {
    private static final int SETTLE_SECONDS = 20;
    private static final int EQUAL_SHOTS_OF_A_STILL_SCREEN = 3;
    private static final String PICTURE_WINDOW = "^ImageMagick: ";

    private final XDisplay display;
    private final Path folder;
    private final Deque<RealProgram> clients = new ArrayDeque<>();

    /** An empty desktop on that display. */
    public XDesktop(XDisplay display) {
        this.display = display;
        try {
            this.folder = Files.createTempDirectory("desktop");
            Files.createFile(folder.resolve("terminal.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fills the background with one colour, 0x00RRGGBB. */
    public void background(int rgb) {
        display.run("xsetroot", "-solid", String.format("#%06x", rgb));
    }

    /** Covers an empty desktop of that size with a picture in which every place looks different. */
    public void wallpaper(int width, int height, long seed) {
        Path file = picture(width, height, seed);
        // It ends with 1 even when all went well, so what counts is what is to be seen.
        try (RealProgram painter = display.start("display", "-window", "root", file.toString())) {
            painter.awaitExit(SETTLE_SECONDS);
            screenshot().assertEqualPixels(Screenshot.read(file), "wallpaper");
        }
    }

    /** Opens a terminal that shows what {@link #print} writes. */
    public void openTerminal(int columns, int rows, int x, int y) {
        String geometry = columns + "x" + rows + "+" + x + "+" + y;
        Path text = folder.resolve("terminal.txt");
        openTerminal(geometry, "tail", "-n", "+1", "-f", text.toString());
    }

    /** Shows the pointer of that name, one of X's cursor font, over the background. */
    public void pointer(String name) {
        display.run("xsetroot", "-cursor_name", name);
    }

    /** Opens a terminal with some lines in a font whose letters have soft edges. */
    public void openText(String font, int points, int x, int y) {
        String lines =
                "printf 'The quick brown fox\\njumps over 0123456789\\n\\033[31mred \\033[7mturned\\033[0m\\n'; sleep 600";
        clients.push(display.start(
                "xterm",
                "+bc",
                "-fa",
                font,
                "-fs",
                Integer.toString(points),
                "-geometry",
                "26x6+" + x + "+" + y,
                "-e",
                "sh",
                "-c",
                lines));
        display.run("xdotool", "search", "--sync", "--onlyvisible", "--class", "xterm");
    }

    /** Opens a terminal whose typed lines go to {@code target}. */
    public void openTypingTerminal(Path target) {
        String window = openTerminal("60x10+10+10", "sh", "-c", "cat > '" + target.toAbsolutePath() + "'");
        display.run("xdotool", "windowfocus", "--sync", window);
        Deadline.seconds(SETTLE_SECONDS).until("the terminal's program runs", () -> Files.exists(target), this::log);
    }

    /** Opens a terminal, and returns its number once it is there to be seen. */
    private String openTerminal(String geometry, String... program) {
        String[] arguments = new String[program.length + 4];
        // Neither cursor nor bell moves the picture of its own accord.
        String[] options = {"+bc", "-geometry", geometry, "-e"};
        System.arraycopy(options, 0, arguments, 0, options.length);
        System.arraycopy(program, 0, arguments, options.length, program.length);
        clients.push(display.start("xterm", arguments));
        return awaitWindow("--class", "xterm");
    }

    /** Writes to the terminal, escape sequences for colours included. */
    public void print(String text) {
        try {
            Files.write(
                    folder.resolve("terminal.txt"), text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a window with a many-coloured picture, and returns its number. */
    public String openPicture(int width, int height, int x, int y, long seed) {
        String file = picture(width, height, seed).toString();
        clients.push(display.start("display", "-immutable", "-geometry", "+" + x + "+" + y, file));
        return awaitWindow("--name", PICTURE_WINDOW);
    }

    /** The number of a window once it is there to be seen. A search fails when another window goes away meanwhile. */
    private String awaitWindow(String property, String value) {
        return Deadline.seconds(SETTLE_SECONDS)
                .get("window " + value + " is there", () -> search(property, value), this::log);
    }

    private Optional<String> search(String property, String value) {
        try (RealProgram search = display.start("xdotool", "search", "--sync", "--onlyvisible", property, value)) {
            return search.awaitExit(SETTLE_SECONDS) == 0
                    ? Optional.of(search.output().strip())
                    : Optional.empty();
        }
    }

    private Path picture(int width, int height, long seed) {
        Random random = new Random(seed);
        int[] rgb = new int[width * height];
        int noise = 0x07;
        for (int i = 0; i < rgb.length; i++) {
            int x = i % width;
            int y = i / width;
            rgb[i] = (x * 0xff / width) << 16 | (y * 0xff / height) << 8 | ((x ^ y) & 0xf8) | random.nextInt(noise);
        }
        Path file = folder.resolve("picture-" + seed + ".png");
        new Screenshot(width, height, rgb).write(file);
        return file;
    }

    /** Moves a window about and prints coloured lines, in {@code steps} steps of some 40 ms; the program ends when done. */
    public RealProgram startMotion(String window, int steps, int width, int height) {
        String script = """
                for ((i = 0; i < STEPS; i++)); do
                    printf '\\033[3%dmstep %d \\033[1mbold \\033[4munderlined\\033[0m\\n' $((1 + i % 7)) "$i" >> "$1"
                    xdotool windowmove "$2" $(((i * 13) % WIDTH)) $(((i * 7) % HEIGHT))
                    sleep 0.03
                done
                """.replace("STEPS", Integer.toString(steps))
                .replace("WIDTH", Integer.toString(width))
                .replace("HEIGHT", Integer.toString(height));
        RealProgram motion = display.start(
                "bash", "-c", script, "motion", folder.resolve("terminal.txt").toString(), window);
        clients.push(motion);
        return motion;
    }

    /** Runs a program of the test's own on the display until the desktop is closed. */
    public RealProgram start(String program, String... arguments) {
        RealProgram client = display.start(program, arguments);
        clients.push(client);
        return client;
    }

    /** What the X server itself says that it shows, without the pointer. */
    public Screenshot screenshot() {
        Path file = folder.resolve("screen.ppm");
        display.run("import", "-silent", "-window", "root", "-depth", "8", "ppm:" + file);
        return Screenshot.read(file);
    }

    /** Waits until several screenshots in a row are the same, and returns it. */
    public Screenshot awaitStill() {
        Still still = new Still();
        return Deadline.seconds(SETTLE_SECONDS).get("the desktop is still", () -> still.next(screenshot()), this::log);
    }

    private String log() {
        StringBuilder text = new StringBuilder(display.server().log());
        clients.forEach(client -> text.append('\n').append(client.log()));
        return text.toString();
    }

    @Override
    public void close() {
        clients.forEach(RealProgram::close);
        clients.clear();
    }

    /** A count of equal screenshots in a row. */
    private static final class Still {
        private Optional<Screenshot> last = Optional.empty();
        private int equal;

        Optional<Screenshot> next(Screenshot shot) {
            equal = last.filter(shot::equals).isPresent() ? equal + 1 : 1;
            last = Optional.of(shot);
            return equal >= EQUAL_SHOTS_OF_A_STILL_SCREEN ? last : Optional.empty();
        }
    }
}
