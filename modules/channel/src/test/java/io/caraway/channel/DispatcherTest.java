package io.caraway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DispatcherTest {
    private static final int WAIT_SECONDS = 20;
    private static final int TURN_MESSAGES = 256;
    private static final String TURN_END = "end";

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();

    /** What the owner did; its own. */
    private final List<String> log = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        await(vertx.close());
    }

    @Test
    void send_whileOwnerIsBusy_handlesAllInOrderInOneTurn() throws Exception {
        Dispatcher<String> dispatcher = logging();
        CountDownLatch busy = block();

        dispatcher.send("a");
        dispatcher.send("b");
        dispatcher.send("c");
        busy.countDown();

        assertThat(logWhenDone(dispatcher)).startsWith("a", "b", "c");
        assertThat(log).containsSubsequence("c", TURN_END);
        assertThat(log.subList(0, 3)).doesNotContain(TURN_END);
    }

    @Test
    void sendIdly_wakesNobody_andKeepsItsPlaceInOrder() throws Exception {
        Dispatcher<String> dispatcher = logging();
        dispatcher.hurry();
        dispatcher.sendIdly("a");
        dispatcher.sendIdly("b");
        assertThat(onOwner()).isEmpty();

        dispatcher.hurry();
        assertThat(onOwner()).containsExactly("a", "b", TURN_END);

        dispatcher.sendIdly("c");
        assertThat(logWhenDone(dispatcher)).containsSubsequence("b", TURN_END, "c", "done", TURN_END);
    }

    @Test
    void send_moreThanOneTurnTakes_endsTurnBetween() throws Exception {
        Dispatcher<String> dispatcher = logging();
        CountDownLatch busy = block();
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 2 * TURN_MESSAGES; i++) {
            dispatcher.send("m" + i);
            expected.add("m" + i);
        }
        expected.add(TURN_MESSAGES, TURN_END);
        busy.countDown();

        assertThat(logWhenDone(dispatcher)).startsWith(expected.toArray(String[]::new));
    }

    @Test
    void send_whenHandlerThrows_handlesTheRestAndEndsTurn() throws Exception {
        Dispatcher<String> dispatcher = new Dispatcher<>(
                context,
                message -> {
                    log.add(message);
                    if (message.startsWith("bad")) {
                        throw new IllegalStateException("expected by this test");
                    }
                },
                () -> log.add(TURN_END));
        CountDownLatch busy = block();

        dispatcher.send("bad 1");
        dispatcher.send("good");
        dispatcher.send("bad 2");
        busy.countDown();

        assertThat(logWhenDone(dispatcher)).startsWith("bad 1", "good", "bad 2").contains(TURN_END);
    }

    @Test
    void send_whenTurnEndThrows_goesOnWithNextTurn() throws Exception {
        List<String> handled = new ArrayList<>();
        CompletableFuture<List<String>> done = new CompletableFuture<>();
        Dispatcher<String> dispatcher = new Dispatcher<>(
                context,
                message -> {
                    handled.add(message);
                    if (message.equals("last")) {
                        done.complete(handled);
                    }
                },
                () -> {
                    throw new IllegalStateException("expected by this test");
                });
        dispatcher.send("first");
        await(barrier());

        dispatcher.send("last");

        assertThat(done.get(WAIT_SECONDS, TimeUnit.SECONDS)).containsExactly("first", "last");
    }

    @Test
    void send_afterHandlerFailedAnAssertion_isStillHandled() throws Exception {
        CompletableFuture<String> later = new CompletableFuture<>();
        Dispatcher<String> dispatcher = new Dispatcher<>(context, message -> {
            if (message.equals("bad")) {
                throw new AssertionError("expected by this test");
            }
            later.complete(message);
        });
        dispatcher.send("bad");
        await(barrier());

        dispatcher.send("good");

        assertThat(later.get(5, TimeUnit.SECONDS)).isEqualTo("good");
    }

    @Test
    void send_fromHandler_isHandledAfterwardsAndNotInside() throws Exception {
        List<Dispatcher<String>> self = new ArrayList<>();
        self.add(new Dispatcher<>(context, message -> {
            log.add("begin " + message);
            if (message.equals("a")) {
                self.get(0).send("b");
            }
            log.add("end " + message);
        }));
        self.get(0).send("a");

        await(barrier());
        await(barrier());

        assertThat(onOwner()).containsExactly("begin a", "end a", "begin b", "end b");
    }

    @Test
    void send_afterTurnIsOver_beginsAnother() throws Exception {
        Dispatcher<String> dispatcher = logging();
        for (int i = 0; i < 100; i++) {
            dispatcher.send("m" + i);
            await(barrier());
        }

        List<String> expected = IntStream.range(0, 100)
                .boxed()
                .flatMap(i -> List.of("m" + i, TURN_END).stream())
                .toList();
        assertThat(onOwner()).isEqualTo(expected);
    }

    @Test
    void send_fromSeveralThreads_keepsOrderOfEachOnOneThread() throws Exception {
        sendFromSeveralThreads(context);
    }

    @Test
    void send_toWorker_keepsOrderOfEachOnOneThread() throws Exception {
        CompletableFuture<Context> worker = new CompletableFuture<>();
        DeploymentOptions own = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.WORKER)
                .setWorkerPoolName("dispatcher-test")
                .setWorkerPoolSize(1);
        await(vertx.deployVerticle(
                new VerticleBase() {
                    @Override
                    public Future<?> start() {
                        worker.complete(context);
                        return Future.succeededFuture();
                    }
                },
                own));

        sendFromSeveralThreads(worker.get(WAIT_SECONDS, TimeUnit.SECONDS));
    }

    private static void sendFromSeveralThreads(Context target) throws Exception {
        int senders = 4;
        int each = 20_000;
        record Numbered(int sender, int number) {}
        Map<Integer, Integer> last = new HashMap<>();
        Set<Thread> threads = new HashSet<>();
        List<Numbered> outOfOrder = new ArrayList<>();
        CountDownLatch handled = new CountDownLatch(senders * each);
        Dispatcher<Numbered> dispatcher = new Dispatcher<>(target, message -> {
            threads.add(Thread.currentThread());
            Integer before = last.put(message.sender(), message.number());
            if (message.number() != (before == null ? 0 : before + 1)) {
                outOfOrder.add(message);
            }
            handled.countDown();
        });
        CompletableFuture<?>[] sending = IntStream.range(0, senders)
                .mapToObj(sender -> CompletableFuture.runAsync(
                        () -> {
                            for (int i = 0; i < each; i++) {
                                dispatcher.send(new Numbered(sender, i));
                            }
                        },
                        task -> new Thread(task, "sender-" + sender).start()))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(sending).get(WAIT_SECONDS, TimeUnit.SECONDS);

        assertThat(handled.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(outOfOrder).isEmpty();
        assertThat(last).containsOnlyKeys(0, 1, 2, 3).values().containsOnly(each - 1);
        assertThat(threads).hasSize(1);
    }

    private Dispatcher<String> logging() {
        return new Dispatcher<>(context, log::add, () -> log.add(TURN_END));
    }

    /** Keeps the owner busy until the latch is let go. */
    private CountDownLatch block() {
        CountDownLatch latch = new CountDownLatch(1);
        context.runOnContext(ignored -> {
            try {
                assertThat(latch.await(WAIT_SECONDS, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return latch;
    }

    /** The log once a last message of ours and the turn that handled it are over. */
    private List<String> logWhenDone(Dispatcher<String> dispatcher) throws Exception {
        dispatcher.send("done");
        await(barrier());
        for (int i = 0; i < WAIT_SECONDS && !onOwner().contains("done"); i++) {
            await(barrier());
        }
        assertThat(onOwner()).contains("done").last().isEqualTo(TURN_END);
        return log;
    }

    private List<String> onOwner() throws Exception {
        CompletableFuture<List<String>> copy = new CompletableFuture<>();
        context.runOnContext(ignored -> copy.complete(List.copyOf(log)));
        return copy.get(WAIT_SECONDS, TimeUnit.SECONDS);
    }

    /** Completes when everything that was scheduled on the owner before has run. */
    private Future<Void> barrier() {
        return Future.future(promise -> context.runOnContext(ignored -> promise.complete()));
    }

    private static void await(Future<?> future) throws Exception {
        future.toCompletionStage().toCompletableFuture().get(WAIT_SECONDS, TimeUnit.SECONDS);
    }
}
