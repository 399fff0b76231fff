package io.caraway.imports.qxl;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Source;
import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Surface;
import io.caraway.wire.ProtocolException;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the images of drawables. Owned by the {@link QxlRecording} it is part of.
 *
 * <pre>
 * image 0                                  none, or
 * image 1, descriptor.id, .type, .flags (2: high bits set), .width, .height, and then by type:
 *   0 bitmap   bitmap.format, .flags (1: direct, 4: top down), .x, .y, .stride, has_palette 0 or 1,
 *              with a palette qp.num_ents n, unique, n times ents; bytes image_data_flat if direct, else chunks bitmap.data
 *   1 QUIC     quic.data_size, chunks quic.data
 *   104        surface_image.surface_id
 * </pre>
 */
final class QxlImageReader {
    private static final int BITMAP = 0;
    private static final int QUIC = 1;
    private static final int SURFACE = 104;

    private static final int HIGH_BITS_SET = 2;
    private static final int DIRECT = 1;
    private static final int TOP_DOWN = 4;
    private static final int COLOR_MASK = 0xff_ffff;

    private final QxlText in;
    private final QxlSurfaces surfaces;

    QxlImageReader(QxlText in, QxlSurfaces surfaces) {
        this.in = in;
        this.surfaces = surfaces;
    }

    /** Reads a picture that is drawn on a surface of that format; nothing if there is none. */
    Optional<Source> picture(PixelFormat surface) throws IOException, ProtocolException, LeftOut {
        if (in.i32("image", 0, 1) == 0) {
            return Optional.empty();
        }
        Descriptor descriptor = descriptor();
        if (descriptor.type == SURFACE) {
            return Optional.of(new Source.OfSurface(surfaceImage().id()));
        }
        EncodedImage encoded = encoded(descriptor, surface);
        Image image = LeftOut.unless(() -> image(encoded, descriptor.highBits()));
        if (image.format() == PixelFormat.A1) {
            throw new LeftOut("image: of one bit and no palette (expected: a picture)");
        }
        return Optional.of(Source.of(image));
    }

    /** Reads the picture of a mask, whose palette means nothing; nothing if there is none. */
    Optional<Source> mask() throws IOException, ProtocolException, LeftOut {
        if (in.i32("image", 0, 1) == 0) {
            return Optional.empty();
        }
        Descriptor descriptor = descriptor();
        if (descriptor.type == SURFACE) {
            DisplayEvent.SurfaceCreate surface = surfaceImage();
            checkMask(surface.format());
            return Optional.of(new Source.OfSurface(surface.id()));
        }
        EncodedImage encoded = encoded(descriptor, PixelFormat.XRGB32);
        if (encoded instanceof EncodedImage.Bitmap bitmap && bitmap.format().bits() == 1) {
            encoded = new EncodedImage.Bitmap(
                    bitmap.format(),
                    bitmap.topDown(),
                    bitmap.width(),
                    bitmap.height(),
                    bitmap.strideBytes(),
                    null,
                    bitmap.bytes());
        }
        EncodedImage bits = encoded;
        Image image = LeftOut.unless(() -> Image.ofEncoded(bits));
        checkMask(image.format());
        return Optional.of(Source.of(image));
    }

    /**
     * The image as it goes on. Bitmaps of whole colours go on as pixels, so that whoever keeps or sends them compresses them;
     * the byte of a pixel that means nothing is 0 then, as in every compressed form. Those with a palette are small as they
     * are.
     */
    private static Image image(EncodedImage encoded, boolean highBits) throws ProtocolException {
        if (encoded.form() != ImageForm.BITMAP
                || ((EncodedImage.Bitmap) encoded).format().isPaletted()) {
            return Image.ofEncoded(encoded, highBits);
        }
        Pixels pixels = Image.ofEncoded(encoded).pixels();
        if (pixels.format() != PixelFormat.XRGB32) {
            return Image.of(pixels);
        }
        int[] values = pixels.values().clone();
        for (int i = 0; i < values.length; i++) {
            values[i] &= COLOR_MASK;
        }
        Image plain = Image.ofPixels(pixels.width(), pixels.height(), values);
        return highBits ? Image.ofEncoded(plain.encode(ImageForm.LZ_RGB), true) : plain;
    }

