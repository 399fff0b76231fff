package io.caraway.display;

import io.caraway.channel.ChannelClient;
import io.caraway.channel.ChannelLink;
import io.caraway.channel.ChannelStream;
import io.caraway.channel.Owner;
import io.caraway.channel.SharedTails;
import io.caraway.channel.StreamEvent;
import io.caraway.display.video.VideoArea;
import io.caraway.display.video.VideoDetector;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.images.Image;
import io.caraway.images.cache.RecurringImages;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The pictures of a display, and every viewer that is shown them. Owned by display.
 *
 * <p>What a batch draws goes into the pipes of viewers together ({@link News}). After each turn only those viewers are looked at
 * for whom something may have changed: all after something was drawn, those that wait for an image after one was made, and
 * else the one that was heard of. A turn that draws much is interrupted for it ({@link #isOverfull}): viewers who can take
 * everything are then sent it before their pipes fill.
 */
final class DisplayChannel {
    /** How long a viewer may take from linking to INIT; it costs nobody else anything. */
    static final long INIT_DEADLINE_SECONDS = 10;

    /** Events after which viewers are looked at, whatever else the turn has to do. */
    private static final int UNSENT_EVENTS_MAX = 128;

    private final Owner owner;
    private final LongSupplier nanoClock;
    private final SharedTails tails;
    private final SharedPictures shared;
    private final VideoDetector video = new VideoDetector();
    private final Map<ChannelStream, DisplayChannelClient> clients = new LinkedHashMap<>();
    private final Set<DisplayChannelClient> due = new LinkedHashSet<>();
    private int unsentEvents;

    DisplayChannel(
            Owner owner,
            LongSupplier nanoClock,
            DisplayState state,
            RecurringImages recurring,
            SharedTails tails,
            EncodePool pool) {
        this.owner = owner;
        this.nanoClock = nanoClock;
        this.tails = tails;
        DisplayCounts counts = new DisplayCounts();
        ImageEncoder encoder = new ImageEncoder(owner, pool, counts, this::encoded);
        this.shared = new SharedPictures(state, new PictureCells(), new News(state), recurring, encoder, counts);
    }

    void attach(ChannelLink link) {
        owner.check();
        ChannelClient channel = ChannelClient.paced(owner, link, tails);
        DisplayChannelClient client = new DisplayChannelClient(channel, shared, nanoClock.getAsLong());
        clients.put(link.stream(), client);
        due.add(client);
    }

    void handle(ChannelStream stream, StreamEvent event) {
        owner.check();
        DisplayChannelClient client = clients.get(stream);
        if (client == null) {
            return;
        }
        switch (event.type()) {
            case RECEIVED -> {
                boolean before = client.hasJoined();
                receive(stream, client, (StreamEvent.Received) event);
                if (!before && client.hasJoined()) {
                    video.areas().forEach(client::begin);
                }
                due.add(client);
            }
            case CLOSED -> {
                clients.remove(stream);
                due.remove(client);
                forgetNews();
            }
        }
    }

    /** Shows an event, already applied to the state, to all viewers. */
    void push(DisplayEvent event, long nowNanos) {
        owner.check();
        if (event instanceof DisplayEvent.Draw drawn) {
            shared.counts().drawn(drawn.drawable());
        }
        if (isNewDesktop(event) || clients.isEmpty()) {
            video.clear();
        }
        if (clients.isEmpty()) {
            return;
        }
        unsentEvents++;
        if (event instanceof DisplayEvent.Draw drawn) {
            video.drawn(drawn.drawable(), nowNanos);
            shared.news().add(DisplayItem.Draw.of(drawn.drawable(), nowNanos));
            if (shared.news().areDue()) {
                tellNews();
            }
        } else {
            tellNews();
            switch (event.type()) {
                case SURFACE_CREATE -> shared.news().destroyed(((DisplayEvent.SurfaceCreate) event).id());
                case SURFACE_DESTROY -> shared.news().destroyed(((DisplayEvent.SurfaceDestroy) event).id());
                case DRAW, MONITORS, CURSOR_SET, CURSOR_MOVE, CURSOR_HIDE, TITLE, MARKER -> {}
            }
            clients.values().forEach(client -> client.push(event));
        }
    }

    /** The events that belong together have all been pushed. */
    void endBatch(long nowNanos) {
        tellNews();
        clients.values().forEach(DisplayChannelClient::endBatch);
        video.endBatch(nowNanos, this::isPhotographic)
                .ifPresent(area -> clients.values().forEach(client -> client.begin(area)));
    }

    /** Whether so much was drawn since {@link #pump} that no more should be before the next. */
    boolean isOverfull() {
        return unsentEvents > UNSENT_EVENTS_MAX;
    }

    /** Sends each viewer for whom something may have changed what it can take. */
    void pump() {
        owner.check();
        if (unsentEvents == 0 && due.isEmpty()) {
            return;
        }
        long now = nanoClock.getAsLong();
        boolean all = unsentEvents > 0;
        List<DisplayChannelClient> looked = new ArrayList<>(all ? clients.values() : due);
        unsentEvents = 0;
        due.clear();
        looked.forEach(client -> client.pump(now));
        if (all) {
            forgetNews();
        }
    }

    /** Ends viewers that have been silent for too long, and looks at all others. */
    void tick() {
        owner.check();
        long now = nanoClock.getAsLong();
        for (VideoArea area : video.takeEnded(now)) {
            clients.values().forEach(client -> client.end(area));
        }
        clients.forEach((stream, client) -> {
            boolean late = now - client.linkedNanos() > TimeUnit.SECONDS.toNanos(INIT_DEADLINE_SECONDS);
            if (late && !client.hasJoined()) {
                stream.fail("display: no INIT within " + INIT_DEADLINE_SECONDS + " s");
            }
            client.tick(now);
            client.channel().overdue(now).ifPresent(reason -> stream.fail("display: " + reason));
        });
        due.addAll(clients.values());
    }

    /** What was drawn and sent so far. */
    DisplayCounts counts() {
        return shared.counts();
    }

    /** Fails when the books do not add up. */
    void checkInvariants() {
        shared.news().checkInvariants();
        clients.values().forEach(DisplayChannelClient::checkInvariants);
    }

    private void tellNews() {
        List<DisplayItem.Draw> drawings = shared.news().takeUntold();
        if (!drawings.isEmpty()) {
            clients.values().forEach(client -> client.push(drawings));
        }
    }

    private void forgetNews() {
        if (clients.values().stream().noneMatch(DisplayChannelClient::awaitsNews)) {
            shared.news().clear();
        }
    }

    private static boolean isNewDesktop(DisplayEvent event) {
        return (event instanceof DisplayEvent.SurfaceCreate create && create.id() == DisplayEvent.PRIMARY_SURFACE)
                || (event instanceof DisplayEvent.SurfaceDestroy destroy
                        && destroy.id() == DisplayEvent.PRIMARY_SURFACE);
    }

    private boolean isPhotographic(Rect box) {
        return shared.state()
                .snapshot(DisplayEvent.PRIMARY_SURFACE)
                .filter(snapshot -> snapshot.format() == PixelFormat.XRGB32
                        && snapshot.bounds().contains(box))
                .filter(snapshot -> Image.ofSnapshot(snapshot, box).isPhotographic())
                .isPresent();
    }

    private void encoded() {
        clients.values().stream().filter(DisplayChannelClient::awaitsImage).forEach(due::add);
        pump();
    }

    private void receive(ChannelStream stream, DisplayChannelClient client, StreamEvent.Received received) {
        try {
            for (RawMessage message : received.messages()) {
                client.receive(message, nanoClock.getAsLong());
            }
            stream.resume();
        } catch (ProtocolException e) {
            stream.fail(e.in("display").getMessage());
        }
    }
}
