package io.caraway.images.glz;

import io.caraway.images.bitmap.Bitmap;
import io.caraway.images.lz.LzPass;
import io.caraway.images.lz.LzType;
import io.caraway.images.lz.LzUnit;
import io.caraway.raster.Pixels;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.TreeMap;

/**
 * The reader of GLZ images, and the earlier images they refer to ("SPICE protocol, GLZ"). Owned by the verticle that reads the
 * display channels of one session; images are read in the order of their ids.
 *
 * <p>It holds at most {@link #PIXELS_MAX} pixels in at most {@link #IMAGES_MAX} images, whatever the peer says. When more come
 * in than that, the oldest go; a peer that keeps to the size of window it was told never gets there. An image that cannot be
 * read leaves everything as it was, and the next ones can be read unless they refer to it.
 */
public final class GlzWindow {
    /** Most pixels that are kept, 128 MiB of them; no image may have as many ("SPICE protocol, GLZ window"). */
    public static final int PIXELS_MAX = 1 << 25;

    /** Most images that are kept: what one costs beside its pixels makes tiny ones dear. */
    static final int IMAGES_MAX = 1 << 17;

    private final int pixelsMax;
    private final int imagesMax;
    private final TreeMap<Long, GlzImage> images = new TreeMap<>();
    private int pixelCount;

    /** A window without images. */
    public GlzWindow() {
        this(PIXELS_MAX, IMAGES_MAX);
    }

    GlzWindow(int pixelsMax, int imagesMax) {
        this.pixelsMax = pixelsMax;
        this.imagesMax = imagesMax;
    }

    /**
     * Reads an image, remembers it, and drops those that no later one will refer to. Types RGB24 and RGB32 give pixels of
     * format XRGB32, RGBA gives ARGB32, RGB16 gives RGB555.
     *
     * @throws ProtocolException if the stream is damaged, of another type, not of that size, longer than its picture, or refers
     *     to an image that is not there
     */
    public Pixels read(byte[] bytes, int width, int height) throws ProtocolException {
        GlzHeader header = GlzHeader.read(ByteReader.big(bytes), width, height);
        long count = (long) width * height;
        if (count < 1 || count >= pixelsMax) {
            throw new ProtocolException("GLZ pixels: " + count + " (expected: 1.." + (pixelsMax - 1) + ")");
        }
        int[] pixels = decode(bytes, header, (int) count);
        remember(header, pixels);
        int[] values = pixels;
        if (!header.topDown()) {
            values = pixels.clone();
            Bitmap.turnOver(values, width);
        }
        return new Pixels(header.format(), width, height, values);
    }

    /** Drops all images, as when the peer begins its dictionary anew. */
    public void clear() {
        images.clear();
        pixelCount = 0;
    }

    /** Pixels that are kept. */
    public int pixelCount() {
        return pixelCount;
    }

    /** Fails if the books are wrong. */
    public void checkInvariants() {
        long sum = 0;
        for (var entry : images.entrySet()) {
            if (entry.getKey() != entry.getValue().id()) {
                throw new IllegalStateException("image " + entry.getValue().id() + " under " + entry.getKey());
            }
            sum += entry.getValue().pixels().length;
        }
        if (sum != pixelCount || pixelCount > pixelsMax || images.size() > imagesMax) {
            throw new IllegalStateException(
                    images.size() + " images of " + sum + " pixels (expected: " + pixelCount + " pixels)");
        }
    }

    /** The image of that id, which a stream refers to at {@code offset}. */
    GlzImage image(long id, int offset) throws ProtocolException {
        GlzImage image = images.get(id);
        if (image == null) {
            String there = images.isEmpty() ? "none" : images.firstKey() + ".." + images.lastKey();
            throw ProtocolException.field("GLZ image", id, there, offset);
        }
        return image;
    }

    private int[] decode(byte[] bytes, GlzHeader header, int count) throws ProtocolException {
        GlzTokenReader tokens = new GlzTokenReader(this, header);
        LzPass pass = new LzPass(bytes, GlzHeader.BYTES, count, header.type().unit());
        tokens.read(pass);
        int[] pixels = pass.units();
        if (header.type() == LzType.RGBA) {
            pass = new LzPass(bytes, pass.position(), count, LzUnit.ALPHA);
            tokens.read(pass);
            pass.putAlpha(pixels);
        }
        pass.requireEnd();
        return pixels;
    }

    private void remember(GlzHeader header, int[] pixels) {
        long head = header.id() - header.headDistance();
        while (!images.isEmpty() && images.firstKey() < head) {
            dropOldest();
        }
        GlzImage before = images.remove(header.id());
        if (before != null) {
            pixelCount -= before.pixels().length;
        }
        while (pixels.length > pixelsMax - pixelCount || images.size() >= imagesMax) {
            dropOldest();
        }
        images.put(header.id(), new GlzImage(header.id(), header.format(), pixels));
        pixelCount += pixels.length;
    }

    private void dropOldest() {
        pixelCount -= images.pollFirstEntry().getValue().pixels().length;
    }
}
