package io.caraway.images;

import io.caraway.raster.Rect;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.wire.ProtocolException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A picture: pixels 0x00RRGGBB, and the bytes of each form it has been encoded to so far.
 *
 * <p>Immutable to those who use it and safe to share between threads: what it remembers is only ever added to, and two
 * threads that compute the same thing at once compute the same bytes.
 */
public final class Image {
    private final int width;
    private final int height;
    private final Supplier<int[]> source;
    private final Map<ImageForm, EncodedImage> forms = new ConcurrentHashMap<>();
    private volatile int @Nullable [] pixels;

    private Image(int width, int height, Supplier<int[]> source) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException("size: " + width + "x" + height + " (expected: at least 1x1)");
        }
        this.width = width;
        this.height = height;
        this.source = source;
    }

    /** An image of {@code width * height} pixels, rows without gaps. The array is the image's from now on. */
    public static Image ofPixels(int width, int height, int[] pixels) {
        if (pixels.length != Math.multiplyExact(width, height)) {
            throw new IllegalArgumentException(
                    "pixels: " + pixels.length + " (expected: " + width + " * " + height + ")");
        }
        return new Image(width, height, () -> pixels);
    }

    /** The pixels of {@code area} of a surface; they are gathered when somebody asks for them. */
    public static Image ofSnapshot(SurfaceSnapshot snapshot, Rect area) {
        if (!snapshot.bounds().contains(area)) {
            throw new IllegalArgumentException("area: " + area + " (expected: inside " + snapshot.bounds() + ")");
        }
        return new Image(area.width(), area.height(), () -> snapshot.read(area));
    }

    /** An image that arrived encoded. It is decoded here, once, and goes on in the bytes it came in. */
    public static Image ofEncoded(EncodedImage encoded) throws ProtocolException {
        int[] pixels = encoded.form().decode(encoded.bytes(), encoded.width(), encoded.height());
        Image image = ofPixels(encoded.width(), encoded.height(), pixels);
        image.forms.put(encoded.form(), encoded);
        return image;
    }

    /** Columns. */
    public int width() {
        return width;
    }

    /** Rows. */
    public int height() {
        return height;
    }

    /** The whole area. */
    public Rect bounds() {
        return new Rect(0, 0, width, height);
    }

    /** The pixels, rows without gaps. Nobody may write them. */
    public int[] pixels() {
        int[] result = pixels;
        if (result == null) {
            result = source.get();
            pixels = result;
        }
        return result;
    }

    /** What {@link #encode} gave for that form, if it was made before. */
    public Optional<EncodedImage> encoded(ImageForm form) {
        return Optional.ofNullable(forms.get(form));
    }

    /**
     * The bytes in that form, or as {@link ImageForm#BITMAP} where that is no larger or the form cannot hold it; made now, on the calling thread, if they
     * were not before.
     */
    public EncodedImage encode(ImageForm form) {
        EncodedImage known = forms.get(form);
        if (known == null) {
            known = form.canHold(width, height) ? encodeAnew(form) : encode(ImageForm.BITMAP);
            forms.put(form, known);
        }
        return known;
    }

    private EncodedImage encodeAnew(ImageForm form) {
        byte[] bytes = form.encode(pixels(), width, height);
        boolean gains = bytes.length < (long) width * height * Integer.BYTES;
        return gains || form == ImageForm.BITMAP
                ? new EncodedImage(form, width, height, bytes)
                : encode(ImageForm.BITMAP);
    }
}
