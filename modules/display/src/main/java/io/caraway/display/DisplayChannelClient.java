package io.caraway.display;

import io.caraway.channel.ChannelClient;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.images.Image;
import io.caraway.protocol.spice.CacheMessage;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.PaletteUse;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.protocol.spice.WireImage;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.wire.ProtocolException;
import java.util.Optional;

/**
 * One viewer's view of a display: its own pipe, its own pace. Owned by display.
 *
 * <p>It is linked, and waits for the viewer's INIT; then it has joined, is given the present state, and what changes.
 */
final class DisplayChannelClient {
    /** Images of the pipe that may be in the making for this viewer. */
    private static final int ENCODE_AHEAD_ITEMS = 4;

    /** Image ids stay below 2^31, as spice-html5 needs it. */
    private static final long IMAGE_ID_MASK = Integer.MAX_VALUE;

    private final ChannelClient channel;
    private final DisplayState state;
    private final ImageEncoder encoder;
    private final long linkedNanos;
    private final DisplayPipe pipe;
    private Compression compression = Compression.AUTO;
    private boolean joined;
    private boolean markDue;
    private long imageId;

    DisplayChannelClient(ChannelClient channel, DisplayState state, ImageEncoder encoder, long nowNanos) {
        this.channel = channel;
        this.state = state;
        this.encoder = encoder;
        this.linkedNanos = nowNanos;
        this.pipe = new DisplayPipe(Abilities.of(channel.link().channel()));
    }

    ChannelClient channel() {
        return channel;
    }

    boolean hasJoined() {
        return joined;
    }

    /** When the viewer linked the channel. */
    long linkedNanos() {
        return linkedNanos;
    }

    /** Handles a message of the viewer. */
    void receive(RawMessage message, long nowNanos) throws ProtocolException {
        if (channel.receive(message, nowNanos)) {
            return;
        }
        if (!joined && message.type() != DisplayMessage.CLIENT_INIT) {
            throw new ProtocolException("display: message " + message.type() + " before INIT");
        }
        switch (message.type()) {
            case DisplayMessage.CLIENT_INIT -> {
                DisplayMessage.ClientInit.read(message.reader());
                join();
            }
            case DisplayMessage.PREFERRED_COMPRESSION ->
                prefer(DisplayMessage.PreferredCompression.read(message.reader())
                        .compression());
            default -> {} // reports on streams and GL that we do not send, and wishes about video
        }
    }

    /** Adds an event to what the viewer is to be sent. */
    void push(DisplayEvent event) {
        if (!joined || (event.type() == DisplayEvent.Type.MONITORS && !has(Capabilities.DISPLAY_MONITORS_CONFIG))) {
            return;
        }
        pipe.push(event);
        markDue |= event instanceof DisplayEvent.SurfaceCreate create && create.id() == DisplayEvent.PRIMARY_SURFACE;
    }

    /** The events that belong together have all been pushed. */
    void endBatch() {
        if (markDue) {
            pipe.mark();
            markDue = false;
        }
    }

    /** Sends what the viewer can take now, as far as its images are ready. */
    void pump(long nowNanos) {
        while (channel.canSend()) {
            Optional<DisplayItem> first = pipe.first();
            if (first.isEmpty()) {
                break;
            }
            DisplayItem item = first.get();
            if (item.type() == DisplayItem.Type.REFRESH) {
                SurfaceSnapshot now = state.snapshot(item.surfaceId()).orElseThrow();
                pipe.takePiece(now);
            } else if (isReady(item)) {
                channel.send(message(item));
                pipe.removeFirst();
            } else {
                encodeAhead();
                break;
            }
        }
        channel.flush(nowNanos);
    }

    /** Fails when the books do not add up. */
    void checkInvariants() {
        pipe.checkInvariants();
    }

    private void join() throws ProtocolException {
        if (joined) {
            throw new ProtocolException("display: INIT twice");
        }
        joined = true;
        channel.send(new CacheMessage.InvalAllPalettes());
        state.present().forEach(this::push);
        endBatch();
    }

    private void prefer(int number) {
        compression = Compression.of(number, has(Capabilities.DISPLAY_LZ4));
    }

    private boolean isReady(DisplayItem item) {
        if (!(item instanceof DisplayItem.Draw draw)) {
            return true;
        }
        boolean ready = true;
        for (Image image : draw.drawable().operation().images()) {
            ready &= encoder.isReady(image, compression);
        }
        return ready;
    }

    private void encodeAhead() {
        int ahead = 0;
        for (DisplayItem item : pipe.items()) {
            if (ahead++ == ENCODE_AHEAD_ITEMS || item.type() == DisplayItem.Type.REFRESH) {
                return;
            }
            isReady(item);
        }
    }

    private SpiceMessage message(DisplayItem item) {
        return switch (item.type()) {
            case CREATE -> {
                DisplayItem.Create create = (DisplayItem.Create) item;
                boolean primary = create.surfaceId() == DisplayEvent.PRIMARY_SURFACE;
                yield new DisplayMessage.SurfaceCreate(
                        create.surfaceId(), create.width(), create.height(), create.format(), primary);
            }
            case DESTROY -> new DisplayMessage.SurfaceDestroy(item.surfaceId());
            case DRAW -> new DrawMessage(((DisplayItem.Draw) item).drawable(), this::wireImage);
            case MONITORS -> new DisplayMessage.MonitorsConfig(((DisplayItem.Monitors) item).heads());
            case MARK -> new DisplayMessage.Mark();
            case REFRESH -> throw new IllegalStateException("a refresh is sent as pictures");
        };
    }

    private WireImage wireImage(Image image) {
        imageId = (imageId + 1) & IMAGE_ID_MASK;
        int flags = image.highBitsSet() ? WireImage.HIGH_BITS_SET : 0;
        return new WireImage.Encoded(imageId, flags, compression.find(image).orElseThrow(), PaletteUse.INLINE);
    }

    private boolean has(int capability) {
        return channel.link().channel().has(capability);
    }
}
