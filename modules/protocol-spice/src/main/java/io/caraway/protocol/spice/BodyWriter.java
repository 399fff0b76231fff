package io.caraway.protocol.spice;

import io.caraway.raster.Palette;
import io.caraway.wire.ByteWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes the body of one drawing message, which points to parts of itself. */
final class BodyWriter {
    /*
     * Idea: the fixed part is written first, with 0 where an offset belongs, and what the offset points to is noted. In the
     * end the parts follow in that order, and each offset is filled in. The image whose bytes are the message's tail comes
     * last: spice-html5 takes those of a JPEG up to the end of the message. A palette stands before the image it belongs to.
     */

    private final ByteWriter out;
    private final int start;
    private final Iterator<WireImage> images;
    private final List<Runnable> parts = new ArrayList<>();
    private final List<Runnable> last = new ArrayList<>(1);
    private final int tailIndex;
    private int imageIndex;

    /**
     * A writer of a body that begins where {@code out} is.
     *
     * @param images the images in the order they are pointed to
     * @param tailIndex the one of them whose bytes are left out; -1 for none
     */
    BodyWriter(ByteWriter out, List<WireImage> images, int tailIndex) {
        this.out = out;
        this.start = out.size();
        this.images = images.iterator();
        this.tailIndex = tailIndex;
    }

    /** Where the fields of the fixed part are written. */
    ByteWriter fixed() {
        return out;
    }

    /** Writes an offset to a part that {@code content} will write. */
    void pointer(Consumer<ByteWriter> content) {
        int at = out.size();
        out.u32(0);
        parts.add(() -> {
            out.setU32(at, offset());
            content.accept(out);
        });
    }

    /** Writes an offset to the next image. */
    void image() {
        WireImage image = images.next();
        int at = out.size();
        out.u32(0);
        boolean isTail = imageIndex == tailIndex;
        imageIndex++;
        (isTail ? last : parts).add(() -> {
            writeImage(at, image);
            if (!isTail) {
                out.bytes(image.bytes());
            }
        });
    }

    /** Writes what has been pointed to. */
    void finish() {
        parts.forEach(Runnable::run);
        last.forEach(Runnable::run);
    }

    private void writeImage(int at, WireImage image) {
        Optional<Palette> palette = image.inlinePalette();
        int paletteOffset = palette.isPresent() ? offset() : 0;
        palette.ifPresent(this::writePalette);
        out.setU32(at, offset());
        image.writeHead(out, paletteOffset);
    }

    private void writePalette(Palette palette) {
        out.i64(palette.id()).u16(palette.colors().length);
        for (int color : palette.colors()) {
            out.i32(color);
        }
    }

    private int offset() {
        return out.size() - start;
    }
}
