package io.caraway.source;

import io.caraway.channel.DisplayFeed;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.EventBatch;
import io.caraway.raster.SurfaceSnapshot;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A display that keeps what is drawn on it; a test takes the batches out, and so draws them. */
public final class FakeDisplay implements DisplayFeed {
    private static final int WAIT_SECONDS = 20;

    private final BlockingQueue<Batch> batches = new LinkedBlockingQueue<>();
    private final boolean drawsAtOnce;
    private final DisplayState state = new DisplayState();

    /** A batch, and how to say that it is drawn. */
    public record Batch(EventBatch events, Runnable handled) {}

    /** A display that says at once that everything is drawn, or leaves that to the test. */
    public FakeDisplay(boolean drawsAtOnce) {
        this.drawsAtOnce = drawsAtOnce;
    }

    /** The next batch; it is part of the picture from now on. */
    public Batch take() throws InterruptedException {
        Batch batch = batches.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (batch == null) {
            throw new AssertionError("nothing was drawn for " + WAIT_SECONDS + " s");
        }
        batch.events().events().forEach(state::apply);
        return batch;
    }

    /** Whether there is no batch to be taken. */
    public boolean isEmpty() {
        return batches.isEmpty();
    }

    /** The picture that the batches which were taken make. */
    public SurfaceSnapshot picture() {
        return state.snapshot(0).orElseThrow();
    }

    @Override
    public void apply(EventBatch batch, Runnable handled) {
        batches.add(new Batch(batch, handled));
        if (drawsAtOnce) {
            handled.run();
        }
    }
}
