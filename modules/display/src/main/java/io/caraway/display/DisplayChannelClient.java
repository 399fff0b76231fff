package io.caraway.display;

import io.caraway.channel.ChannelClient;
import io.caraway.display.video.VideoArea;
import io.caraway.drawing.Clip;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Operation;
import io.caraway.images.EncodedImage;
import io.caraway.images.Encoding;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.images.cache.RecurringImages;
import io.caraway.protocol.spice.CacheMessage;
import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.protocol.spice.StreamMessage;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * One viewer's view of a display: its own pipe, its own pace. Owned by display.
 *
 * <p>It is linked, and waits for the viewer's INIT; then it has joined, is given the present state, and what changes.
 */
final class DisplayChannelClient {
    /** Images of the pipe that may be in the making for this viewer. */
    private static final int ENCODE_AHEAD_ITEMS = 4;

    /** How much later than it is sent a frame is shown, at least: about what its way differs from one to the next. */
    private static final int FRAME_DELAY_MILLIS = 40;

    /** The same on a line that keeps it waiting, at most; what the reference server always takes. */
    private static final int FRAME_DELAY_MILLIS_MAX = 400;

    /** How long one image may keep the line busy; what takes longer goes in pieces, of which each shows something. */
    private static final int PIECE_MILLIS_MAX = 400;

    /** Images of at most this many bytes go whole on any line. */
    private static final int PIECE_BYTES_MIN = 24 << 10;

    private static final int REPORT_FRAMES = 5;
    private static final int REPORT_MILLIS = 1000;

    private final ChannelClient channel;
    private final DisplayState state;
    private final ImageEncoder encoder;
    private final RecurringImages recurring;
    private final DisplayCounts counts;
    private final Abilities abilities;
    private final long linkedNanos;
    private final DisplayPipe pipe;
    private final Quality quality = new Quality();
    private Compression compression = Compression.AUTO;
    private ViewerImages images;
    private boolean takesVideo;
    private boolean joined;
    private boolean markDue;
    private boolean awaitsImage;

    DisplayChannelClient(ChannelClient channel, SharedPictures shared, long nowNanos) {
        this.channel = channel;
        this.state = shared.state();
        this.encoder = shared.encoder();
        this.recurring = shared.recurring();
        this.counts = shared.counts();
        this.linkedNanos = nowNanos;
        this.abilities = Abilities.of(channel.link().channel());
        this.pipe = new DisplayPipe(abilities, state, shared.cells(), shared.news());
        this.images = new ViewerImages(recurring, 0, false, counts);
        this.takesVideo = abilities.video();
    }

    ChannelClient channel() {
        return channel;
    }

    boolean hasJoined() {
        return joined;
    }

    /** Whether what is to be sent next is an image in the making. */
    boolean awaitsImage() {
        return awaitsImage;
    }

