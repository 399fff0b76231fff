package io.caraway.protocol.spice;

import io.caraway.drawing.Source;
import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.images.glz.GlzWindow;
import io.caraway.images.glz.ZlibGlz;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns the images of a server's messages into sources of operations, and keeps what it says is to be kept. Owned by the {@link
 * DisplayDecoder} it is part of.
 */
final class ImageDecoder {
    private final ReceivedSurfaces surfaces;
    private final ReceivedPalettes palettes = new ReceivedPalettes();
    private final ReceivedImages images;
    private final GlzWindow window = new GlzWindow();
    private final Map<String, Long> counts = new TreeMap<>();

    ImageDecoder(ReceivedSurfaces surfaces, long imageBytesMax) {
        this.surfaces = surfaces;
        this.images = new ReceivedImages(imageBytesMax);
    }

    ReceivedPalettes palettes() {
        return palettes;
    }

    ReceivedImages images() {
        return images;
    }

    /** How many pictures of each form came, by its name. */
    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }

    /** Reads a picture of any form. */
    Source picture(ByteReader in) throws ProtocolException {
        WireImage wire = WireImage.read(in, palettes);
        counts.merge(
                wire instanceof WireImage.Encoded encoded
                        ? encoded.image().form().name()
                        : wire.kind().name(),
                1L,
                Long::sum);
        if (wire.kind() == WireImage.Kind.OF_SURFACE) {
            return surface((WireImage.OfSurface) wire).source();
        }
        Image image = image(wire);
        if (image.format() == PixelFormat.A1) {
            throw new ProtocolException("image: of one bit and no palette (expected: a picture)");
        }
        return Source.of(image);
    }

    /** Reads a mask: a bitmap of one bit, whose palette means nothing, one that was kept, or a surface of one bit. */
    Source mask(ByteReader in) throws ProtocolException {
        WireImage wire = WireImage.read(in, palettes);
        if (wire.kind() == WireImage.Kind.OF_SURFACE) {
            Surfaced surfaced = surface((WireImage.OfSurface) wire);
            checkMask(surfaced.format());
            return surfaced.source();
        }
        if (wire instanceof WireImage.Encoded encoded && encoded.image() instanceof EncodedImage.Bitmap bitmap) {
            wire = new WireImage.Encoded(wire.id(), wire.flags(), withoutPalette(bitmap), PaletteUse.INLINE);
        }
        Image image = image(wire);
        checkMask(image.format());
        return Source.of(image);
    }

    private static void checkMask(PixelFormat format) throws ProtocolException {
        if (format != PixelFormat.A1) {
            throw new ProtocolException("mask: " + format + " (expected: A1)");
        }
    }

    private static EncodedImage withoutPalette(EncodedImage.Bitmap bitmap) throws ProtocolException {
        if (bitmap.format() != BitmapFormat.ONE_BIT_LE && bitmap.format() != BitmapFormat.ONE_BIT_BE) {
            throw new ProtocolException("mask: bitmap of format " + bitmap.format() + " (expected: one bit)");
        }
        return new EncodedImage.Bitmap(
                bitmap.format(),
                bitmap.topDown(),
                bitmap.width(),
                bitmap.height(),
                bitmap.strideBytes(),
                null,
                bitmap.bytes());
    }

    private Surfaced surface(WireImage.OfSurface wire) throws ProtocolException {
        PixelFormat format = surfaces.surface(wire.surfaceId()).format();
        return new Surfaced(new Source.OfSurface(wire.surfaceId()), format);
    }

    private Image image(WireImage wire) throws ProtocolException {
        if (wire.kind() == WireImage.Kind.FROM_CACHE) {
            return images.image(wire.id(), ((WireImage.FromCache) wire).lossless());
        }
        boolean highBits = (wire.flags() & WireImage.HIGH_BITS_SET) != 0;
        Image image = switch (wire.kind()) {
            case ENCODED -> encoded(((WireImage.Encoded) wire).image(), highBits);
            case GLZ -> glz(wire, wire.bytes(), highBits);
            case ZLIB_GLZ -> glz(wire, ZlibGlz.inflate(wire.bytes(), ((WireImage.ZlibGlz) wire).glzBytes()), highBits);
            case FROM_CACHE, OF_SURFACE -> throw new IllegalArgumentException("no pixels: " + wire);
        };
        keep(wire, image);
        return image;
    }

    private static Image encoded(EncodedImage encoded, boolean highBits) throws ProtocolException {
        if (encoded instanceof EncodedImage.Bitmap bitmap
                && bitmap.palette() == null
                && bitmap.format().isPaletted()
                && bitmap.format().bits() > 1) {
            throw new ProtocolException("palette: none (expected: one for format " + bitmap.format() + ")");
        }
        return Image.ofEncoded(encoded, highBits);
    }

    /** A GLZ image goes on as other forms: its own can be read only after those before it. */
    private Image glz(WireImage wire, byte[] bytes, boolean highBits) throws ProtocolException {
        Pixels pixels = window.read(bytes, wire.width(), wire.height());
        return highBits ? Image.ofEncoded(ImageForm.BITMAP.encode(pixels), true) : Image.of(pixels);
    }

    private void keep(WireImage wire, Image image) throws ProtocolException {
        boolean lossy = wire instanceof WireImage.Encoded encoded
                && encoded.image().form().isLossy();
        if ((wire.flags() & WireImage.CACHE_ME) != 0) {
            images.keep(wire.id(), image, lossy);
        } else if ((wire.flags() & WireImage.CACHE_REPLACE_ME) != 0) {
            if (lossy) {
                throw new ProtocolException("image: a lossy one is to replace a lossy one");
            }
            images.keep(wire.id(), image, false);
        }
    }

    /**
     * A surface as a source.
     *
     * @param source the source
     * @param format what its pixels are
     */
    private record Surfaced(Source source, PixelFormat format) {}
}
