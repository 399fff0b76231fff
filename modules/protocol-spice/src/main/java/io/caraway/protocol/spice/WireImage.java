package io.caraway.protocol.spice;

import io.caraway.images.EncodedImage;
import io.caraway.images.ImageForm;
import io.caraway.raster.Palette;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Optional;

/**
 * An image as it stands in a drawing message ("SPICE protocol, display channel, Image"). Immutable.
 *
 * <pre>
 * u64 id, u8 type, u8 flags, u32 width, u32 height, and then by type:
 *
 * BITMAP              0  u8 format, u8 flags, u32 width, u32 height, u32 stride, palette, stride * height bytes
 * QUIC                1  u32 size, bytes
 * LZ_PLT            100  u8 flags, u32 size, palette, bytes
 * LZ_RGB            101  u32 size, bytes
 * GLZ_RGB           102  u32 size, bytes
 * FROM_CACHE        103
 * SURFACE           104  u32 surface id
 * JPEG              105  u32 size, bytes
 * FROM_CACHE_LOSSLESS 106
 * ZLIB_GLZ_RGB      107  u32 size after inflating, u32 size, bytes
 * JPEG_ALPHA        108  u8 flags, u32 size of the JPEG, u32 size of both, bytes
 * LZ4               109  u32 size, bytes
 *
 * palette: u64 id if flag 2 (from cache) is set, else u32 offset from the start of the body, 0 for none
 * </pre>
 */
public sealed interface WireImage {
    /** Flag: the reader is to keep it under its id. */
    int CACHE_ME = 1;
    /** Flag: the byte of 32-bit pixels that means nothing is to be 255. */
    int HIGH_BITS_SET = 2;
    /** Flag: the reader is to keep it in place of the lossy one that has its id. */
    int CACHE_REPLACE_ME = 4;

    /** All flags. */
    int FLAGS = CACHE_ME | HIGH_BITS_SET | CACHE_REPLACE_ME;

    /** What there can be in a message in place of an image. */
    enum Kind {
        /** {@link Encoded}. */
        ENCODED,
        /** {@link Glz}. */
        GLZ,
        /** {@link ZlibGlz}. */
        ZLIB_GLZ,
        /** {@link FromCache}. */
        FROM_CACHE,
        /** {@link OfSurface}. */
        OF_SURFACE
    }

    /** Which kind this is. */
    Kind kind();

    /** Number under which caches know it; below 2^31 for spice-html5. */
    long id();

    /** {@link #CACHE_ME} and the like. */
    int flags();

    /** Columns. */
    int width();

    /** Rows. */
    int height();

    /** What ends it on the wire; nobody may write them. */
    default byte[] bytes() {
        return SpiceMessage.NO_TAIL;
    }

    /** The palette that has to be written elsewhere in the message, if there is one. */
    default Optional<Palette> inlinePalette() {
        return Optional.empty();
    }

    /**
     * Writes everything before {@link #bytes}.
     *
     * @param paletteOffset where in the body the {@link #inlinePalette} begins, 0 if there is none
     */
    void writeHead(ByteWriter out, int paletteOffset);

    /** Reads an image; its bytes are cut off, and nothing is decoded. */
    static WireImage read(ByteReader in, Palettes palettes) throws ProtocolException {
        return new WireImageReader(in, palettes).read();
    }

    /** Writes the part that all have. */
    private static void writeDescriptor(ByteWriter out, WireImageType type, WireImage image) {
        out.i64(image.id()).u8(type.number()).u8(image.flags());
        out.u32(image.width()).u32(image.height());
    }

    /**
     * An image whose bytes stand alone.
     *
     * @param id number of the image
     * @param flags {@link #CACHE_ME} and the like
     * @param image the image
     * @param use how its palette travels
     */
    record Encoded(long id, int flags, EncodedImage image, PaletteUse use) implements WireImage {
        /** Checks that a palette that is to be kept has an id. */
        public Encoded {
            if (use != PaletteUse.INLINE
                    && palette(image).filter(palette -> palette.id() != 0).isEmpty()) {
                throw new IllegalArgumentException("palette: " + use + " without an id");
            }
        }

        @Override
        public Kind kind() {
            return Kind.ENCODED;
        }

        @Override
        public int width() {
            return image.width();
        }

        @Override
        public int height() {
            return image.height();
        }

        @Override
        public byte[] bytes() {
            return image.bytes();
        }

        @Override
        public Optional<Palette> inlinePalette() {
            return use == PaletteUse.FROM_CACHE ? Optional.empty() : palette(image);
        }

