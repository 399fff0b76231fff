package io.caraway.app;

import io.caraway.channel.Seat;
import io.caraway.display.Display;
import io.caraway.display.DisplayFigures;
import io.caraway.display.DisplayInfo;
import io.caraway.recorder.Recorder;
import io.caraway.recorder.RecorderListener;
import io.caraway.recorder.RecorderOptions;
import io.caraway.server.MainVerticle;
import io.caraway.server.SpiceServer;
import io.caraway.server.SpiceServerOptions;
import io.caraway.source.SourceException;
import io.caraway.wire.ProtocolException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
    private final Displays displays;
    private volatile @Nullable SpiceServer server;
    private volatile @Nullable Recorder recorder;

    Broadcast(Vertx vertx) {
        this.vertx = vertx;
        this.displays = new Displays(vertx, this::changed);
    }

    /** Starts everything; afterwards viewers can connect, and there is a picture. */
    void start(Starter source, SpiceServerOptions viewers, Optional<RecorderOptions> recording) throws Failure {
        await(displays.display(0), ExitCode.FAILURE);
        Seat seat = await(source.start(vertx, displays), ExitCode.FAILURE);
        SpiceServer listening = await(
                MainVerticle.deploy(vertx, viewers, displays.begun(), displays::info, seat)
                        .recover(fault -> cannotListen(viewers, fault)),
                ExitCode.LISTEN);
        server = listening;
        // Some may have begun meanwhile.
        displays.begun().keySet().forEach(this::changed);
        if (recording.isPresent()) {
            Recorder opened = await(Recorder.deploy(vertx, recording.get(), new RecordingNews()), ExitCode.RECORDING);
            recorder = opened;
            displays.begun().forEach(opened::record);
            listening.listen(opened.session());
        }
    }

    /** The first display's size and title. */
    DisplayInfo info() {
        return displays.info(0);
    }

    /** The recorder, if there is one. */
    Optional<Recorder> recorder() {
        return Optional.ofNullable(recorder);
    }

    /** The port that SPICE viewers connect to. */
    int spicePort() {
        SpiceServer present = server;
        return present == null ? 0 : present.port();
    }

    /** What was drawn and sent so far, by display; empty if one does not tell any more. */
    Map<Integer, DisplayFigures> figures() {
        Map<Integer, DisplayFigures> figures = new TreeMap<>();
        try {
            for (Map.Entry<Integer, Display> display : displays.begun().entrySet()) {
                Future<DisplayFigures> told = display.getValue().figures();
                figures.put(
                        display.getKey(),
                        told.toCompletionStage().toCompletableFuture().get(CLOSE_SECONDS, TimeUnit.SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } catch (ExecutionException | TimeoutException e) {
            LOG.warn("event=figures-unknown reason=\"{}\"", e.toString());
            return Map.of();
        }
        return figures;
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

    private void changed(int number) {
        SpiceServer listening = server;
        Display display = displays.begun().get(number);
        if (listening != null && display != null) {
            listening.add(number, display);
            listening.inform(number);
        }
        Recorder opened = recorder;
        if (opened != null && display != null) {
            opened.record(number, display);
        }
    }

    /** Tells whoever sees to it what becomes of the recording. */
    private static final class RecordingNews implements RecorderListener {
        @Override
        public void stopped(String words) {
            LOG.error("{}", words);
        }

        @Override
        public void resumed(String words) {
            LOG.warn("{}", words);
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
