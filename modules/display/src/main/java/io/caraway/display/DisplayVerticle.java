package io.caraway.display;

import io.caraway.channel.Dispatcher;
import io.caraway.channel.Owner;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.ThreadingModel;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The worker verticle of one display: one thread of its own, on which everything of that display happens. */
public final class DisplayVerticle extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(DisplayVerticle.class);
    private static final long TICK_MILLIS = 250;
    private static final String ENCODE_POOL = "encode";

    private final int number;
    private final Consumer<DisplayInfo> onInfo;
    private final Consumer<Display> onStarted;
    private @Nullable DisplayWorker worker;

    private DisplayVerticle(int number, Consumer<DisplayInfo> onInfo, Consumer<Display> onStarted) {
        this.number = number;
        this.onInfo = onInfo;
        this.onStarted = onStarted;
    }

    /**
     * Starts display {@code number}.
     *
     * @param onInfo called on the display's thread when its size or title changes; it only passes a message on
     */
    public static Future<Display> deploy(Vertx vertx, int number, Consumer<DisplayInfo> onInfo) {
        DeploymentOptions options = new DeploymentOptions()
                .setThreadingModel(ThreadingModel.WORKER)
                .setWorkerPoolName("display-" + number)
                .setWorkerPoolSize(1);
        Promise<Display> started = Promise.promise();
        return vertx.deployVerticle(new DisplayVerticle(number, onInfo, started::complete), options)
                .compose(id -> started.future());
    }

    @Override
    public Future<?> start() {
        DisplayWorker display = new DisplayWorker(Owner.here(), System::nanoTime, encodePool(), onInfo);
        worker = display;
        Dispatcher<Display.Command> dispatcher =
                new Dispatcher<>(context, command -> command.run(display), display::pump);
        vertx.setPeriodic(TICK_MILLIS, id -> display.tick());
        onStarted.accept(new Display(dispatcher));
        LOG.debug("event=started display={}", number);
        return Future.succeededFuture();
    }

    @Override
    public Future<?> stop() {
        DisplayWorker display = worker;
        if (display != null) {
            display.close();
        }
        return Future.succeededFuture();
    }

    /**
     * Jobs run on the shared pool; what follows has a turn of its own on this verticle's thread. A job may be done before
     * anybody has begun to wait for it, so waiting alone would call back inside the call.
     */
    private EncodePool encodePool() {
        WorkerExecutor encoders = vertx.createSharedWorkerExecutor(
                ENCODE_POOL, Runtime.getRuntime().availableProcessors());
        return (job, done) -> encoders.<Void>executeBlocking(
                        () -> {
                            job.run();
                            return null;
                        },
                        false)
                .onSuccess(nothing -> context.runOnContext(ignored -> done.run()))
                .onFailure(fault -> LOG.error("event=fault pool={}", ENCODE_POOL, fault));
    }
}
