package io.caraway.protocol.spice;

import io.caraway.drawing.DisplayEvent;
import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.ImageForm;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Surface;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Reads one image of a message. A palette that is to be kept is kept as soon as it has been read. */
final class WireImageReader {
    /** Most bytes an image may take. */
    private static final int BYTES_MAX = 1 << 30;

    /** A GLZ image inflated: a header, and at most two streams of literals with a control byte for each. */
    private static final int GLZ_HEADER_BYTES_MAX = 64;

    private static final int GLZ_BYTES_PER_PIXEL_MAX = 6;

    private final ByteReader in;
    private final Palettes palettes;

    WireImageReader(ByteReader in, Palettes palettes) {
        this.in = in;
        this.palettes = palettes;
    }

    WireImage read() throws ProtocolException {
        long id = in.i64();
        int number = in.u8();
        WireImageType type = WireImageType.of(number)
                .orElseThrow(() -> ProtocolException.field("image type", number, "0, 1, 100..109", in.offset() - 1));
        int flags = in.u8() & WireImage.FLAGS;
        return switch (type) {
            case FROM_CACHE, FROM_CACHE_LOSSLESS -> {
                int width = in.u32("image width", 0, Surface.SIDE_MAX);
                int height = in.u32("image height", 0, Surface.SIDE_MAX);
                yield new WireImage.FromCache(id, width, height, type == WireImageType.FROM_CACHE_LOSSLESS);
            }
            case SURFACE -> {
                int width = in.u32("image width", 0, Surface.SIDE_MAX);
                int height = in.u32("image height", 0, Surface.SIDE_MAX);
                yield new WireImage.OfSurface(in.u32("surface id", 0, DisplayEvent.SURFACE_ID_MAX), width, height);
            }
            case BITMAP, QUIC, LZ_PLT, LZ_RGB, GLZ_RGB, JPEG, ZLIB_GLZ_RGB, JPEG_ALPHA, LZ4 -> {
                int width = in.u32("image width", 1, Surface.SIDE_MAX);
                int height = in.u32("image height", 1, Surface.SIDE_MAX);
                checkArea(width, height);
                yield withBytes(type, id, flags, width, height);
            }
        };
    }

    private WireImage withBytes(WireImageType type, long id, int flags, int width, int height)
            throws ProtocolException {
        return switch (type) {
            case BITMAP -> bitmap(id, flags);
            case LZ_PLT -> lzPalette(id, flags, width, height);
            case JPEG_ALPHA -> {
                boolean topDown = (in.u8() & 1) != 0;
                int jpegBytes = in.u32("JPEG bytes", 0, BYTES_MAX);
                int size = in.u32("image bytes", jpegBytes, BYTES_MAX);
                EncodedImage image = new EncodedImage.JpegAlpha(width, height, topDown, jpegBytes, in.bytes(size));
                yield new WireImage.Encoded(id, flags, image, PaletteUse.INLINE);
            }
            case GLZ_RGB -> new WireImage.Glz(id, flags, width, height, sizedBytes());
            case ZLIB_GLZ_RGB -> {
                long max = GLZ_HEADER_BYTES_MAX + (long) width * height * GLZ_BYTES_PER_PIXEL_MAX;
                int glzBytes = in.u32("GLZ bytes", 1, (int) Math.min(max, BYTES_MAX));
                yield new WireImage.ZlibGlz(id, flags, width, height, glzBytes, sizedBytes());
            }
            case QUIC -> plain(ImageForm.QUIC, id, flags, width, height);
            case LZ_RGB -> plain(ImageForm.LZ_RGB, id, flags, width, height);
            case JPEG -> plain(ImageForm.JPEG, id, flags, width, height);
            case LZ4 -> plain(ImageForm.LZ4, id, flags, width, height);
            case FROM_CACHE, FROM_CACHE_LOSSLESS, SURFACE -> throw new IllegalArgumentException("no bytes: " + type);
        };
    }

