package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ListeningWatchTest {
    private static final int WAIT_SECONDS = 20;
    private static final SocketAddress ANYWHERE = SocketAddress.inetSocketAddress(0, "127.0.0.1");

    private final Vertx vertx = Vertx.vertx();
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final BlockingQueue<NetSocket> accepted = new LinkedBlockingQueue<>();
    private final List<String> received = new CopyOnWriteArrayList<>();

    @TempDir
    Path folder;

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void look_whereNobodyListens_tellsThatItIsGone() throws Exception {
        NetServer server = listen(ANYWHERE, socket -> {});
        int port = server.actualPort();
        await(server.close());

        watch(SocketAddress.inetSocketAddress(port, "127.0.0.1"), 50, 100);

        assertThat(next()).isEqualTo("gone");
    }

    @Test
    void look_atRelayWithNobodyBehindIt_tellsThatItIsGone() throws Exception {
        NetServer server = listen(ANYWHERE, NetSocket::close);

        watch(address(server), 5000, 50_000);

        assertThat(next()).isEqualTo("gone");
    }

    @Test
    void look_atServerThatListensAndThenGoes_tellsBothOnce() throws Exception {
        NetServer server = listen(ANYWHERE, accepted::add);

        watch(address(server), 50, 50_000);

        assertThat(next()).isEqualTo("there");
        await(server.close());
        assertThat(next()).isEqualTo("gone");
    }

    @Test
    void look_atServerThatListens_isRenewedBeforeTheConnectionIsLetGoAndSendsNothing() throws Exception {
        NetServer server = listen(ANYWHERE, accepted::add);

        watch(address(server), 50, 100);

        assertThat(next()).isEqualTo("there");
        for (int i = 0; i < 4; i++) {
            assertThat(accepted.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(told).isEmpty();
        assertThat(received).isEmpty();
    }

    @Test
    void look_atServerThatSoonTiresOfWaitingConnections_isNotTakenForItsEnd() throws Exception {
        NetServer server = listen(ANYWHERE, socket -> {
            accepted.add(socket);
            vertx.setTimer(600, id -> socket.close());
        });

        watch(address(server), 50, 50_000);

        assertThat(next()).isEqualTo("there");
        for (int i = 0; i < 3; i++) {
            assertThat(accepted.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isNotNull();
        }
        assertThat(told).isEmpty();
    }

    @Test
    void look_atSocketOfThisMachine_tellsWhetherSomebodyListens() throws Exception {
        SocketAddress path =
                SocketAddress.domainSocketAddress(folder.resolve("spice").toString());
        NetServer server = listen(path, accepted::add);

        watch(path, 50, 50_000);

        assertThat(next()).isEqualTo("there");
        await(server.close());
        assertThat(next()).isEqualTo("gone");
    }

    @Test
    void stop_endsTheConnectionAndTellsNothing() throws Exception {
        BlockingQueue<String> closed = new LinkedBlockingQueue<>();
        NetServer server = listen(ANYWHERE, socket -> socket.closeHandler(nothing -> closed.add("closed")));
        Context context = vertx.getOrCreateContext();
        ListeningWatch watch = watch(address(server), 50, 50_000, context);
        assertThat(next()).isEqualTo("there");

        context.runOnContext(nothing -> watch.stop());

        assertThat(closed.poll(WAIT_SECONDS, TimeUnit.SECONDS)).isEqualTo("closed");
        assertThat(told).isEmpty();
    }

    private void watch(SocketAddress address, long lookMillis, long watchMillis) {
        watch(address, lookMillis, watchMillis, vertx.getOrCreateContext());
    }

    private ListeningWatch watch(SocketAddress address, long lookMillis, long watchMillis, Context context) {
        Patience patience = new Patience(lookMillis, watchMillis, 1);
        ListeningWatch watch =
                new ListeningWatch(vertx, address, patience, () -> told.add("there"), () -> told.add("gone"));
        context.runOnContext(nothing -> watch.look());
        return watch;
    }

    private NetServer listen(SocketAddress address, Consumer<NetSocket> onAccept) throws Exception {
        return await(vertx.createNetServer()
                .connectHandler(socket -> {
                    socket.handler(buffer -> received.add(buffer.toString()));
                    onAccept.accept(socket);
                })
                .listen(address));
    }

    private static SocketAddress address(NetServer server) {
        return SocketAddress.inetSocketAddress(server.actualPort(), "127.0.0.1");
    }

    private String next() throws InterruptedException {
        return String.valueOf(told.poll(WAIT_SECONDS, TimeUnit.SECONDS));
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
