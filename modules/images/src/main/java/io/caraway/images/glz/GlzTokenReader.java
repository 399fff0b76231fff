package io.caraway.images.glz;

import io.caraway.images.lz.LzPass;
import io.caraway.wire.ProtocolException;

/**
 * Reader of the tokens of a GLZ stream. Literals are those of LZ; a match is
 *
 * <pre>
 * LLL0oooo [more...] oooooooo nniiiiii [n bytes of image distance]
 * LLL1oooo [more...] oooooooo nnxooooo [n bytes of image distance] [offset byte, if x]
 *     length L and more as in LZ; offset and image distance, lowest bits first
 * </pre>
 *
 * <p>An image distance of 0 is this image, and the offset counts back from one pixel before. Else it is how much less the id of
 * another image is, and the offset counts from its first pixel. Used once, by one thread.
 */
final class GlzTokenReader {
    private static final int LITERALS_MAX = 32;
    private static final int FAR_FLAG = 0x10;
    private static final int LOW_MASK = 0xf;
    private static final int LOW_BITS = 4;
    private static final int COUNT_SHIFT = 6;
    private static final int NEAR_IMAGE_MASK = 0x3f;
    private static final int NEAR_IMAGE_BITS = 6;
    private static final int MIDDLE_MASK = 0x1f;
    private static final int MIDDLE_SHIFT = 12;
    private static final int FARTHEST_FLAG = 0x20;
    private static final int FARTHEST_SHIFT = 17;

    private final GlzWindow window;
    private final GlzHeader header;

    /** The image of the last match into another one: most matches are into the same few. */
    private GlzImage source;

    GlzTokenReader(GlzWindow window, GlzHeader header) {
        this.window = window;
        this.header = header;
        this.source = new GlzImage(header.id(), header.format(), new int[0]);
    }

    /** Reads tokens until the pass is done. */
    void read(LzPass pass) throws ProtocolException {
        while (!pass.isDone()) {
            int control = pass.nextByte();
            if (control < LITERALS_MAX) {
                pass.literals(control + 1);
            } else {
                match(pass, control);
            }
        }
    }

    private void match(LzPass pass, int control) throws ProtocolException {
        int length = pass.length(control);
        int offset = (control & LOW_MASK) | (pass.nextByte() << LOW_BITS);
        int next = pass.nextByte();
        int count = next >> COUNT_SHIFT;
        int images;
        if ((control & FAR_FLAG) == 0) {
            images = next & NEAR_IMAGE_MASK;
            if (count > 0) {
                images |= number(pass, count) << NEAR_IMAGE_BITS;
            }
        } else {
            offset |= (next & MIDDLE_MASK) << MIDDLE_SHIFT;
            images = number(pass, count);
            if ((next & FARTHEST_FLAG) != 0) {
                offset |= pass.nextByte() << FARTHEST_SHIFT;
            }
        }
        if (images == 0) {
            pass.repeat(offset + 1, length);
        } else {
            pass.copy(source(images, pass.position()).pixels(), offset, length);
        }
    }

    private static int number(LzPass pass, int count) throws ProtocolException {
        int number = 0;
        for (int i = 0; i < count; i++) {
            number |= pass.nextByte() << (i * Byte.SIZE);
        }
        return number;
    }

    private GlzImage source(int images, int offset) throws ProtocolException {
        long id = header.id() - images;
        if (source.id() != id) {
            GlzImage found = window.image(id, offset);
            if (found.format() != header.format()) {
                throw ProtocolException.field(
                        "GLZ image format", found.format(), header.format().name(), offset);
            }
            source = found;
        }
        return source;
    }
}
