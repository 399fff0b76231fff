package io.caraway.recording;

import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.raster.Palette;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * The images that the present segment holds already. Belongs to the owner of its writer.
 *
 * <p>An image is known by identity, and else by the bytes it would be written in. Images themselves are not kept alive here,
 * only bytes, as many as {@link ImageTable} allows.
 */
final class WrittenImages {
    /** What {@link #next} gives while nothing is known of the numbers in the file. */
    static final long UNKNOWN = -1;

    /** A larger image would drive too many others out: this part of what the table holds. */
    private static final int LARGEST_PART = 4;

    private final ImageTable<Written> table = new ImageTable<>(this::dropped);
    private final Map<Content, Written> byContent = new HashMap<>();
    private final Map<Identity, Written> byIdentity = new HashMap<>();
    private long committed;
    private boolean suspended;

    /** A segment begins. */
    void restart() {
        table.restart(0);
        committed = 0;
        suspended = false;
    }

    /** A segment begins whose images are numbered by somebody else: up to its end none is kept, and none referred to. */
    void suspend() {
        restart();
        suspended = true;
    }

    /** What was put in is in the file. */
    void commit() {
        committed = table.next();
    }

    /** What was put in since {@link #commit} is not in the file: all are forgotten, and numbers go on from there. */
    void rollBack() {
        table.restart(committed);
    }

    /** Number that the next image will have, or {@link #UNKNOWN}. */
    long next() {
        return suspended ? UNKNOWN : table.next();
    }

    /** Goes back to where a segment was left, of which all images are forgotten. */
    void resume(long next) {
        if (next == UNKNOWN) {
            suspend();
            return;
        }
        restart();
        table.restart(next);
        committed = next;
    }

    /** The number of that very image, if it is held. */
    OptionalLong number(Image image) {
        Written written = byIdentity.get(new Identity(image));
        return written == null ? OptionalLong.empty() : OptionalLong.of(written.number());
    }

    /** The number of an image of the same bytes, if one is held. */
    OptionalLong number(EncodedImage encoded, boolean highBitsSet) {
        Written written = byContent.get(new Content(encoded, highBitsSet));
        return written == null ? OptionalLong.empty() : OptionalLong.of(written.number());
    }

    /** Keeps an image under the next number, unless it is too large or not worth it. */
    boolean keep(Image image, EncodedImage encoded) {
        long pixels = image.bounds().area();
        long bytes = encoded.bytes().length;
        if (suspended || !ImageTable.fits(LARGEST_PART * pixels, LARGEST_PART * bytes)) {
            return false;
        }
        Written written = new Written(table.next(), new Identity(image), new Content(encoded, image.highBitsSet()));
        table.add(written, pixels, bytes);
        byIdentity.put(written.identity(), written);
        byContent.put(written.content(), written);
        return true;
    }

    private void dropped(Written written) {
        byIdentity.remove(written.identity(), written);
        byContent.remove(written.content(), written);
    }

    /** An image that is in the file under that number. */
    private record Written(long number, Identity identity, Content content) {}

    /** An image as itself, which is not kept alive by it. */
    private static final class Identity {
        private final WeakReference<Image> image;
        private final int hash;

        Identity(Image image) {
            this.image = new WeakReference<>(image);
            this.hash = System.identityHashCode(image);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            Image mine = image.get();
            return other == this || (mine != null && other instanceof Identity that && that.image.refersTo(mine));
        }
    }

    /** An image as its bytes and everything that is written beside them. */
    private static final class Content {
        private final EncodedImage image;
        private final boolean highBitsSet;
        private final int hash;

        Content(EncodedImage image, boolean highBitsSet) {
            this.image = image;
            this.highBitsSet = highBitsSet;
            CRC32C crc = new CRC32C();
            crc.update(image.bytes());
            this.hash = (int) crc.getValue();
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Content that
                    && hash == that.hash
                    && highBitsSet == that.highBitsSet
                    && image.form() == that.image.form()
                    && image.width() == that.image.width()
                    && image.height() == that.image.height()
                    && isSameBeside(that.image)
                    && Arrays.equals(image.bytes(), that.image.bytes());
        }

        private boolean isSameBeside(EncodedImage other) {
            return switch (image.form()) {
                case QUIC, LZ_RGB, LZ4, JPEG -> true;
                case BITMAP -> {
                    EncodedImage.Bitmap one = (EncodedImage.Bitmap) image;
                    EncodedImage.Bitmap two = (EncodedImage.Bitmap) other;
                    yield one.format() == two.format()
                            && one.topDown() == two.topDown()
                            && one.strideBytes() == two.strideBytes()
                            && isSame(one.palette(), two.palette());
                }
                case LZ_PLT ->
                    isSame(((EncodedImage.LzPalette) image).palette(), ((EncodedImage.LzPalette) other).palette());
                case JPEG_ALPHA -> {
                    EncodedImage.JpegAlpha one = (EncodedImage.JpegAlpha) image;
                    EncodedImage.JpegAlpha two = (EncodedImage.JpegAlpha) other;
                    yield one.topDown() == two.topDown() && one.jpegBytes() == two.jpegBytes();
                }
            };
        }

        private static boolean isSame(@Nullable Palette one, @Nullable Palette two) {
            if (one == null || two == null) {
                return (one == null) == (two == null);
            }
            return one.format() == two.format() && Arrays.equals(one.colors(), two.colors());
        }
    }
}
