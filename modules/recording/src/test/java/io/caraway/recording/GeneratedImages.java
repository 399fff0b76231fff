package io.caraway.recording;

import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.util.random.RandomGenerator;

/** Images as they come to be recorded: with and without alpha, of numbers in a palette, encoded or not. */
final class GeneratedImages {
    private static final int NOISE_BITS = 0xffffff;

    private final RandomGenerator random;

    GeneratedImages(RandomGenerator random) {
        this.random = random;
    }

    /** One of any kind. */
    Image next() {
        return switch (random.nextInt(4)) {
            case 0 -> paletted();
            case 1 -> Image.of(pixels(PixelFormat.ARGB32));
            case 2 -> highBitsSet();
            default -> {
                Image image = Image.of(pixels(PixelFormat.XRGB32));
                for (ImageForm form : ImageForm.values()) {
                    if (!form.isLossy() && random.nextInt(3) == 0) {
                        image.encode(form);
                    }
                }
                yield image;
            }
        };
    }

    private Image highBitsSet() {
        try {
            return Image.ofEncoded(ImageForm.BITMAP.encode(pixels(PixelFormat.XRGB32)), true);
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }

    private Image paletted() {
        int width = 1 + random.nextInt(20);
        int height = 1 + random.nextInt(20);
        int strideBytes = width + random.nextInt(5);
        byte[] bytes = new byte[strideBytes * height];
        random.nextBytes(bytes);
        int[] colors =
                random.ints(Palette.COLORS_MAX).map(color -> color & NOISE_BITS).toArray();
        try {
            return Image.ofEncoded(new EncodedImage.Bitmap(
                    BitmapFormat.EIGHT_BIT,
                    random.nextBoolean(),
                    width,
                    height,
                    strideBytes,
                    new Palette(0, PixelFormat.XRGB32, colors),
                    bytes));
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }

    private Pixels pixels(PixelFormat format) {
        int width = 1 + random.nextInt(40);
        int height = 1 + random.nextInt(40);
        int kept = random.nextBoolean() ? NOISE_BITS : 0x010001;
        int high = format == PixelFormat.ARGB32 ? 0x80000000 : 0;
        int[] values = random.ints((long) width * height)
                .map(value -> ((value & kept) | high) & format.mask())
                .toArray();
        return new Pixels(format, width, height, values);
    }
}
