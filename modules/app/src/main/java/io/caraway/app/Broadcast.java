package io.caraway.app;

import io.caraway.channel.Seat;
import io.caraway.display.Display;
import io.caraway.display.DisplayFigures;
import io.caraway.display.DisplayInfo;
import io.caraway.display.DisplayVerticle;
import io.caraway.recorder.Recorder;
import io.caraway.recorder.RecorderOptions;
import io.caraway.server.MainVerticle;
import io.caraway.server.SpiceServer;
import io.caraway.server.SpiceServerOptions;
import io.caraway.source.SourceException;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One display with its source, its viewers, and its recorder if there is one. Belongs to the main thread, which waits.
 *
 * <p>Started in the order of dependence: display, source, server; the recorder comes last, so that no file is made, or
 * replaced, when one of them fails. Closed the other way round, so that the recording holds everything that viewers saw;
 * what is left then has nothing to lose, and ends with the program.
 */
final class Broadcast implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Broadcast.class);
    private static final long START_SECONDS = 60;
    private static final long CLOSE_SECONDS = 5;

    private final Vertx vertx;
    private volatile @Nullable Display display;
    private volatile DisplayInfo info = DisplayInfo.NONE;
    private volatile @Nullable SpiceServer server;
    private volatile @Nullable Recorder recorder;

    Broadcast(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Starts everything; afterwards viewers can connect, and there is a picture. */
    void start(Starter source, SpiceServerOptions viewers, Optional<RecorderOptions> recording) throws Failure {
        Display present = await(DisplayVerticle.deploy(vertx, 0, this::inform), ExitCode.FAILURE);
        display = present;
        Seat seat = await(source.start(vertx, present), ExitCode.FAILURE);
        server = await(
                MainVerticle.deploy(vertx, viewers, present, this::info, seat)
                        .recover(fault -> cannotListen(viewers, fault)),
                ExitCode.LISTEN);
        inform(info);
        if (recording.isPresent()) {
            Recorder opened = await(Recorder.deploy(vertx, recording.get(), present, LOG::error), ExitCode.RECORDING);
            recorder = opened;
            opened.begin();
        }
    }

    /** The display's size and title. */
    DisplayInfo info() {
        return info;
    }

    /** The port that SPICE viewers connect to. */
    int spicePort() {
        SpiceServer present = server;
        return present == null ? 0 : present.port();
    }

    /** What was drawn and sent so far, if the display still tells. */
    Optional<DisplayFigures> figures() {
        Display present = display;
        try {
            return present == null
                    ? Optional.empty()
                    : Optional.of(present.figures()
                            .toCompletionStage()
                            .toCompletableFuture()
                            .get(CLOSE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("event=figures-unknown reason=\"{}\"", e.toString());
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        Recorder opened = recorder;
        if (opened != null) {
            awaitEnd(opened.finish());
        }
        SpiceServer listening = server;
        if (listening != null) {
            awaitEnd(listening.close());
        }
    }

    private static void awaitEnd(Future<Void> end) {
        try {
            end.toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("event=close-incomplete reason=\"{}\"", e.toString());
        }
    }

    private void inform(DisplayInfo present) {
        info = present;
        SpiceServer listening = server;
        if (listening != null) {
            listening.inform();
        }
    }

    private static <T> T await(Future<T> future, ExitCode otherwise) throws Failure {
        try {
            return future.toCompletionStage().toCompletableFuture().get(START_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause(), otherwise);
        } catch (TimeoutException e) {
            throw new Failure(otherwise, "nothing came of it within " + START_SECONDS + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure(ExitCode.FAILURE, "interrupted");
        }
    }

    private static Failure failure(Throwable cause, ExitCode otherwise) {
        if (cause instanceof SourceException source) {
            return Failure.of(source.kind(), String.valueOf(source.getMessage()));
        }
        if (cause instanceof ProtocolException protocol) {
            return new Failure(ExitCode.RECORDING, protocol.getMessage());
        }
        if (cause instanceof Failure failure) {
            return failure;
        }
        if (cause instanceof IOException io) {
            return Failure.ofRecording(io);
        }
        LOG.error("event=fault", cause);
        return new Failure(otherwise, "a fault of this program: " + cause);
    }

    private static Future<SpiceServer> cannotListen(SpiceServerOptions viewers, Throwable fault) {
        String address = viewers.host() + ":" + viewers.port();
        String words = "cannot listen on " + address + ": " + fault.getMessage() + "; take another port with --spice";
        return Future.failedFuture(new Failure(ExitCode.LISTEN, words));
    }
}
