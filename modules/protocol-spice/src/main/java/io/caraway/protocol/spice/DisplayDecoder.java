package io.caraway.protocol.spice;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.raster.Rect;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the messages of a server's display channel into events. Owned by whoever reads that channel.
 *
 * <p>It holds what a viewer has to remember: surfaces and streams, of which ids bound the number; at most 128 palettes; images
 * of at most 256 MiB of pixels; and the window of GLZ images. What a message asks to be kept is kept even if the message is
 * then refused, so that one may go on with the next. Messages that every channel knows mean nothing here but for LIST.
 * Nothing is waited for: WAIT_FOR_CHANNELS is for sessions of several display channels that share their caches.
 */
public final class DisplayDecoder {
    private final ReceivedSurfaces surfaces = new ReceivedSurfaces();
    private final ReceivedStreams streams = new ReceivedStreams(surfaces);
    private final ImageDecoder images;

    /** A decoder that has seen nothing. */
    public DisplayDecoder() {
        this(ReceivedImages.BYTES_MAX);
    }

    DisplayDecoder(long imageBytesMax) {
        this.images = new ImageDecoder(surfaces, imageBytesMax);
    }

    /**
     * Takes the next message of the server.
     *
     * @return what it does; empty if nothing that is seen
     * @throws ProtocolException if it is damaged, or makes no sense now
     */
    public List<DisplayEvent> receive(RawMessage message) throws ProtocolException {
        return receive(message, true);
    }

    /** How many pictures of each form have come: names of {@code ImageForm}, and of {@link WireImage.Kind} for those that have none. */
    public Map<String, Long> imageCounts() {
        return images.counts();
    }

    /** Frames of streams in codecs that are not read here. */
    public long skippedFrames() {
        return streams.skippedFrames();
    }

    /** Fails when the books do not add up. */
    public void checkInvariants() {
        images.images().checkInvariants();
    }

    private List<DisplayEvent> receive(RawMessage message, boolean listAllowed) throws ProtocolException {
        try {
            ByteReader in = message.reader();
            Optional<Operation.Type> operation = DrawMessage.operation(message.type());
            if (operation.isPresent()) {
                Drawable drawable = new DrawReader(in, images).read(operation.get(), surfaces);
                return List.of(new DisplayEvent.Draw(drawable));
            }
            if (message.type() < CommonMessage.FIRST_OF_CHANNEL) {
                return listAllowed && message.type() == CommonMessage.SubMessages.TYPE ? list(in) : List.of();
            }
            return other(message.type(), in);
        } catch (ProtocolException e) {
            throw e.in("display: message " + message.type());
        }
    }

    private List<DisplayEvent> list(ByteReader in) throws ProtocolException {
        List<DisplayEvent> events = new ArrayList<>();
        for (RawMessage message : CommonMessage.SubMessages.read(in).messages()) {
            events.addAll(receive(message, false));
        }
        return events;
    }

    private List<DisplayEvent> other(int type, ByteReader in) throws ProtocolException {
        switch (type) {
            case DisplayMessage.Mode.TYPE -> {
                DisplayMessage.Mode mode = DisplayMessage.Mode.read(in);
                return create(new DisplayEvent.SurfaceCreate(
                        DisplayEvent.PRIMARY_SURFACE, mode.format(), mode.width(), mode.height()));
            }
            case DisplayMessage.SurfaceCreate.TYPE -> {
                DisplayMessage.SurfaceCreate read = DisplayMessage.SurfaceCreate.read(in);
                if (read.primary() != (read.id() == DisplayEvent.PRIMARY_SURFACE)) {
                    throw new ProtocolException("surface " + read.id() + ": primary " + read.primary());
                }
                return create(new DisplayEvent.SurfaceCreate(read.id(), read.format(), read.width(), read.height()));
            }
            case DisplayMessage.SurfaceDestroy.TYPE -> {
                int id = DisplayMessage.SurfaceDestroy.read(in).id();
                surfaces.remove(id);
                return List.of(new DisplayEvent.SurfaceDestroy(id));
            }
            case DisplayMessage.MonitorsConfig.TYPE -> {
                return List.of(new DisplayEvent.Monitors(
                        DisplayMessage.MonitorsConfig.read(in).heads()));
            }
            case DisplayMessage.RESET -> {
                return reset();
            }
            case DisplayMessage.MARK, DisplayMessage.QUALITY_INDICATOR -> {
                return List.of();
            }
            case CacheMessage.InvalList.TYPE,
                    CacheMessage.InvalAllPixmaps.TYPE,
                    CacheMessage.InvalPalette.TYPE,
                    CacheMessage.INVAL_ALL_PALETTES -> {
                forget(type, in);
                return List.of();
            }
            default -> {
                return stream(type, in);
            }
        }
    }

    private void forget(int type, ByteReader in) throws ProtocolException {
        switch (type) {
            case CacheMessage.InvalList.TYPE ->
                CacheMessage.InvalList.read(in).ids().forEach(images.images()::forget);
            case CacheMessage.InvalAllPixmaps.TYPE -> {
                CacheMessage.InvalAllPixmaps.read(in);
                images.images().forgetAll();
            }
            case CacheMessage.InvalPalette.TYPE ->
                images.palettes().forget(CacheMessage.InvalPalette.read(in).id());
            default -> images.palettes().forgetAll();
        }
    }

    private List<DisplayEvent> stream(int type, ByteReader in) throws ProtocolException {
        switch (type) {
            case StreamMessage.Create.TYPE -> streams.create(StreamMessage.Create.read(in));
            case StreamMessage.Data.TYPE -> {
                return draw(streams.frame(StreamMessage.Data.read(in)));
            }
            case StreamMessage.DataSized.TYPE -> {
                return draw(streams.frame(StreamMessage.DataSized.read(in)));
            }
            case StreamMessage.NewClip.TYPE -> streams.clip(StreamMessage.NewClip.read(in));
            case StreamMessage.Destroy.TYPE ->
                streams.destroy(StreamMessage.Destroy.read(in).id());
            case StreamMessage.DESTROY_ALL -> streams.destroyAll();
            case StreamMessage.ActivateReport.TYPE -> StreamMessage.ActivateReport.read(in);
            default -> throw new ProtocolException("none that a display channel knows");
        }
        return List.of();
    }

    private List<DisplayEvent> create(DisplayEvent.SurfaceCreate surface) {
        surfaces.add(surface);
        return List.of(surface);
    }

    private List<DisplayEvent> reset() {
        images.palettes().forgetAll();
        return surfaces.find(DisplayEvent.PRIMARY_SURFACE)
                .map(desktop -> Drawable.fill(desktop.id(), new Rect(0, 0, desktop.width(), desktop.height()), 0))
                .<List<DisplayEvent>>map(black -> List.of(new DisplayEvent.Draw(black)))
                .orElse(List.of());
    }

    private static List<DisplayEvent> draw(Optional<Drawable> frame) {
        return frame.<List<DisplayEvent>>map(drawable -> List.of(new DisplayEvent.Draw(drawable)))
                .orElse(List.of());
    }
}
