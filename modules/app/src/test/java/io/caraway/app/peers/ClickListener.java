package io.caraway.app.peers;

import io.caraway.testkit.Deadline;
import io.caraway.testkit.RealProgram;
import io.caraway.testkit.XDesktop;
import io.caraway.testkit.XDisplay;
import java.util.List;
import java.util.regex.Pattern;

/** Clicks as they arrive on a desktop. Belongs to one test; ends with the desktop. */
final class ClickListener {
    private static final int SECONDS = 30;
    private static final int LEFT = 1;
    private static final Pattern PRESS =
            Pattern.compile("ButtonPress event.*?root:\\((\\d+),(\\d+)\\),.*?button (\\d+)", Pattern.DOTALL);

    private final RealProgram program;
    private int before;
    private int awaited;

    private ClickListener(RealProgram program) {
        this.program = program;
    }

    /** Starts a program that prints every click, and clicks at {@code x}, {@code y} without a viewer until it is seen to listen. */
    static ClickListener start(XDisplay display, XDesktop desktop, int x, int y) {
        // Its output has to come line by line.
        ClickListener listener = new ClickListener(desktop.start("stdbuf", "-oL", "xev", "-root", "-event", "button"));
        Deadline.seconds(SECONDS)
                .until(
                        "xev listens",
                        () -> {
                            display.run(
                                    "xdotool",
                                    "mousemove",
                                    "--sync",
                                    Integer.toString(x),
                                    Integer.toString(y),
                                    "click",
                                    Integer.toString(LEFT));
                            return listener.presses().contains(new Click(x, y, LEFT));
                        },
                        listener.program::log);
        listener.before = listener.presses().size();
        return listener;
    }

    /** Waits until one more click has arrived than the last time. */
    void awaitOneMore(String name) {
        awaited++;
        Deadline.seconds(SECONDS).until(name + " arrives", () -> clicks().size() >= awaited, program::log);
    }

    /** The clicks that arrived since it was started. */
    List<Click> clicks() {
        List<Click> all = presses();
        return all.subList(before, all.size());
    }

    private List<Click> presses() {
        return PRESS.matcher(program.output())
                .results()
                .map(press -> new Click(
                        Integer.parseInt(press.group(1)),
                        Integer.parseInt(press.group(2)),
                        Integer.parseInt(press.group(3))))
                .toList();
    }

    /** A press of a button at a place of the desktop. */
    record Click(int x, int y, int button) {}
}