    /** Whether it is still to be sent something as it was drawn. */
    boolean awaitsNews() {
        return pipe.awaitsNews();
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
                DisplayMessage.ClientInit init = DisplayMessage.ClientInit.read(message.reader());
                join(init, nowNanos);
            }
            case DisplayMessage.PREFERRED_COMPRESSION ->
                prefer(DisplayMessage.PreferredCompression.read(message.reader())
                        .compression());
            case DisplayMessage.PREFERRED_VIDEO_CODEC ->
                takeVideo(DisplayMessage.PreferredVideoCodec.read(message.reader())
                        .codecs()
                        .contains(StreamMessage.CODEC_MJPEG));
            case StreamMessage.REPORT ->
                takeVideo(takesVideo
                        && !StreamMessage.Report.read(message.reader()).isRefusal());
            default -> {} // about GL, which we do not send
        }
    }

    /** Video begins somewhere. */
    void begin(VideoArea area) {
        if (joined && takesVideo) {
            pipe.begin(area);
        }
    }

    /** Video has ended somewhere. */
    void end(VideoArea area) {
        pipe.end(area);
    }

    /** Adds an event that draws nothing to what the viewer is to be sent. */
    void push(DisplayEvent event) {
        if (!joined || (event.type() == DisplayEvent.Type.MONITORS && !has(Capabilities.DISPLAY_MONITORS_CONFIG))) {
            return;
        }
        pipe.push(event);
        markDue |= event instanceof DisplayEvent.SurfaceCreate create && create.id() == DisplayEvent.PRIMARY_SURFACE;
    }

    /** Adds drawings to what the viewer is to be sent. */
    void push(List<DisplayItem.Draw> drawings) {
        if (joined) {
            for (DisplayItem.Draw draw : drawings) {
                pipe.push(draw, isTooLarge(draw));
            }
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
        awaitsImage = false;
        pipe.hurry(nowNanos);
        while (channel.canSend()) {
            Optional<DisplayItem> first = pipe.first();
            if (first.isEmpty()) {
                if (!pipe.repair(nowNanos)) {
                    break;
                }
            } else if (first.get().type() == DisplayItem.Type.REFRESH) {
                quality.behind(channel.flight().bytesPerSecond(), nowNanos);
                pipe.takePiece(nowNanos);
            } else if (first.get().type() == DisplayItem.Type.FRAME_DUE) {
                pipe.takeFrame();
            } else if (isReady(first.get())) {
                send(first.get(), nowNanos);
                pipe.sent(images.takeLoses());
            } else {
                awaitsImage = true;
                encodeAhead();
                break;
            }
        }
        pipe.rest();
        channel.flush(nowNanos);
        quality.sent(pipe.first().isEmpty(), !channel.canSend(), nowNanos);
    }

    /** Time has passed: about a quarter of a second. */
    void tick(long nowNanos) {
        quality.tick(nowNanos);
        pipe.tick();
    }

    /** Fails when the books do not add up. */
    void checkInvariants() {
        pipe.checkInvariants();
        images.checkInvariants();
    }

    private void takeVideo(boolean takes) {
        takesVideo = takes;
        if (!takes) {
            pipe.endStreams();
        }
    }

    private void join(DisplayMessage.ClientInit init, long nowNanos) throws ProtocolException {
        if (joined) {
            throw new ProtocolException("display: INIT twice");
        }
        joined = true;
        images = new ViewerImages(recurring, init.pixmapCacheSize(), abilities.commands(), counts);
        channel.send(new CacheMessage.InvalAllPalettes());
        for (DisplayEvent event : state.present()) {
            if (event instanceof DisplayEvent.SurfaceCreate create && create.id() != DisplayEvent.PRIMARY_SURFACE) {
                pipe.sleep(create);
            } else if (event instanceof DisplayEvent.Draw draw) {
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
        if (item instanceof DisplayItem.Frame frame) {
            return encoder.isReady(frame.image(), frameChoice());
        }
        if (!(item instanceof DisplayItem.Draw draw)) {
            return true;
        }
        boolean ready = true;
        for (Image image : draw.images()) {
            ready &= images.has(image) || encoder.isReady(image, choice(draw));
        }
        return ready;
    }

    /** Whether an image would keep a line of known rate busy for so long that what comes behind it were late. */
    private boolean isTooLarge(DisplayItem.Draw draw) {
        long rate = channel.flight().bytesPerSecond();
        if (rate == 0) {
            return false;
        }
        long bytesMax = Math.max(PIECE_BYTES_MIN, rate * PIECE_MILLIS_MAX / TimeUnit.SECONDS.toMillis(1));
        for (Image image : draw.images()) {
            if (bytesAtMost(image) > bytesMax && !images.has(image)) {
                return true;
            }
        }
        return false;
    }

    /** About what the bytes of an image can come to: those it came in, or what a photograph takes without loss. */
    private static long bytesAtMost(Image image) {
        return image.arrived()
                .map(encoded -> (long) encoded.bytes().length)
                .orElse(2 * image.bounds().area());
    }

    private void encodeAhead() {
        int ahead = 0;
        for (DisplayItem item : pipe.items()) {
            if (ahead++ == ENCODE_AHEAD_ITEMS || item.type() == DisplayItem.Type.REFRESH) {
                return;
            }
            if (!item.isHidden()) {
                isReady(item);
            }
        }
    }

    /** Only plain pictures on surfaces of colours may lose anything: what else is done with pixels would show it. */
    private ImageChoice choice(DisplayItem.Draw draw) {
        boolean may = draw.purpose() != DisplayItem.Purpose.REPAIR
                && draw.drawable().operation() instanceof Operation.Copy copy
                && copy.isPlain()
                && pipe.format(draw.surfaceId()) == PixelFormat.XRGB32;
        int jpegQuality = may ? quality.rung().jpegQuality() : Encoding.EXACT;
        return new ImageChoice(compression, jpegQuality, abilities.commands());
    }

    private ImageChoice frameChoice() {
        return new ImageChoice(Compression.FRAME, quality.rung().frameQuality(), true);
    }

    private void send(DisplayItem item, long nowNanos) {
        switch (item.type()) {
            case CREATE -> {
                DisplayItem.Create create = (DisplayItem.Create) item;
                boolean primary = create.surfaceId() == DisplayEvent.PRIMARY_SURFACE;
                channel.send(new DisplayMessage.SurfaceCreate(
                        create.surfaceId(), create.width(), create.height(), create.format(), primary));
            }
            case DESTROY -> channel.send(new DisplayMessage.SurfaceDestroy(item.surfaceId()));
            case DRAW -> {
                DisplayItem.Draw draw = (DisplayItem.Draw) item;
                ImageChoice choice = choice(draw);
                DrawMessage message = new DrawMessage(draw.drawable(), image -> images.wire(image, choice));
                images.takeAhead().forEach(channel::send);
                channel.send(draw.prepared(message));
                counts.sent(draw);
            }
            case MONITORS -> channel.send(new DisplayMessage.MonitorsConfig(((DisplayItem.Monitors) item).heads()));
            case MARK -> channel.send(new DisplayMessage.Mark());
            case STREAM_CREATE -> create(((DisplayItem.StreamCreate) item).area());
            case STREAM_DESTROY ->
                channel.send(new StreamMessage.Destroy(
                        ((DisplayItem.StreamDestroy) item).area().id()));
            case FRAME -> send((DisplayItem.Frame) item, nowNanos);
            case REFRESH, FRAME_DUE -> throw new IllegalStateException(item + " is sent as pictures");
        }
    }

    private void create(VideoArea area) {
        Rect box = area.box();
        channel.send(new StreamMessage.Create(
                DisplayEvent.PRIMARY_SURFACE,
                area.id(),
                true,
                StreamMessage.CODEC_MJPEG,
                box.width(),
                box.height(),
                box.width(),
                box.height(),
                box,
                Clip.NONE));
        if (has(Capabilities.DISPLAY_STREAM_REPORT)) {
            channel.send(new StreamMessage.ActivateReport(area.id(), area.id(), REPORT_FRAMES, REPORT_MILLIS));
        }
    }

    /** Shown as soon as may be: frames that come late are dropped by viewers, and the longer a line makes some wait, the more do. */
    private void send(DisplayItem.Frame frame, long nowNanos) {
        EncodedImage encoded = frameChoice().find(frame.image()).orElseThrow();
        if (encoded.form() == ImageForm.JPEG) {
            long waits = TimeUnit.NANOSECONDS.toMillis(2 * channel.flight().waitNanos());
            long delay = Math.min(FRAME_DELAY_MILLIS_MAX, FRAME_DELAY_MILLIS + waits);
            int millis = (int) (TimeUnit.NANOSECONDS.toMillis(nowNanos) + delay);
            channel.send(new StreamMessage.Data(frame.area().id(), millis, encoded.bytes()));
            counts.sentFrame(frame.image(), encoded);
        }
    }

    private boolean has(int capability) {
        return channel.link().channel().has(capability);
    }
}