    private static void checkMask(PixelFormat format) throws LeftOut {
        if (format != PixelFormat.A1) {
            throw new LeftOut("mask: " + format + " (expected: A1)");
        }
    }

    private Descriptor descriptor() throws IOException, ProtocolException {
        in.u64("descriptor.id");
        return new Descriptor(
                in.i32("descriptor.type"),
                in.i32("descriptor.flags"),
                in.i32("descriptor.width"),
                in.i32("descriptor.height"));
    }

    private DisplayEvent.SurfaceCreate surfaceImage() throws IOException, ProtocolException, LeftOut {
        return surfaces.surface(in.i32("surface_image.surface_id"));
    }

    private EncodedImage encoded(Descriptor descriptor, PixelFormat surface)
            throws IOException, ProtocolException, LeftOut {
        return switch (descriptor.type) {
            case BITMAP -> bitmap(surface);
            case QUIC -> {
                int size = in.i32("quic.data_size", 0, QxlText.BYTES_MAX);
                byte[] bytes = in.chunks("quic.data", size);
                checkSize(descriptor.width, descriptor.height);
                yield new EncodedImage.Plain(ImageForm.QUIC, descriptor.width, descriptor.height, bytes);
            }
            default -> throw new LeftOut("image type: " + descriptor.type + " (expected: 0, 1 or 104)");
        };
    }

    private EncodedImage bitmap(PixelFormat surface) throws IOException, ProtocolException, LeftOut {
        int number = in.i32("bitmap.format");
        int flags = in.i32("bitmap.flags");
        int width = in.i32("bitmap.x");
        int height = in.i32("bitmap.y", 0, Surface.SIDE_MAX);
        int stride = in.i32("bitmap.stride", 0, QxlText.BYTES_MAX);
        Palette palette = in.i32("has_palette", 0, 1) == 0 ? null : palette(surface);
        byte[] bytes = (flags & DIRECT) != 0
                ? in.bytes("image_data_flat", QxlText.BYTES_MAX)
                : in.chunks("bitmap.data", QxlText.BYTES_MAX);
        checkSize(width, height);
        BitmapFormat format = BitmapFormat.of(number)
                .orElseThrow(() -> new LeftOut("bitmap format: " + number + " (expected: 1..10)"));
        Palette used = format.isPaletted() ? palette : null;
        boolean topDown = (flags & TOP_DOWN) != 0;
        return LeftOut.unless(() -> new EncodedImage.Bitmap(format, topDown, width, height, stride, used, bytes));
    }

    private static void checkSize(int width, int height) throws LeftOut {
        if (!Surface.isAllowed(width, height)) {
            throw new LeftOut("image: " + Integer.toUnsignedString(width) + "x" + Integer.toUnsignedString(height)
                    + " (expected: 1.." + Surface.SIDE_MAX + " a side, at most " + Surface.AREA_MAX + " pixels)");
        }
    }

    private @Nullable Palette palette(PixelFormat surface) throws IOException, ProtocolException {
        int count = in.i32("qp.num_ents", 0, Palette.COLORS_MAX);
        long id = in.u64("unique");
        PixelFormat format = surface == PixelFormat.RGB555 ? PixelFormat.RGB555 : PixelFormat.XRGB32;
        int[] colors = new int[count];
        for (int i = 0; i < count; i++) {
            colors[i] = in.i32("ents") & format.mask();
        }
        return count == 0 ? null : new Palette(id, format, colors);
    }

    /**
     * What stands before every image.
     *
     * @param type which kind it is
     * @param flags 1 if the guest's server should keep it, 2 if the byte of pixels that means nothing is to be 255
     * @param width columns; of a bitmap those beside its pixels count
     * @param height rows, likewise
     */
    private record Descriptor(int type, int flags, int width, int height) {
        boolean highBits() {
            return (flags & HIGH_BITS_SET) != 0;
        }
    }
}