        @Override
        public void writeHead(ByteWriter out, int paletteOffset) {
            writeDescriptor(out, WireImageType.of(image.form()), this);
            switch (image.form()) {
                case BITMAP -> {
                    EncodedImage.Bitmap bitmap = (EncodedImage.Bitmap) image;
                    out.u8(bitmap.format().number());
                    out.u8(paletteFlag() | (bitmap.topDown() ? WireImageType.BITMAP_TOP_DOWN : 0));
                    out.u32(image.width()).u32(image.height()).u32(bitmap.strideBytes());
                    writePalettePlace(out, paletteOffset);
                }
                case LZ_PLT -> {
                    out.u8(paletteFlag()).u32(image.bytes().length);
                    writePalettePlace(out, paletteOffset);
                }
                case QUIC, LZ_RGB, LZ4, JPEG -> out.u32(image.bytes().length);
                case JPEG_ALPHA -> {
                    EncodedImage.JpegAlpha alpha = (EncodedImage.JpegAlpha) image;
                    out.u8(alpha.topDown() ? 1 : 0).u32(alpha.jpegBytes()).u32(image.bytes().length);
                }
            }
        }

        private void writePalettePlace(ByteWriter out, int paletteOffset) {
            if (use == PaletteUse.FROM_CACHE) {
                out.i64(palette(image).orElseThrow().id());
            } else {
                out.u32(paletteOffset);
            }
        }

        private int paletteFlag() {
            return switch (use) {
                case INLINE -> 0;
                case CACHE_ME -> WireImageType.PALETTE_CACHE_ME;
                case FROM_CACHE -> WireImageType.PALETTE_FROM_CACHE;
            };
        }

        private static Optional<Palette> palette(EncodedImage image) {
            if (image instanceof EncodedImage.Bitmap bitmap) {
                return Optional.ofNullable(bitmap.palette());
            }
            return image.form() == ImageForm.LZ_PLT
                    ? Optional.of(((EncodedImage.LzPalette) image).palette())
                    : Optional.empty();
        }
    }

    /**
     * An image in the GLZ form, which repeats what earlier ones had.
     *
     * @param id number of the image
     * @param flags {@link #CACHE_ME} and the like
     * @param width columns
     * @param height rows
     * @param bytes the bytes; nobody may write them
     */
    @SuppressWarnings("ArrayRecordComponent") // megabytes long and immutable: shared, compared by identity
    record Glz(long id, int flags, int width, int height, byte[] bytes) implements WireImage {
        @Override
        public Kind kind() {
            return Kind.GLZ;
        }

        @Override
        public void writeHead(ByteWriter out, int paletteOffset) {
            writeDescriptor(out, WireImageType.GLZ_RGB, this);
            out.u32(bytes.length);
        }
    }

    /**
     * The same, deflated.
     *
     * @param id number of the image
     * @param flags {@link #CACHE_ME} and the like
     * @param width columns
     * @param height rows
     * @param glzBytes how many bytes it is once inflated
     * @param bytes the bytes; nobody may write them
     */
    @SuppressWarnings("ArrayRecordComponent")
    record ZlibGlz(long id, int flags, int width, int height, int glzBytes, byte[] bytes) implements WireImage {
        @Override
        public Kind kind() {
            return Kind.ZLIB_GLZ;
        }

        @Override
        public void writeHead(ByteWriter out, int paletteOffset) {
            writeDescriptor(out, WireImageType.ZLIB_GLZ_RGB, this);
            out.u32(glzBytes).u32(bytes.length);
        }
    }

    /**
     * The image that the reader has kept under that id.
     *
     * @param id number of the image
     * @param width columns
     * @param height rows
     * @param lossless whether it must be one that lost nothing
     */
    record FromCache(long id, int width, int height, boolean lossless) implements WireImage {
        @Override
        public Kind kind() {
            return Kind.FROM_CACHE;
        }

        @Override
        public int flags() {
            return 0;
        }

        @Override
        public void writeHead(ByteWriter out, int paletteOffset) {
            writeDescriptor(out, lossless ? WireImageType.FROM_CACHE_LOSSLESS : WireImageType.FROM_CACHE, this);
        }
    }

    /**
     * What a surface shows.
     *
     * @param surfaceId the surface
     * @param width columns of the surface; 0 will do, readers go by the surface
     * @param height rows of the surface; 0 will do
     */
    record OfSurface(int surfaceId, int width, int height) implements WireImage {
        @Override
        public Kind kind() {
            return Kind.OF_SURFACE;
        }

        @Override
        public long id() {
            return 0;
        }

        @Override
        public int flags() {
            return 0;
        }

        @Override
        public void writeHead(ByteWriter out, int paletteOffset) {
            writeDescriptor(out, WireImageType.SURFACE, this);
            out.u32(surfaceId);
        }
    }
}