    private WireImage plain(ImageForm form, long id, int flags, int width, int height) throws ProtocolException {
        EncodedImage image = new EncodedImage.Plain(form, width, height, sizedBytes());
        return new WireImage.Encoded(id, flags, image, PaletteUse.INLINE);
    }

    private byte[] sizedBytes() throws ProtocolException {
        return in.bytes(in.u32("image bytes", 0, BYTES_MAX));
    }

    /** The size of a bitmap is the one beside its pixels: that in the descriptor is not looked at by the reference client. */
    private WireImage bitmap(long id, int flags) throws ProtocolException {
        int number = in.u8("bitmap format", 1, BitmapFormat.values().length);
        BitmapFormat format = BitmapFormat.of(number).orElseThrow();
        int bitmapFlags = in.u8();
        int width = in.u32("bitmap width", 1, Surface.SIDE_MAX);
        int height = in.u32("bitmap height", 1, Surface.SIDE_MAX);
        checkArea(width, height);
        int stride = in.u32("bitmap stride", format.rowBytes(width), BYTES_MAX);
        PaletteUse use = use(bitmapFlags);
        Palette palette = palette(use, format.isPaletted());
        long size = (long) stride * height;
        if (size > in.remaining()) {
            throw ProtocolException.field("bitmap bytes", in.remaining(), "at least " + size, in.offset());
        }
        boolean topDown = (bitmapFlags & WireImageType.BITMAP_TOP_DOWN) != 0;
        byte[] bytes = in.bytes((int) size);
        EncodedImage image = new EncodedImage.Bitmap(format, topDown, width, height, stride, palette, bytes);
        return new WireImage.Encoded(id, flags, image, palette == null ? PaletteUse.INLINE : kept(use, palette));
    }

    private WireImage lzPalette(long id, int flags, int width, int height) throws ProtocolException {
        PaletteUse use = use(in.u8());
        int size = in.u32("image bytes", 0, BYTES_MAX);
        Palette palette = palette(use, true);
        if (palette == null) {
            throw ProtocolException.field("palette", "none", "one", in.offset());
        }
        EncodedImage image = new EncodedImage.LzPalette(width, height, palette, in.bytes(size));
        return new WireImage.Encoded(id, flags, image, kept(use, palette));
    }

    /** A palette of the id 0 is none to keep, whatever the flags say. */
    private static PaletteUse kept(PaletteUse use, Palette palette) {
        return palette.id() == 0 ? PaletteUse.INLINE : use;
    }

    private static PaletteUse use(int flags) {
        if ((flags & WireImageType.PALETTE_FROM_CACHE) != 0) {
            return PaletteUse.FROM_CACHE;
        }
        return (flags & WireImageType.PALETTE_CACHE_ME) != 0 ? PaletteUse.CACHE_ME : PaletteUse.INLINE;
    }

    private @Nullable Palette palette(PaletteUse use, boolean wanted) throws ProtocolException {
        if (use == PaletteUse.FROM_CACHE) {
            long id = in.i64();
            return wanted ? palettes.cached(id) : null;
        }
        int offset = in.i32();
        if (offset == 0) {
            return null;
        }
        int back = in.offset();
        in.seek(offset);
        Palette palette = paletteHere();
        in.seek(back);
        if (kept(use, palette) == PaletteUse.CACHE_ME) {
            palettes.keep(palette);
        }
        return wanted ? palette : null;
    }

    private Palette paletteHere() throws ProtocolException {
        long id = in.i64();
        int count = in.u16("colours of the palette", 1, Palette.COLORS_MAX);
        PixelFormat format = palettes.format();
        int[] colors = new int[count];
        for (int i = 0; i < count; i++) {
            colors[i] = in.i32() & format.mask();
        }
        return new Palette(id, format, colors);
    }

    private void checkArea(int width, int height) throws ProtocolException {
        if ((long) width * height > Surface.AREA_MAX) {
            throw ProtocolException.field(
                    "image", width + "x" + height, "at most " + Surface.AREA_MAX + " pixels", in.offset());
        }
    }
}
