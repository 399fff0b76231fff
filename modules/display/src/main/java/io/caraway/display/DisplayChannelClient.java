package io.caraway.display;

import io.caraway.channel.ChannelClient;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.DisplayMessage;
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
    private final long linkedNanos;
    private final DisplayPipe pipe = new DisplayPipe();
    private ImageForm form = ImageForm.LZ_RGB;
    private boolean joined;
    private boolean markDue;
    private long imageId;

    DisplayChannelClient(ChannelClient channel, long nowNanos) {
        this.channel = channel;
        this.linkedNanos = nowNanos;
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
    void receive(RawMessage message, DisplayState state) throws ProtocolException {
        if (channel.receive(message)) {
            return;
        }
        if (!joined && message.type() != DisplayMessage.CLIENT_INIT) {
            throw new ProtocolException("display: message " + message.type() + " before INIT");
        }
        switch (message.type()) {
            case DisplayMessage.CLIENT_INIT -> {
                DisplayMessage.ClientInit.read(message.reader());
                join(state);
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
    void pump(DisplayState state, ImageEncoder encoder) {
        while (channel.canSend()) {
            Optional<DisplayItem> first = pipe.first();
            if (first.isEmpty()) {
                break;
            }
            DisplayItem item = first.get();
            if (item.type() == DisplayItem.Type.REFRESH) {
                SurfaceSnapshot now = state.snapshot(item.surfaceId()).orElseThrow();
                pipe.takePiece(now);
            } else if (isReady(item, encoder)) {
                channel.send(message(item));
                pipe.removeFirst();
            } else {
                encodeAhead(encoder);
                break;
            }
        }
        channel.flush();
    }

    /** Fails when the books do not add up. */
    void checkInvariants() {
        pipe.checkInvariants();
    }

    private void join(DisplayState state) throws ProtocolException {
        if (joined) {
            throw new ProtocolException("display: INIT twice");
        }
        joined = true;
        channel.send(new DisplayMessage.InvalAllPalettes());
        state.present().forEach(this::push);
        endBatch();
    }

    /** The form that the viewer asked for, as near as we have it; others are left as they are. */
    private void prefer(int compression) {
        if (compression == DisplayMessage.Compression.OFF.number()) {
            form = ImageForm.BITMAP;
        } else if (compression == DisplayMessage.Compression.LZ4.number() && has(Capabilities.DISPLAY_LZ4)) {
            form = ImageForm.LZ4;
        } else if (compression == DisplayMessage.Compression.QUIC.number()) {
            form = ImageForm.QUIC;
        } else {
            form = ImageForm.LZ_RGB;
        }
    }

    private boolean isReady(DisplayItem item, ImageEncoder encoder) {
        return !(item instanceof DisplayItem.Draw draw && draw.drawable().operation() instanceof Operation.Copy copy)
                || encoder.isReady(copy.image(), form);
    }

    private void encodeAhead(ImageEncoder encoder) {
        int ahead = 0;
        for (DisplayItem item : pipe.items()) {
            if (ahead++ == ENCODE_AHEAD_ITEMS || item.type() == DisplayItem.Type.REFRESH) {
                return;
            }
            isReady(item, encoder);
        }
    }

    private SpiceMessage message(DisplayItem item) {
        return switch (item.type()) {
            case CREATE -> {
                DisplayItem.Create create = (DisplayItem.Create) item;
                boolean primary = create.surfaceId() == DisplayEvent.PRIMARY_SURFACE;
                yield new DisplayMessage.SurfaceCreate(create.surfaceId(), create.width(), create.height(), primary);
            }
            case DESTROY -> new DisplayMessage.SurfaceDestroy(item.surfaceId());
            case DRAW -> message(((DisplayItem.Draw) item).drawable());
            case MONITORS -> new DisplayMessage.MonitorsConfig(((DisplayItem.Monitors) item).heads());
            case MARK -> new DisplayMessage.Mark();
            case REFRESH -> throw new IllegalStateException("a refresh is sent as pictures");
        };
    }

    private SpiceMessage message(Drawable drawable) {
        Operation operation = drawable.operation();
        return switch (operation.type()) {
            case FILL ->
                new DisplayMessage.DrawFill(drawable.surfaceId(), drawable.box(), ((Operation.Fill) operation).color());
            case COPY -> {
                Operation.Copy copy = (Operation.Copy) operation;
                yield new DisplayMessage.DrawCopy(
                        drawable.surfaceId(), drawable.box(), wireImage(copy.image()), copy.source());
            }
            case COPY_BITS -> {
                Operation.CopyBits bits = (Operation.CopyBits) operation;
                yield new DisplayMessage.CopyBits(drawable.surfaceId(), drawable.box(), bits.srcX(), bits.srcY());
            }
        };
    }

    private WireImage wireImage(Image image) {
        imageId = (imageId + 1) & IMAGE_ID_MASK;
        return new WireImage(imageId, image.encoded(form).orElseThrow());
    }

    private boolean has(int capability) {
        return channel.link().channel().has(capability);
    }
}
