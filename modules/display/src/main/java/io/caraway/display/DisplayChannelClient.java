package io.caraway.display;

import io.caraway.channel.ChannelClient;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Operation;
import io.caraway.images.EncodedImage;
import io.caraway.images.Encoding;
import io.caraway.images.Image;
import io.caraway.protocol.spice.CacheMessage;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.PaletteUse;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.SpiceMessage;
import io.caraway.protocol.spice.WireImage;
import io.caraway.raster.PixelFormat;
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
    private final Quality quality = new Quality();
    private Compression compression = Compression.AUTO;
    private boolean joined;
    private boolean markDue;
    private long imageId;

    DisplayChannelClient(
            ChannelClient channel, DisplayState state, PictureCells cells, ImageEncoder encoder, long nowNanos) {
        this.channel = channel;
        this.state = state;
        this.encoder = encoder;
        this.linkedNanos = nowNanos;
        this.pipe = new DisplayPipe(Abilities.of(channel.link().channel()), state, cells);
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
                join(nowNanos);
            }
            case DisplayMessage.PREFERRED_COMPRESSION ->
                prefer(DisplayMessage.PreferredCompression.read(message.reader())
                        .compression());
            default -> {} // reports on streams and GL that we do not send, and wishes about video
        }
    }

    /** Adds an event that draws nothing to what the viewer is to be sent. */
    void push(DisplayEvent event) {
        if (!joined || (event.type() == DisplayEvent.Type.MONITORS && !has(Capabilities.DISPLAY_MONITORS_CONFIG))) {
            return;
        }
        pipe.push(event);
        markDue |= event instanceof DisplayEvent.SurfaceCreate create && create.id() == DisplayEvent.PRIMARY_SURFACE;
    }

    /** Adds a drawing to what the viewer is to be sent. */
    void push(DisplayItem.Draw draw) {
        if (joined) {
            pipe.push(draw);
        }
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
        pipe.hurry(nowNanos);
        while (channel.canSend()) {
            Optional<DisplayItem> first = pipe.first();
            if (first.isEmpty()) {
                if (!pipe.repair(nowNanos)) {
                    break;
                }
            } else if (first.get().type() == DisplayItem.Type.REFRESH) {
                quality.behind(channel.flight(), nowNanos);
                pipe.takePiece(nowNanos);
            } else if (isReady(first.get())) {
                boolean loses = loses(first.get());
                channel.send(message(first.get()));
                pipe.sent(loses);
            } else {
                encodeAhead();
                break;
            }
        }
        pipe.rest();
        channel.flush(nowNanos);
    }

    /** Time has passed: about a quarter of a second. */
    void tick(long nowNanos) {
        quality.tick(nowNanos);
        pipe.tick();
    }

    /** Fails when the books do not add up. */
    void checkInvariants() {
        pipe.checkInvariants();
    }

    private void join(long nowNanos) throws ProtocolException {
        if (joined) {
            throw new ProtocolException("display: INIT twice");
        }
        joined = true;
        channel.send(new CacheMessage.InvalAllPalettes());
        for (DisplayEvent event : state.present()) {
            if (event instanceof DisplayEvent.Draw draw) {
                pipe.present(DisplayItem.Draw.present(draw.drawable(), nowNanos));
            } else {
                push(event);
            }
        }
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
            ready &= encoder.isReady(image, choice(draw));
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

    /** Only plain pictures on surfaces of colours may lose anything: what else is done with pixels would show it. */
    private ImageChoice choice(DisplayItem.Draw draw) {
        boolean may = draw.purpose() != DisplayItem.Purpose.REPAIR
                && draw.drawable().operation() instanceof Operation.Copy copy
                && copy.isPlain()
                && pipe.format(draw.surfaceId()) == PixelFormat.XRGB32;
        return new ImageChoice(compression, may ? quality.rung().jpegQuality() : Encoding.EXACT);
    }

    private boolean loses(DisplayItem item) {
        if (!(item instanceof DisplayItem.Draw draw)) {
            return false;
        }
        ImageChoice choice = choice(draw);
        boolean loses = false;
        for (Image image : draw.drawable().operation().images()) {
            loses |= choice.loses(image, choice.find(image).orElseThrow());
        }
        return loses;
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
            case DRAW -> {
                DisplayItem.Draw draw = (DisplayItem.Draw) item;
                ImageChoice choice = choice(draw);
                yield new DrawMessage(draw.drawable(), image -> wireImage(image, choice));
            }
            case MONITORS -> new DisplayMessage.MonitorsConfig(((DisplayItem.Monitors) item).heads());
            case MARK -> new DisplayMessage.Mark();
            case REFRESH -> throw new IllegalStateException("a refresh is sent as pictures");
        };
    }

    private WireImage wireImage(Image image, ImageChoice choice) {
        imageId = (imageId + 1) & IMAGE_ID_MASK;
        int flags = image.highBitsSet() ? WireImage.HIGH_BITS_SET : 0;
        EncodedImage encoded = choice.find(image).orElseThrow();
        return new WireImage.Encoded(imageId, flags, encoded, PaletteUse.INLINE);
    }

    private boolean has(int capability) {
        return channel.link().channel().has(capability);
    }
}
