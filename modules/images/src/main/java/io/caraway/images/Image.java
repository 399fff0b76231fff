package io.caraway.images;

import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.wire.ProtocolException;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A picture: its pixels, and the bytes of each form it has been encoded to so far.
 *
 * <p>Immutable to those who use it and safe to share between threads: what it remembers is only ever added to, and two
 * threads that compute the same thing at once compute the same.
 */
public final class Image {
    private final PixelFormat format;
    private final int width;
    private final int height;
    private final boolean highBitsSet;
    private final Supplier<Pixels> source;
    private final boolean hasPixels;
    private final @Nullable EncodedImage arrived;
    private final Map<Encoding, EncodedImage> encodings = new ConcurrentHashMap<>();
    private volatile WeakReference<Pixels> gathered = new WeakReference<>(null);
    private volatile @Nullable Boolean photographic;

    private Image(PixelFormat format, Rect bounds, Supplier<Pixels> source, boolean hasPixels) {
        this.hasPixels = hasPixels;
        this.format = format;
        this.width = bounds.width();
        this.height = bounds.height();
        this.source = source;
        this.highBitsSet = false;
        this.arrived = null;
    }

    private Image(Pixels pixels, boolean highBitsSet, EncodedImage arrived) {
        this.format = pixels.format();
        this.width = pixels.width();
        this.height = pixels.height();
        this.source = () -> pixels;
        this.highBitsSet = highBitsSet;
        this.arrived = arrived;
        this.hasPixels = true;
        encodings.put(Encoding.of(arrived.form()), arrived);
    }

    /** An image of those pixels. */
    public static Image of(Pixels pixels) {
        return new Image(pixels.format(), pixels.bounds(), () -> pixels, true);
    }

    /** An image of {@code width * height} pixels of format XRGB32. The array is the image's from now on. */
    public static Image ofPixels(int width, int height, int[] values) {
        return of(new Pixels(PixelFormat.XRGB32, width, height, values));
    }

    /**
     * The pixels of {@code area} of a surface; they are gathered when somebody asks for them, and only their tiles are held.
     * Pixels of a format that no image has come in one that loses nothing: RGB565 as XRGB32, A1 as A8.
     */
    public static Image ofSnapshot(SurfaceSnapshot snapshot, Rect area) {
        if (area.isEmpty() || !snapshot.bounds().contains(area)) {
            throw new IllegalArgumentException("area: " + area + " (expected: inside " + snapshot.bounds() + ")");
        }
        PixelFormat format = Widening.format(snapshot.format());
        SurfaceSnapshot part = snapshot.part(area);
        Rect inPart = SurfaceSnapshot.inPart(area);
        Supplier<Pixels> gather = () -> {
            int[] values = Widening.values(part.format(), part.read(inPart));
            return new Pixels(format, area.width(), area.height(), values);
        };
        return new Image(format, area, gather, false);
    }

    /**
     * An image that arrived encoded. It is decoded here, once, and goes on in the bytes it came in.
     *
     * @param highBitsSet whether the byte of XRGB32 pixels that means nothing is to be 255 ("SPICE protocol, image flag
     *     HIGH_BITS_SET")
     */
    public static Image ofEncoded(EncodedImage encoded, boolean highBitsSet) throws ProtocolException {
        Pixels decoded = ImageForm.decode(encoded);
        return highBitsSet && decoded.format() == PixelFormat.XRGB32
                ? new Image(Widening.withHighBits(decoded), true, encoded)
                : new Image(decoded, false, encoded);
    }

    /** An image that arrived encoded. */
    public static Image ofEncoded(EncodedImage encoded) throws ProtocolException {
        return ofEncoded(encoded, false);
    }

    /** What a pixel is. */
    public PixelFormat format() {
        return format;
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** Whether a reader has to be told that the highest byte of each pixel is 255. */
    public boolean highBitsSet() {
        return highBitsSet;
    }

    /** The whole area. */
    public Rect bounds() {
        return new Rect(0, 0, width, height);
    }

    /** The pixels. */
    public Pixels pixels() {
        Pixels result = gathered.get();
        if (result == null) {
            result = source.get();
            gathered = new WeakReference<>(result);
        }
        return result;
    }

    /** Whether the image holds its pixels, so that {@link #pixels} costs nothing. */
    public boolean hasPixels() {
        return hasPixels;
    }

    /** The bytes the image came in, if it came encoded. */
    public Optional<EncodedImage> arrived() {
        return Optional.ofNullable(arrived);
    }

    /**
     * Whether its colours change little by little, as those of a photograph do, and not in flat areas and sharp edges. Judged
     * from a sample when somebody asks for the first time.
     */
    public boolean isPhotographic() {
        Boolean result = photographic;
        if (result == null) {
            result = Graduality.isPhotographic(pixels());
            photographic = result;
        }
        return result;
    }

    /** What {@link #isPhotographic} gave, if somebody asked. */
    public Optional<Boolean> photographic() {
        return Optional.ofNullable(photographic);
    }

    /** What {@link #encode(Encoding)} gave for that encoding, or the bytes the image came in. */
    public Optional<EncodedImage> encoded(Encoding encoding) {
        return Optional.ofNullable(encodings.get(encoding));
    }

    /** What {@link #encode(ImageForm)} gave for that form, or the bytes the image came in. */
    public Optional<EncodedImage> encoded(ImageForm form) {
        return encoded(Encoding.of(form));
    }

    /**
     * The bytes in that encoding, or as {@link ImageForm#BITMAP} where that is no larger or the form cannot hold it; made now,
     * on the calling thread, if they were not before.
     */
    public EncodedImage encode(Encoding encoding) {
        EncodedImage known = encodings.get(encoding);
        if (known == null) {
            known = encoding.canHold(format, width, height) ? encodeAnew(encoding) : encode(ImageForm.BITMAP);
            encodings.put(encoding, known);
        }
        return known;
    }

    /** The same for a form at its usual quality. */
    public EncodedImage encode(ImageForm form) {
        return encode(Encoding.of(form));
    }

    private EncodedImage encodeAnew(Encoding encoding) {
        EncodedImage encoded = encoding.encode(pixels());
        boolean gains = (long) encoded.bytes().length * Byte.SIZE < (long) width * height * format.bits();
        return gains || encoding.form() == ImageForm.BITMAP ? encoded : encode(ImageForm.BITMAP);
    }
}
