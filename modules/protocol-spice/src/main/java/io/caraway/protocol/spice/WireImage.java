package io.caraway.protocol.spice;

import io.caraway.images.EncodedImage;
import io.caraway.images.ImageForm;
import io.caraway.raster.Surface;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/**
 * An image as it stands in a drawing message ("SPICE protocol, display channel, Image").
 *
 * <pre>
 * u64 id, u8 type, u8 flags, u32 width, u32 height
 * BITMAP  (0):    u8 format, u8 flags, u32 width, u32 height, u32 stride, u32 palette, bytes
 * QUIC    (1):    u32 size, bytes
 * LZ_RGB  (101):  u32 size, bytes
 * LZ4     (109):  u32 size, bytes
 * </pre>
 *
 * @param id number of the image; matters only to caches, and stays below 2^31 for spice-html5
 * @param encoded its bytes
 */
public record WireImage(long id, EncodedImage encoded) {
    private static final int TYPE_BITMAP = 0;
    private static final int TYPE_QUIC = 1;
    private static final int TYPE_LZ_RGB = 101;
    private static final int TYPE_LZ4 = 109;
    private static final int BITMAP_FORMAT_32BIT = 8;
    private static final int BITMAP_TOP_DOWN = 4;

    /** Most bytes an image may take. */
    private static final int BYTES_MAX = 1 << 30;

    /** Writes everything before the bytes of the image. */
    void writeHead(ByteWriter out) {
        int width = encoded.width();
        int height = encoded.height();
        out.i64(id).u8(type()).u8(0).u32(width).u32(height);
        if (encoded.form() == ImageForm.BITMAP) {
            out.u8(BITMAP_FORMAT_32BIT).u8(BITMAP_TOP_DOWN);
            out.u32(width).u32(height).u32((long) width * Integer.BYTES).u32(0);
        } else {
            out.u32(encoded.bytes().length);
        }
    }

    /** Reads an image; fails for the types that have no {@link ImageForm}. */
    static WireImage read(ByteReader in) throws ProtocolException {
        long id = in.i64();
        int type = in.u8();
        in.u8();
        int width = in.u32("image width", 1, Surface.SIDE_MAX);
        int height = in.u32("image height", 1, Surface.SIDE_MAX);
        ImageForm form = form(type, in.offset());
        int size = form == ImageForm.BITMAP ? bitmapBytes(in, width, height) : in.u32("image bytes", 0, BYTES_MAX);
        return new WireImage(id, new EncodedImage(form, width, height, in.bytes(size)));
    }

    private static int bitmapBytes(ByteReader in, int width, int height) throws ProtocolException {
        in.u8("bitmap format", BITMAP_FORMAT_32BIT, BITMAP_FORMAT_32BIT);
        in.u8("bitmap flags", BITMAP_TOP_DOWN, BITMAP_TOP_DOWN);
        in.u32("bitmap width", width, width);
        in.u32("bitmap height", height, height);
        int stride = in.u32("bitmap stride", width * Integer.BYTES, width * Integer.BYTES);
        in.u32("bitmap palette", 0, 0);
        return Math.multiplyExact(stride, height);
    }

    private int type() {
        return switch (encoded.form()) {
            case BITMAP -> TYPE_BITMAP;
            case LZ_RGB -> TYPE_LZ_RGB;
            case LZ4 -> TYPE_LZ4;
            case QUIC -> TYPE_QUIC;
        };
    }

    private static ImageForm form(int type, int offset) throws ProtocolException {
        return switch (type) {
            case TYPE_BITMAP -> ImageForm.BITMAP;
            case TYPE_LZ_RGB -> ImageForm.LZ_RGB;
            case TYPE_LZ4 -> ImageForm.LZ4;
            case TYPE_QUIC -> ImageForm.QUIC;
            default -> throw ProtocolException.field("image type", type, "0, 1, 101 or 109", offset);
        };
    }
}
