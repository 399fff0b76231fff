package io.caraway.protocol.spice;

import io.caraway.drawing.Clip;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.images.bitmap.Bitmap;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.raster.Surface;
import io.caraway.wire.ProtocolException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The streams of a server. Owned by the {@link DisplayDecoder} it is part of. Ids bound how many. */
final class ReceivedStreams {
    private final ReceivedSurfaces surfaces;
    private final Map<Integer, StreamMessage.Create> streams = new HashMap<>();
    private long skippedFrames;

    ReceivedStreams(ReceivedSurfaces surfaces) {
        this.surfaces = surfaces;
    }

    void create(StreamMessage.Create stream) throws ProtocolException {
        surfaces.surface(stream.surfaceId());
        if (streams.putIfAbsent(stream.id(), stream) != null) {
            throw new ProtocolException("stream: " + stream.id() + " (expected: one that is not there)");
        }
    }

    void clip(StreamMessage.NewClip message) throws ProtocolException {
        StreamMessage.Create old = stream(message.id());
        streams.put(old.id(), clipped(old, message.clip()));
    }

    void destroy(int id) throws ProtocolException {
        stream(id);
        streams.remove(id);
    }

    void destroyAll() {
        streams.clear();
    }

    /** Frames in codecs that are not read here. */
    long skippedFrames() {
        return skippedFrames;
    }

    Optional<Drawable> frame(StreamMessage.Data data) throws ProtocolException {
        StreamMessage.Create stream = stream(data.id());
        return frame(stream, stream.width(), stream.height(), stream.dest(), data.frame());
    }

    Optional<Drawable> frame(StreamMessage.DataSized data) throws ProtocolException {
        return frame(stream(data.id()), data.width(), data.height(), data.dest(), data.frame());
    }

    private StreamMessage.Create stream(int id) throws ProtocolException {
        StreamMessage.Create stream = streams.get(id);
        if (stream == null) {
            throw new ProtocolException("stream: " + id + " (expected: one that was created)");
        }
        return stream;
    }

    /** The frame as a picture that is put in its place: the reference client takes the nearest pixel where sizes differ. */
    private Optional<Drawable> frame(StreamMessage.Create stream, int width, int height, Rect dest, byte[] bytes)
            throws ProtocolException {
        surfaces.surface(stream.surfaceId());
        if (stream.codec() != StreamMessage.CODEC_MJPEG) {
            skippedFrames++;
            return Optional.empty();
        }
        if (!Surface.isAllowed(width, height)) {
            throw new ProtocolException("frame: " + width + "x" + height + " (expected: fewer pixels)");
        }
        Image jpeg = Image.ofEncoded(new EncodedImage.Plain(ImageForm.JPEG, width, height, bytes));
        Image image = stream.topDown() ? jpeg : turnedOver(jpeg.pixels());
        Part<Drawable> drawable = () -> new Drawable(
                stream.surfaceId(),
                dest,
                stream.clip(),
                new Operation.Copy(
                        Source.of(image), image.bounds(), RopDescriptor.OP_PUT, ScaleMode.NEAREST, Mask.NONE));
        return Optional.of(drawable.makeChecked());
    }

    private static Image turnedOver(Pixels pixels) {
        int[] values = pixels.values().clone();
        Bitmap.turnOver(values, pixels.width());
        return Image.of(new Pixels(pixels.format(), pixels.width(), pixels.height(), values));
    }

    private static StreamMessage.Create clipped(StreamMessage.Create old, Clip clip) {
        return new StreamMessage.Create(
                old.surfaceId(),
                old.id(),
                old.topDown(),
                old.codec(),
                old.width(),
                old.height(),
                old.sourceWidth(),
                old.sourceHeight(),
                old.dest(),
                clip);
    }
}
