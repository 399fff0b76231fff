package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.channel.DisplayFeeds;
import io.caraway.channel.MouseListener;
import io.caraway.drawing.DisplayEvent;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.CommonMessage;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.LinkError;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.MigrationMessage;
import io.caraway.source.FakeDisplay;
import io.caraway.testkit.Deadline;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a source outlives its sessions: thrown out by another viewer, server started anew, machine gone to another host. */
class SpiceSourceLifeTest {
    private static final int WAIT_SECONDS = 20;
    private static final int RED = 0xff_0000;
    private static final int BLUE = 0x00_00ff;
    private static final String LOST = "desktop (no connection)";
    private static final String TAKEN = "desktop (taken by another viewer)";
    private static final String BACK = "desktop";
    private static final Patience PATIENCE = new Patience(100, 200, 300);

    /** For tests that wait for the end of the server: what is looked at is not let go. */
    private static final Patience LONG = new Patience(100, 60_000, 60_000);

    private final Vertx vertx = Vertx.vertx();
    private final FakeDisplay display = new FakeDisplay(true);
    private final CompletableFuture<Void> end = new CompletableFuture<>();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void source_thatIsThrownOut_saysSoAndLooksWithoutLinking() throws Exception {
        try (ScriptedServer server = ScriptedServer.startLocked(ScriptedDesktop.closed(RED, end))) {
            deploy(server.port(), false, PATIENCE);
            end.complete(null);

            assertThat(nextTitle()).isEqualTo(TAKEN);
            int connections = server.connections();
            Deadline.seconds(WAIT_SECONDS)
                    .until(
                            "it looks again and again",
                            () -> server.connections() >= connections + 5,
                            () -> "connections: " + server.connections());
            assertThat(server.sessions()).isEqualTo(1);
            assertThat(display.isEmpty()).isTrue();
            assertThat(display.picture().read(ScriptedDesktop.ALL)).containsOnly(RED);
        }
    }

    @Test
    void source_thatIsThrownOut_comesBackWhenTheServerIsStartedAnew() throws Exception {
        ScriptedServer first = ScriptedServer.startLocked(ScriptedDesktop.closed(RED, end));
        int port = first.port();
        try (first) {
            deploy(port, false, LONG);
            end.complete(null);
            assertThat(nextTitle()).isEqualTo(TAKEN);
        }
        assertThat(nextTitle()).isEqualTo(LOST);
        try (ScriptedServer second = ScriptedServer.startAgain(port, ScriptedDesktop.lasting(BLUE))) {
            assertThat(nextTitle()).isEqualTo(BACK);
            assertThat(display.picture().read(ScriptedDesktop.ALL)).containsOnly(BLUE);
            assertThat(second.sessions()).isEqualTo(1);
        }
    }

    @Test
    void source_thatRetakes_comesBackAfterAWhile() throws Exception {
        try (ScriptedServer server =
                ScriptedServer.startLocked(ScriptedDesktop.closed(RED, end), ScriptedDesktop.lasting(BLUE))) {
            deploy(server.port(), true, PATIENCE);
            end.complete(null);

            assertThat(nextTitle()).isEqualTo(TAKEN);
            assertThat(nextTitle()).isEqualTo(BACK);
            assertThat(display.picture().read(ScriptedDesktop.ALL)).containsOnly(BLUE);
            assertThat(server.sessions()).isEqualTo(2);
        }
    }

    @Test
    void source_whoseServerGoes_isLostAndNotTaken() throws Exception {
        ScriptedServer first = ScriptedServer.startLocked(ScriptedDesktop.lasting(RED));
        int port = first.port();
        try (first) {
            deploy(port, false, LONG);
        }
        assertThat(nextTitle()).isEqualTo(LOST);
        try (ScriptedServer second = ScriptedServer.startAgain(port, ScriptedDesktop.lasting(BLUE))) {
            assertThat(nextTitle()).isEqualTo(BACK);
            assertThat(display.picture().read(ScriptedDesktop.ALL)).containsOnly(BLUE);
            assertThat(second.sessions()).isEqualTo(1);
        }
    }

