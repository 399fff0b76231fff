package io.caraway.display;

import io.caraway.channel.ChannelLink;
import io.caraway.channel.ChannelStream;
import io.caraway.channel.DisplayWatcher;
import io.caraway.channel.Owner;
import io.caraway.channel.SharedTails;
import io.caraway.channel.StreamEvent;
import io.caraway.display.cursor.CursorChannel;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.images.Image;
import io.caraway.images.cache.RecurringImages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * One display: what is drawn goes in, and out to all who watch. Owned by display.
 *
 * <p>Its methods are what a {@link Display} has the display's thread do. Viewers are written to by {@link #pump}, once after
 * each turn.
 */
final class DisplayWorker {
    private final Owner owner;
    private final LongSupplier nanoClock;
    private final Consumer<DisplayInfo> onInfo;
    private final DisplayState state = new DisplayState();
    private final DisplayChannel displayChannel;
    private final CursorChannel cursorChannel;
    private final SharedTails tails;
    private final RecurringImages recurring = new RecurringImages();
    private final Map<DisplayWatcher, Watch> watches = new LinkedHashMap<>();
    private DisplayInfo info = DisplayInfo.NONE;

    DisplayWorker(Owner owner, LongSupplier nanoClock, EncodePool pool, Consumer<DisplayInfo> onInfo) {
        this.owner = owner;
        this.nanoClock = nanoClock;
        this.onInfo = onInfo;
        SharedTails tails = new SharedTails(owner);
        this.tails = tails;
        this.displayChannel = new DisplayChannel(owner, nanoClock, state, recurring, tails, pool);
        this.cursorChannel = new CursorChannel(owner, nanoClock, tails);
    }

    /** Draws a batch, and queues it for everybody. */
    void apply(EventBatch batch) {
        owner.check();
        long now = nanoClock.getAsLong();
        List<DisplayEvent> applied = new ArrayList<>(batch.events().size());
        for (DisplayEvent drawn : batch.events()) {
            DisplayEvent event = withKnownImage(drawn);
            if (state.apply(event)) {
                applied.add(event);
                displayChannel.push(event, now);
                cursorChannel.push(event);
                inform(event);
            }
        }
        displayChannel.endBatch(now);
        if (displayChannel.isOverfull()) {
            pump();
        }
        if (!applied.isEmpty() && !watches.isEmpty()) {
            EventBatch changes = new EventBatch(applied);
            watches.values().forEach(watch -> watch.drawn(now, changes));
        }
    }

    void attachDisplay(ChannelLink link) {
        owner.check();
        displayChannel.attach(link);
    }

    void attachCursor(ChannelLink link) {
        owner.check();
        cursorChannel.attach(link);
    }

    void displayStream(ChannelStream stream, StreamEvent event) {
        owner.check();
        displayChannel.handle(stream, event);
    }

    void cursorStream(ChannelStream stream, StreamEvent event) {
        owner.check();
        cursorChannel.handle(stream, event);
    }

    void watch(DisplayWatcher watcher) {
        owner.check();
        Watch watch = new Watch(watcher);
        watches.put(watcher, watch);
        present(watch);
    }

    void unwatch(DisplayWatcher watcher) {
        owner.check();
        watches.remove(watcher);
    }

    void askPresent(DisplayWatcher watcher) {
        owner.check();
        Watch watch = watches.get(watcher);
        if (watch != null) {
            present(watch);
        }
    }

    void handled(DisplayWatcher watcher, long bytes) {
        owner.check();
        Watch watch = watches.get(watcher);
        if (watch != null && watch.handled(bytes)) {
            present(watch);
        }
    }

    /** Sends every viewer what it can take. */
    void pump() {
        owner.check();
        displayChannel.pump();
        cursorChannel.pump();
    }

    /** Looks at deadlines, and lets go of what is not used any more; about four times a second. */
    void tick() {
        owner.check();
        displayChannel.tick();
        cursorChannel.tick();
        tails.tick();
        pump();
    }

    /** Lets go of what is not on the Java heap; nothing is sent afterwards. */
    void close() {
        owner.check();
        tails.close();
    }

    /** What was drawn and sent so far. */
    DisplayFigures figures() {
        owner.check();
        return displayChannel.counts().figures();
    }

    /** The state, for tests to look at. */
    DisplayState state() {
        return state;
    }

    /** The pictures' channel, for tests to look at. */
    DisplayChannel displayChannel() {
        return displayChannel;
    }

    /** The same with an image that was seen before in place of an equal one, so that it is not encoded and sent again. */
    private DisplayEvent withKnownImage(DisplayEvent event) {
        if (event instanceof DisplayEvent.Draw draw
                && draw.drawable().operation() instanceof Operation.Copy copy
                && copy.source() instanceof Source.OfImage source) {
            Image known = recurring.known(source.image());
            return known == source.image() ? event : new DisplayEvent.Draw(withImage(draw.drawable(), copy, known));
        }
        return event;
    }

    private static Drawable withImage(Drawable drawable, Operation.Copy copy, Image image) {
        Operation.Copy same = new Operation.Copy(Source.of(image), copy.area(), copy.rop(), copy.scale(), copy.mask());
        return new Drawable(drawable.surfaceId(), drawable.box(), drawable.clip(), same);
    }

    private void present(Watch watch) {
        watch.present(nanoClock.getAsLong(), new EventBatch(state.keyframe()));
    }

    private void inform(DisplayEvent event) {
        DisplayInfo before = info;
        if (event instanceof DisplayEvent.SurfaceCreate create && create.id() == DisplayEvent.PRIMARY_SURFACE) {
            info = new DisplayInfo(create.width(), create.height(), info.title());
        } else if (event instanceof DisplayEvent.Title title) {
            info = new DisplayInfo(info.width(), info.height(), title.text());
        }
        if (!info.equals(before)) {
            onInfo.accept(info);
        }
    }
}
