package io.caraway.recording;

import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** An image inside an event. Drawn in {@link EventType}. */
final class ImageField {
    private static final int BITMAP = 1;
    private static final int LZ_RGB = 2;
    private static final int LZ4 = 3;
    private static final int QUIC = 4;

    private ImageField() {}

    /**
     * The form an image is recorded in: a compressed one it has already, byte for byte, the shortest of them; else LZ, made now
     * and remembered by the image, so that viewers share it; else, if that gains nothing, a bitmap.
     */
    static EncodedImage choose(Image image) {
        Optional<EncodedImage> known = Stream.of(ImageForm.LZ4, ImageForm.LZ_RGB, ImageForm.QUIC)
                .flatMap(form -> image.encoded(form).stream())
                .min(Comparator.comparingInt(encoded -> encoded.bytes().length));
        return known.isPresent() ? known.get() : image.encode(ImageForm.LZ_RGB);
    }

    /** Writes all that stands before the bytes of the image. */
    static void writeHead(ByteWriter out, EncodedImage image) {
        out.u8(number(image.form())).u32(image.width()).u32(image.height()).u32(image.bytes().length);
    }

    /** Reads an image that has at most {@code pixelsMax} pixels. */
    static Image read(ByteReader in, long pixelsMax) throws ProtocolException {
        int at = in.offset();
        ImageForm form = form(in.u8(), at);
        int width = in.u32("image width", 1, Integer.MAX_VALUE);
        int height = in.u32("image height", 1, Integer.MAX_VALUE);
        if ((long) width * height > Math.min(pixelsMax, EventLimits.IMAGE_PIXELS_MAX)) {
            throw ProtocolException.field(
                    "image size",
                    width + "x" + height,
                    "at most " + Math.min(pixelsMax, EventLimits.IMAGE_PIXELS_MAX) + " pixels",
                    at);
        }
        int length = in.u32("image length", 0, RecordFrame.PAYLOAD_BYTES_MAX);
        return Image.ofEncoded(new EncodedImage(form, width, height, in.bytes(length)));
    }

    private static int number(ImageForm form) {
        return switch (form) {
            case BITMAP -> BITMAP;
            case LZ_RGB -> LZ_RGB;
            case LZ4 -> LZ4;
            case QUIC -> QUIC;
        };
    }

    private static ImageForm form(int number, int offset) throws ProtocolException {
        return switch (number) {
            case BITMAP -> ImageForm.BITMAP;
            case LZ_RGB -> ImageForm.LZ_RGB;
            case LZ4 -> ImageForm.LZ4;
            case QUIC -> ImageForm.QUIC;
            default -> throw ProtocolException.field("image form", number, BITMAP + ".." + QUIC, offset);
        };
    }
}
