package io.caraway.export.avi;

import io.caraway.export.Picture;
import io.caraway.export.PictureSink;
import io.caraway.export.Size;
import io.caraway.images.jpeg.JpegImages;
import java.io.IOException;
import java.nio.channels.FileChannel;

/**
 * Writes pictures as Motion JPEG in an AVI file. Belongs to the thread that exports.
 *
 * <p>A slot without a change is a frame without bytes, which players take for the one before. Once a second the last picture's
 * bytes are written again, so that a player that is sent to a moment has not to look far back.
 */
public final class AviSink implements PictureSink {
    private final AviFile file;
    private final JpegFrames frames;
    private final int perSecond;
    private byte[] last = {};
    private long nextSlot;
    private long lastWhole;

    /**
     * A file without a picture; the channel is the sink's from now on.
     *
     * @param halfColors whether four pixels share a colour
     */
    public AviSink(FileChannel file, Size size, int perSecond, boolean halfColors) throws IOException {
        this(file, size, perSecond, halfColors, AviFile.PART_BYTES_MAX);
    }

    /** The same with other sizes of its parts. */
    AviSink(FileChannel file, Size size, int perSecond, boolean halfColors, long partBytesMax) throws IOException {
        if (size.width() > JpegImages.SIDE_MAX || size.height() > JpegImages.SIDE_MAX) {
            throw new IllegalArgumentException(
                    "size: " + size + " (expected: sides up to " + JpegImages.SIDE_MAX + ")");
        }
        this.frames = halfColors ? new HalfColorFrames() : new FullColorFrames();
        this.file = new AviFile(file, size, perSecond, partBytesMax);
        this.perSecond = perSecond;
    }

    @Override
    public void put(long slot, Picture picture) throws IOException {
        repeatUpTo(slot);
        last = frames.encode(picture);
        whole();
    }

    @Override
    public void end(long slots) throws IOException {
        repeatUpTo(slots);
        file.end();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }

    private void repeatUpTo(long slot) throws IOException {
        while (nextSlot < slot) {
            if (nextSlot - lastWhole >= perSecond) {
                whole();
            } else {
                file.same();
                nextSlot++;
            }
        }
    }

    private void whole() throws IOException {
        file.frame(last);
        lastWhole = nextSlot;
        nextSlot++;
    }
}
