package io.caraway.server.control;

import io.caraway.channel.Owner;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which viewer holds control of the desktop: what it does counts, what others do is dropped. Owned by main.
 *
 * <p>The viewer that has been there longest holds it while nobody else takes it. Another one takes it by pressing a key or a
 * button, when the holder has done nothing for {@link #REST_SECONDS} and holds neither key nor button.
 */
public final class Control {
    /** The number of no viewer: there is none. */
    public static final int NOBODY = 0;

    /** How long a holder must have done nothing before another may take control: longer than a pause between two words. */
    public static final long REST_SECONDS = 3;

    private static final Logger LOG = LoggerFactory.getLogger(Control.class);

    private final Owner owner;
    private final LongSupplier nanoClock;
    private final IntConsumer onMoved;
    private final Set<Integer> viewers = new LinkedHashSet<>();
    private int holder = NOBODY;
    private boolean holderHolds;
    private boolean holderActed;
    private long actedNanos;

    /**
     * Control that nobody holds.
     *
     * @param onMoved told who holds it from now on, or {@link #NOBODY}
     */
    public Control(Owner owner, LongSupplier nanoClock, IntConsumer onMoved) {
        this.owner = owner;
        this.nanoClock = nanoClock;
        this.onMoved = onMoved;
    }

    /** A viewer has come, whose number is greater than {@link #NOBODY}. */
    public void joined(int viewer) {
        owner.check();
        viewers.add(viewer);
        if (holder == NOBODY) {
            move(viewer);
        }
    }

    /** A viewer has gone, having let go of what it held. */
    public void left(int viewer) {
        owner.check();
        viewers.remove(viewer);
        if (holder == viewer) {
            move(viewers.stream().findFirst().orElse(NOBODY));
        }
    }

    /** Says that a viewer presses a key or a button, and tells whether that counts; it may take control. */
    public boolean presses(int viewer) {
        owner.check();
        if (viewer != holder && viewers.contains(viewer) && isResting()) {
            move(viewer);
        }
        return acts(viewer);
    }

    /** Says that a viewer does anything else, and tells whether that counts. */
    public boolean acts(int viewer) {
        owner.check();
        if (viewer != holder) {
            return false;
        }
        holderActed = true;
        actedNanos = nanoClock.getAsLong();
        return true;
    }

    /** Says whether a viewer now holds a key or a button that counts. */
    public void holds(int viewer, boolean something) {
        owner.check();
        if (viewer == holder) {
            holderHolds = something;
        }
    }

    /** Who holds control, or {@link #NOBODY}. */
    public int holder() {
        owner.check();
        return holder;
    }

    private boolean isResting() {
        return !holderHolds
                && (!holderActed || nanoClock.getAsLong() - actedNanos >= TimeUnit.SECONDS.toNanos(REST_SECONDS));
    }

    private void move(int viewer) {
        holder = viewer;
        holderHolds = false;
        holderActed = false;
        if (viewer != NOBODY) {
            LOG.info("event=control viewer={}", viewer);
        }
        onMoved.accept(viewer);
    }
}
