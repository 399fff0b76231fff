package io.caraway.recording;

import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An image inside an event. Drawn in {@link EventType}. */
final class ImageField {
    /** An image that LZ leaves more than that part of is worth another try. */
    private static final int HEAVY_SHARE = 5;

    private static final int TOP_DOWN = 1;
    private static final int HIGH_BITS_SET = 2;
    private static final int HAS_PALETTE = 4;
    private static final int KEPT = 8;
    private static final int FLAGS_MAX = 15;

    private ImageField() {}

    /**
     * The form an image is recorded in: the one it arrived in; else a compressed one it has already that loses nothing, the
     * shortest of them; else one that is made now, and remembered by the image, so that viewers share it.
     */
    static EncodedImage choose(Image image) {
        Optional<EncodedImage> known = image.arrived()
                .or(() -> Stream.of(ImageForm.LZ4, ImageForm.LZ_RGB, ImageForm.QUIC)
                        .flatMap(form -> image.encoded(form).stream())
                        .min(Comparator.comparingInt(encoded -> encoded.bytes().length)));
        return known.isPresent() ? known.get() : encode(image);
    }

    /** QUIC if it is a photograph; else LZ; both, and the shorter of them, where LZ does not do much. A bitmap if neither gains. */
    private static EncodedImage encode(Image image) {
        if (image.isPhotographic()) {
            return image.encode(ImageForm.QUIC);
        }
        EncodedImage lz = image.encode(ImageForm.LZ_RGB);
        long bits = image.bounds().area() * image.format().bits();
        if ((long) lz.bytes().length * Byte.SIZE * HEAVY_SHARE < bits) {
            return lz;
        }
        EncodedImage quic = image.encode(ImageForm.QUIC);
        return quic.bytes().length < lz.bytes().length ? quic : lz;
    }

    /** Writes all that stands before the bytes of the image. */
    static void writeHead(ByteWriter out, EncodedImage image, boolean highBitsSet, boolean kept) {
        int high = (highBitsSet ? HIGH_BITS_SET : 0) | (kept ? KEPT : 0);
        out.u8(number(image.form())).u32(image.width()).u32(image.height());
        switch (image.form()) {
            case BITMAP -> {
                EncodedImage.Bitmap bitmap = (EncodedImage.Bitmap) image;
                Palette palette = bitmap.palette();
                out.u8(high | (bitmap.topDown() ? TOP_DOWN : 0) | (palette == null ? 0 : HAS_PALETTE));
                out.u8(bitmap.format().number()).u32(bitmap.strideBytes());
                if (palette != null) {
                    writePalette(out, palette);
                }
            }
            case LZ_PLT -> {
                out.u8(high | HAS_PALETTE);
                writePalette(out, ((EncodedImage.LzPalette) image).palette());
            }
            case JPEG_ALPHA -> {
                EncodedImage.JpegAlpha jpeg = (EncodedImage.JpegAlpha) image;
                out.u8(high | (jpeg.topDown() ? TOP_DOWN : 0)).u32(jpeg.jpegBytes());
            }
            case QUIC, LZ_RGB, LZ4, JPEG -> out.u8(high);
        }
        out.u32(image.bytes().length);
    }

