package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import io.caraway.drawing.Drawable;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.source.spice.SpiceEndpoint;
import io.caraway.testkit.ScriptedSpiceServer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FleetTest {
    private static final int SECONDS = 30;
    private static final int LONG = 600;
    private static final long SEED = 4;
    private static final SpiceMessage BAD = ScriptedSpiceServer.verbatim(new RawMessage(304, new byte[3]));
    private static final List<SpiceMessage> PICTURE = List.of(
            new DisplayMessage.SurfaceCreate(0, 64, 48, PixelFormat.XRGB32, true),
            fill(new Rect(0, 0, 64, 48), 0x204060),
            new DisplayMessage.Mark(),
            fill(new Rect(5, 5, 20, 20), 0xff0000));

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    @Test
    void run_viewersThatDraw_showTheSame() throws Exception {
        try (ScriptedSpiceServer server = ScriptedSpiceServer.start(PICTURE)) {
            BenchResult result = await(run(
                    options(
                            server.port(),
                            1,
                            ViewerGroup.of(Behaviour.HEALTHY, 2),
                            ViewerGroup.of(Behaviour.DECODING, 3)),
                    Future.future(never -> {})));

            Pictures pictures = result.pictures().orElseThrow();
            assertThat(pictures.areEqual()).isTrue();
            assertThat(pictures.shown()).containsOnlyKeys(2, 3, 4);
            assertThat(Objects.requireNonNull(pictures.shown().get(2)).read(new Rect(5, 5, 6, 6))[0] & 0xffffff)
                    .isEqualTo(0xff0000);
            assertThat(result.dropped()).isZero();
            assertThat(result.viewers()).isEqualTo(5);
            assertThat(server.faults()).isEmpty();
        }
    }

    @Test
    void run_whereEveryViewerEnds_isOverAndTellsWhatTheyGot() throws Exception {
        List<SpiceMessage> script = List.of(PICTURE.get(0), PICTURE.get(1), PICTURE.get(2), PICTURE.get(3), BAD);
        try (ScriptedSpiceServer server = ScriptedSpiceServer.start(script)) {
            BenchResult result = await(run(
                    options(server.port(), LONG, ViewerGroup.of(Behaviour.DECODING, 3)), Future.future(never -> {})));

            GroupResult group = result.groups().get(0);
            assertThat(group.ended()).isEqualTo(3);
            assertThat(group.reasons().keySet()).allMatch(reason -> reason.startsWith("display: cannot be drawn: "));
            assertThat(group.firstPicture().count()).isEqualTo(3);
            assertThat(group.messages()).isEqualTo(new Spread(5, 5, 5));
            assertThat(group.behind().count())
                    .as("the drawing after MARK, and the bad one")
                    .isEqualTo(6);
            assertThat(result.dropped()).isEqualTo(3);
            assertThat(result.types()).extracting(TypeResult::type).containsExactly(102, 302, 304, 314);
            assertThat(result.stamps().orElseThrow().omitted()).isZero();
        }
    }

    @Test
    void run_toldToStop_isOver() throws Exception {
        Promise<Void> stop = Promise.promise();
        try (ScriptedSpiceServer server = ScriptedSpiceServer.start(PICTURE)) {
            Future<BenchResult> run = run(
                    options(
                            server.port(),
                            LONG,
                            ViewerGroup.of(Behaviour.HEALTHY, 1),
                            ViewerGroup.of(Behaviour.STALLED, 1)),
                    stop.future());
            stop.complete();

            assertThat(await(run).dropped()).isZero();
        }
    }

    @Test
    void run_withChurn_countsThoseWhoPassBy() throws Exception {
        try (ScriptedSpiceServer server = ScriptedSpiceServer.start(PICTURE)) {
            BenchOptions options = new BenchOptions(
                    SpiceEndpoint.of("127.0.0.1", server.port()),
                    null,
                    List.of(ViewerGroup.of(Behaviour.HEALTHY, 1)),
                    1,
                    0,
                    8,
                    SEED,
                    Optional.empty(),
                    false,
                    false);
            BenchResult result = await(run(options, Future.future(never -> {})));

            assertThat(result.viewers()).isEqualTo(1);
            assertThat(result.groups()).hasSize(2);
            GroupResult passing = result.groups().get(1);
            assertThat(passing.group().behaviour()).isEqualTo(Behaviour.PASSING);
            assertThat(passing.joined()).as("seed %d", SEED).isPositive();
            assertThat(passing.reasons()).as("seed %d", SEED).isEmpty();
            assertThat(result.groups().get(0).messages()).isEqualTo(new Spread(4, 4, 4));
        }
    }

    @Test
    void run_whereNobodyListens_cannotBeReached() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }

        assertFails(port, ExitCode.SOURCE_UNREACHABLE, "spice://127.0.0.1:" + port + ": cannot be reached");
    }

    @Test
    void run_whereAnotherProtocolIsSpoken_isNoSpice() throws Exception {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread http = new Thread(() -> {
                try (Socket client = socket.accept()) {
                    client.getOutputStream()
                            .write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    client.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                    // The viewer has gone, as it should.
                }
            });
            http.start();

            assertFails(socket.getLocalPort(), ExitCode.SOURCE_PROTOCOL, "SPICE server?");
            http.join();
        }
    }

    private void assertFails(int port, ExitCode code, String words) {
        Future<BenchResult> run =
                run(options(port, LONG, ViewerGroup.of(Behaviour.HEALTHY, 2)), Future.future(never -> {}));

        assertThatThrownBy(() -> await(run))
                .isInstanceOf(ExecutionException.class)
                .cause()
                .isInstanceOfSatisfying(Failure.class, failure -> {
                    assertThat(failure.code()).isEqualTo(code);
                    assertThat(failure).hasMessageContaining(words);
                });
    }

    private Future<BenchResult> run(BenchOptions options, Future<Void> stop) {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return Fleet.run(vertx, options, List.of(), System::nanoTime, nowhere, stop);
    }

    private static BenchOptions options(int port, int seconds, ViewerGroup... groups) {
        return new BenchOptions(
                SpiceEndpoint.of("127.0.0.1", port),
                null,
                List.of(groups),
                seconds,
                0,
                0,
                1,
                Optional.of(DisplayMessage.Compression.LZ),
                true,
                true);
    }

    private static BenchResult await(Future<BenchResult> run) throws Exception {
        return run.toCompletionStage().toCompletableFuture().get(SECONDS, TimeUnit.SECONDS);
    }

    private static SpiceMessage fill(Rect area, int color) {
        return new DrawMessage(Drawable.fill(0, area, color), List.of());
    }
}