    @Test
    void source_whoseServerSaysWhyItCloses_goesOnAsWithout() throws Exception {
        CommonMessage.Notify words = new CommonMessage.Notify(1, 2, 2, 0, "going\nevent=forged \"");
        CommonMessage.Disconnecting reason = new CommonMessage.Disconnecting(1, LinkError.ERROR.number());
        try (ScriptedServer server = ScriptedServer.startLocked(ScriptedDesktop.closed(RED, end, words, reason))) {
            deploy(server.port(), false, LONG);
            end.complete(null);

            assertThat(nextTitle()).isEqualTo(TAKEN);
        }
    }

    @Test
    void source_whoseMachineGoesToAnotherHost_isThereAtOnceWithThePasswordAndTheSameTitle() throws Exception {
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        try (ScriptedServer second = ScriptedServer.startLocked(ScriptedDesktop.lasting(BLUE));
                ScriptedServer first = ScriptedServer.startLocked(moving(RED, answer, second.port()))) {
            deploy(first.port(), false, LONG);
            end.complete(null);

            assertThat(display.take().events().events())
                    .noneMatch(event -> event.type() == DisplayEvent.Type.TITLE)
                    .anyMatch(event -> event.type() == DisplayEvent.Type.DRAW);
            assertThat(display.picture().read(ScriptedDesktop.ALL)).containsOnly(BLUE);
            assertThat(answer.get(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo(MigrationMessage.ConnectError.TYPE);
            assertThat(first.sessions()).isEqualTo(1);
        }
    }

    @Test
    void source_whoseMachineGoesToAHostWithoutClientMode_saysThatItTakesMotionAlone() throws Exception {
        BlockingQueue<Boolean> alone = new LinkedBlockingQueue<>();
        ScriptedSession there = ScriptedDesktop.lasting(BLUE).on(ChannelType.MAIN, peer -> {
            ScriptedDesktop.begin(peer, MainMessage.MOUSE_MODE_SERVER);
            peer.awaitEnd();
        });
        try (ScriptedServer second = ScriptedServer.startLocked(there);
                ScriptedServer first =
                        ScriptedServer.startLocked(moving(RED, new CompletableFuture<>(), second.port()))) {
            SpiceSource source = deploy(first.port(), false, LONG);
            source.listen((MouseListener) alone::add);
            assertThat(alone.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isFalse();

            end.complete(null);
            assertThat(alone.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            assertThat(alone).isEmpty();
        }
    }

    @Test
    void source_whoseMachineGoesWhereNobodyListens_goesBack() throws Exception {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = socket.getLocalPort();
        }
        CompletableFuture<Integer> answer = new CompletableFuture<>();
        try (ScriptedServer server =
                ScriptedServer.startLocked(moving(RED, answer, nobody), ScriptedDesktop.lasting(BLUE))) {
            deploy(server.port(), false, LONG);
            end.complete(null);

            assertThat(nextTitle()).isEqualTo(LOST);
            assertThat(nextTitle()).isEqualTo(BACK);
            assertThat(display.picture().read(ScriptedDesktop.ALL)).containsOnly(BLUE);
        }
    }

    /** A session whose machine goes to another port when the test lets it. */
    private ScriptedSession moving(int color, CompletableFuture<Integer> answer, int port) {
        MigrationMessage.Destination to = new MigrationMessage.Destination(port, 0, "127.0.0.1", "");
        return ScriptedDesktop.lasting(color).on(ChannelType.MAIN, peer -> {
            ScriptedDesktop.begin(peer);
            ScriptedDesktop.await(end);
            peer.send(new MigrationMessage.Begin(to));
            answer.complete(peer.read().type());
            peer.send(new MigrationMessage.SwitchHost(to));
            peer.awaitEnd();
        });
    }

    /** A source that shows its first picture. */
    private SpiceSource deploy(int port, boolean retakes, Patience patience) throws Exception {
        SpiceSourceOptions options = new SpiceSourceOptions(
                SpiceEndpoint.of("127.0.0.1", port),
                ScriptedServer.PASSWORD,
                DisplayMessage.Compression.AUTO_LZ,
                retakes,
                "");
        SpiceSource source = await(SpiceSource.deploy(vertx, options, patience, DisplayFeeds.only(display)));
        display.take();
        assertThat(display.picture().read(ScriptedDesktop.ALL)).containsOnly(RED);
        return source;
    }

    /** Takes batches until one of them tells a title. */
    private String nextTitle() throws InterruptedException {
        while (true) {
            for (DisplayEvent event : display.take().events().events()) {
                if (event.type() == DisplayEvent.Type.TITLE) {
                    return ((DisplayEvent.Title) event).text();
                }
            }
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