    /** Reads an image that has at most {@code pixelsMax} pixels, and puts it to those that are kept if it is to be. */
    static Image read(ByteReader in, long pixelsMax, ImageTable<Image> kept) throws ProtocolException {
        int at = in.offset();
        ImageForm form = form(in.u8(), at);
        int width = in.u32("image width", 1, Integer.MAX_VALUE);
        int height = in.u32("image height", 1, Integer.MAX_VALUE);
        long pixelsAllowed = Math.min(pixelsMax, EventLimits.IMAGE_PIXELS_MAX);
        if ((long) width * height > pixelsAllowed) {
            throw ProtocolException.field(
                    "image size", width + "x" + height, "at most " + pixelsAllowed + " pixels", at);
        }
        int flags = in.u8("image flags", 0, FLAGS_MAX);
        boolean topDown = (flags & TOP_DOWN) != 0;
        EncodedImage encoded = switch (form) {
            case BITMAP -> bitmap(in, width, height, flags);
            case LZ_PLT -> {
                Palette palette = readPalette(in);
                yield new EncodedImage.LzPalette(width, height, palette, bytes(in));
            }
            case JPEG_ALPHA -> {
                int jpegBytes = in.u32("JPEG bytes", 0, RecordFrame.PAYLOAD_BYTES_MAX);
                byte[] bytes = bytes(in);
                if (jpegBytes > bytes.length) {
                    throw ProtocolException.field("JPEG bytes", jpegBytes, "at most " + bytes.length, at);
                }
                yield new EncodedImage.JpegAlpha(width, height, topDown, jpegBytes, bytes);
            }
            case QUIC, LZ_RGB, LZ4, JPEG -> new EncodedImage.Plain(form, width, height, bytes(in));
        };
        Image image = Image.ofEncoded(encoded, (flags & HIGH_BITS_SET) != 0);
        if ((flags & KEPT) != 0) {
            keep(image, encoded.bytes().length, kept, at);
        }
        return image;
    }

    private static void keep(Image image, int bytes, ImageTable<Image> kept, int at) throws ProtocolException {
        long pixels = image.bounds().area();
        if (!ImageTable.fits(pixels, bytes)) {
            throw ProtocolException.field(
                    "kept image",
                    pixels + " pixels, " + bytes + " bytes",
                    "at most " + ImageTable.PIXELS_MAX + " and " + ImageTable.BYTES_MAX,
                    at);
        }
        kept.add(image, pixels, bytes);
    }

    private static EncodedImage bitmap(ByteReader in, int width, int height, int flags) throws ProtocolException {
        int at = in.offset();
        int number = in.u8();
        BitmapFormat format = BitmapFormat.of(number)
                .orElseThrow(() -> ProtocolException.field("bitmap format", number, "1..10", at));
        int strideBytes = in.u32("bitmap stride", format.rowBytes(width), RecordFrame.PAYLOAD_BYTES_MAX);
        @Nullable Palette palette = (flags & HAS_PALETTE) == 0 ? null : readPalette(in);
        byte[] bytes = bytes(in);
        if (bytes.length != (long) strideBytes * height) {
            throw ProtocolException.field(
                    "bitmap bytes", bytes.length, Long.toString((long) strideBytes * height), in.offset());
        }
        return new EncodedImage.Bitmap(format, (flags & TOP_DOWN) != 0, width, height, strideBytes, palette, bytes);
    }

    private static byte[] bytes(ByteReader in) throws ProtocolException {
        return in.bytes(in.u32("image length", 0, RecordFrame.PAYLOAD_BYTES_MAX));
    }

    private static void writePalette(ByteWriter out, Palette palette) {
        out.u8(palette.format().number()).u16(palette.colors().length);
        for (int color : palette.colors()) {
            out.i32(color);
        }
    }

    private static Palette readPalette(ByteReader in) throws ProtocolException {
        int at = in.offset();
        int number = in.u8();
        if (number != PixelFormat.XRGB32.number() && number != PixelFormat.RGB555.number()) {
            throw ProtocolException.field("palette format", number, "16 or 32", at);
        }
        int[] colors = new int[in.u16("palette colours", 1, Palette.COLORS_MAX)];
        for (int i = 0; i < colors.length; i++) {
            colors[i] = in.i32();
        }
        PixelFormat format = number == PixelFormat.XRGB32.number() ? PixelFormat.XRGB32 : PixelFormat.RGB555;
        return new Palette(0, format, colors);
    }

    private static int number(ImageForm form) {
        return switch (form) {
            case BITMAP -> 1;
            case LZ_RGB -> 2;
            case LZ4 -> 3;
            case QUIC -> 4;
            case LZ_PLT -> 5;
            case JPEG -> 6;
            case JPEG_ALPHA -> 7;
        };
    }

    private static ImageForm form(int number, int offset) throws ProtocolException {
        for (ImageForm form : ImageForm.values()) {
            if (number(form) == number) {
                return form;
            }
        }
        throw ProtocolException.field("image form", number, "1.." + ImageForm.values().length, offset);
    }
}
