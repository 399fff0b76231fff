package io.caraway.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.images.cache.RecurringImages;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.testkit.Deadline;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/**
 * Viewers that join and leave in all states, a thousand of them: nothing is left of them, neither objects nor memory outside the
 * heap.
 */
final class JoinLeaveTest {
    /** Not asked for: keys for tickets would take most of the time. */
    private static final String TICKET = "";

    private static final int WARM_UP = 100;
    private static final int VIEWERS = 1000;
    private static final int COLLECTIONS = 3;
    private static final int TOGETHER_MAX = 8;
    private static final int SECONDS = 30;

    /** What the heap may grow by, whatever compilers and libraries keep: a kilobyte for each viewer. */
    private static final long HEAP_GROWTH_MAX = 1024L * VIEWERS;

    private static final byte[] INIT = RawChannel.message(new DisplayMessage.ClientInit(1, 0, 1, 0));

    /** Types of which each viewer has at least one. */
    private static final List<String> PER_VIEWER = List.of(
            "io.caraway.server.Client",
            "io.caraway.server.link.LinkStage",
            "io.caraway.server.link.SocketStream",
            "io.caraway.server.main.MainChannelClient",
            "io.caraway.server.main.ViewerAgent",
            "io.caraway.server.inputs.InputsChannelClient",
            "io.caraway.display.DisplayChannelClient",
            "io.caraway.display.cursor.CursorChannelClient",
            "io.caraway.channel.ChannelClient",
            "io.vertx.core.net.impl.NetSocketImpl",
            "io.netty.channel.socket.nio.NioSocketChannel");

    @Test
    void viewers_thatJoinAndLeaveInAnyState_leaveNothingBehind() throws Exception {
        try (TestServer server = new TestServer(null);
                LogLines log = new LogLines();
                GoodViewer good = new GoodViewer(server, TICKET)) {
            good.checkIsServed();
            Map<String, Long> alone = living();
            play(server, log, good, 1, WARM_UP);
            fillStores(server);
            good.checkIsServed();
            awaitAtMost(alone);
            long heapBefore = heapBytes();
            play(server, log, good, 2, VIEWERS);
            awaitAtMost(alone);
            assertThat(heapBytes() - heapBefore).isLessThan(HEAP_GROWTH_MAX);
            assertThat(log.of("event=viewer-joined")).hasSize(1 + WARM_UP + VIEWERS);
            assertThat(log.of("event=viewer-left")).hasSize(WARM_UP + VIEWERS).doesNotHaveDuplicates();
            assertThat(log.faults()).isEmpty();
        }
    }

    /** Draws until all that is kept of pictures, up to its limit, is kept. */
    private static void fillStores(TestServer server) {
        long pictureBytes = (long) TestServer.WIDTH * TestServer.HEIGHT * Integer.BYTES;
        for (long bytes = 0; bytes < 2 * RecurringImages.BYTES_DEFAULT; bytes += pictureBytes) {
            server.drawNoise();
        }
    }

    /** Has viewers come and go, a few at the same time, and returns when all have gone. */
    private static void play(TestServer server, LogLines log, GoodViewer good, long seed, int viewers)
            throws Exception {
        Random random = new Random(seed);
        int left = log.of("event=viewer-left").size();
        List<Visit> visits = new ArrayList<>();
        for (int i = 0; i < viewers; i++) {
            visits.add(new Visit(server.port(), random));
            if (random.nextInt(8) == 0) {
                good.checkIsServed();
            }
            while (visits.size() > random.nextInt(TOGETHER_MAX)) {
                visits.remove(random.nextInt(visits.size())).end();
            }
        }
        for (Visit visit : visits) {
            visit.end();
        }
        log.await("event=viewer-left", left + viewers);
        good.checkIsServed();
        DirectMemory.awaitAtMost(0);
    }

    /** Returns once there is no more of anything than that. */
    private static void awaitAtMost(Map<String, Long> counts) {
        Deadline.seconds(SECONDS)
                .until(
                        "no more than " + counts,
                        () -> living().entrySet().stream()
                                .allMatch(type -> type.getValue() <= counts.getOrDefault(type.getKey(), 0L)),
                        () -> living().toString());
    }

    /** How many objects of each type there are that something still refers to. */
    private static Map<String, Long> living() {
        Map<String, Long> counts = new TreeMap<>();
        PER_VIEWER.forEach(type -> counts.put(type, 0L));
        try {
            String histogram = (String) ManagementFactory.getPlatformMBeanServer()
                    .invoke(
                            new ObjectName("com.sun.management:type=DiagnosticCommand"),
                            "gcClassHistogram",
                            new Object[] {new String[0]},
                            new String[] {String[].class.getName()});
            histogram.lines().map(line -> line.trim().split("\\s+")).forEach(columns -> {
                if (columns.length > 3 && counts.containsKey(columns[3])) {
                    counts.put(columns[3], Long.parseLong(columns[1]));
                }
            });
        } catch (JMException e) {
            throw new AssertionError(e);
        }
        return counts;
    }

    private static long heapBytes() {
        long least = Long.MAX_VALUE;
        // What a collection finds dead may hold others until it has been cleaned away.
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
            least = Math.min(
                    least,
                    ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
        }
        return least;
    }

    /** One viewer, in a state that the dice have chosen; they choose as well how it goes. */
    private static final class Visit {
        private final Random random;
        private final List<RawChannel> channels = new ArrayList<>();

        Visit(int port, Random random) throws IOException, ProtocolException {
            this.random = random;
            RawChannel main = RawChannel.link(port, ChannelType.MAIN, 0, TICKET);
            channels.add(main);
            int session = main.readSession();
            if (random.nextInt(6) > 0) {
                display(RawChannel.link(port, ChannelType.DISPLAY, session, TICKET));
            }
            if (random.nextInt(3) == 0) {
                channels.add(RawChannel.link(port, ChannelType.CURSOR, session, TICKET));
            }
            if (random.nextInt(3) == 0) {
                channels.add(RawChannel.link(port, ChannelType.INPUTS, session, TICKET));
            }
        }

        private void display(RawChannel display) throws IOException {
            channels.add(display);
            switch (random.nextInt(4)) {
                case 0 -> {} // linked, and says nothing
                case 1 -> display.send(INIT);
                case 2 -> {
                    display.send(INIT);
                    display.read(TestServer.WIDTH * TestServer.HEIGHT * Integer.BYTES / 2);
                }
                default -> display.send(new byte[] {1, 2, 3});
            }
        }

        /** The main channel is the first that was linked: it goes first, last, or in between. */
        void end() throws IOException {
            if (random.nextBoolean()) {
                Collections.shuffle(channels, random);
            }
            for (RawChannel channel : channels) {
                if (random.nextBoolean()) {
                    channel.reset();
                } else {
                    channel.close();
                }
            }
        }
    }
}
