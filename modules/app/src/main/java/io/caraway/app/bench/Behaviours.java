package io.caraway.app.bench;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options about what the viewers do. */
final class Behaviours {
    @Option(
            names = {"-n", "--viewers"},
            paramLabel = "N",
            defaultValue = "4",
            description =
                    "How many viewers (default: ${DEFAULT-VALUE}); those below are among them, the others are healthy.")
    private int viewers;

    @Option(
            names = "--slow",
            paramLabel = "K@RATE",
            converter = SlowViewers.Converter.class,
            description = {
                "K of them read their display channel at RATE bytes/s: 4096, 64k or 2M,",
                "with a receive buffer of 64 KiB. May be given several times."
            })
    private List<SlowViewers> slow = new ArrayList<>();

    @Option(
            names = "--stalled",
            paramLabel = "K",
            description = "K of them stop reading once they have their first picture.")
    private int stalled;

    @Option(
            names = "--no-init",
            paramLabel = "K",
            description = "K of them link their display channel and never say INIT.")
    private int noInit;

    @Option(names = "--no-ack", paramLabel = "K", description = "K of them never acknowledge a message of a picture.")
    private int noAck;

    @Option(
            names = "--decode",
            paramLabel = "K",
            description = {
                "K of them decode and draw every message.",
                "At the end it is told whether all of these show the same."
            })
    private int decode;

    /** Whether viewers draw. */
    boolean draw() {
        return decode > 0;
    }

    /** The groups, healthy ones first; fails with {@link IllegalArgumentException}. */
    List<ViewerGroup> groups() {
        List<ViewerGroup> special = new ArrayList<>();
        add(special, "--decode", Behaviour.DECODING, decode);
        slow.forEach(one -> special.add(new ViewerGroup(Behaviour.SLOW, one.viewers(), one.bytesPerSecond())));
        add(special, "--stalled", Behaviour.STALLED, stalled);
        add(special, "--no-init", Behaviour.NO_INIT, noInit);
        add(special, "--no-ack", Behaviour.NO_ACK, noAck);
        long taken = special.stream().mapToLong(ViewerGroup::viewers).sum();
        if (viewers < 1 || viewers > BenchOptions.VIEWERS_MAX) {
            throw new IllegalArgumentException(
                    "--viewers: " + viewers + " (expected: 1.." + BenchOptions.VIEWERS_MAX + ")");
        }
        if (taken > viewers) {
            throw new IllegalArgumentException(
                    taken + " viewers have a task, and there are " + viewers + "; take more with --viewers " + taken);
        }
        List<ViewerGroup> groups = new ArrayList<>();
        if (taken < viewers) {
            groups.add(ViewerGroup.of(Behaviour.HEALTHY, (int) (viewers - taken)));
        }
        groups.addAll(special);
        return groups;
    }

    private static void add(List<ViewerGroup> groups, String option, Behaviour behaviour, int viewers) {
        if (viewers < 0) {
            throw new IllegalArgumentException(option + ": " + viewers + " (expected: 0 or more)");
        }
        if (viewers > 0) {
            groups.add(ViewerGroup.of(behaviour, viewers));
        }
    }
}
