package io.caraway.protocol.spice;

import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.wire.ByteWriter;
import java.util.List;
import java.util.Optional;

/**
 * Server: something is drawn ("SPICE protocol, display channel, COPY_BITS and DRAW_*").
 *
 * <p>The bytes of its first image are its {@link #tail}. A {@link DisplayDecoder} reads it.
 *
 * @param drawable what is drawn
 * @param images how each of {@link Operation#sources} goes on the wire, in that order
 */
public record DrawMessage(Drawable drawable, List<WireImage> images) implements SpiceMessage {
    /** COPY_BITS. */
    public static final int COPY_BITS = 104;
    /** DRAW_FILL. */
    public static final int DRAW_FILL = 302;
    /** DRAW_OPAQUE. */
    public static final int DRAW_OPAQUE = 303;
    /** DRAW_COPY. */
    public static final int DRAW_COPY = 304;
    /** DRAW_BLEND. */
    public static final int DRAW_BLEND = 305;
    /** DRAW_BLACKNESS. */
    public static final int DRAW_BLACKNESS = 306;
    /** DRAW_WHITENESS. */
    public static final int DRAW_WHITENESS = 307;
    /** DRAW_INVERS. */
    public static final int DRAW_INVERS = 308;
    /** DRAW_ROP3. */
    public static final int DRAW_ROP3 = 309;
    /** DRAW_STROKE. */
    public static final int DRAW_STROKE = 310;
    /** DRAW_TEXT. */
    public static final int DRAW_TEXT = 311;
    /** DRAW_TRANSPARENT. */
    public static final int DRAW_TRANSPARENT = 312;
    /** DRAW_ALPHA_BLEND. */
    public static final int DRAW_ALPHA_BLEND = 313;
    /** DRAW_COMPOSITE. */
    public static final int DRAW_COMPOSITE = 318;

    /** Copies the list, and checks its length. */
    public DrawMessage {
        images = List.copyOf(images);
        int sources = drawable.operation().sources().size();
        if (images.size() != sources) {
            throw new IllegalArgumentException("images: " + images.size() + " (expected: " + sources + ")");
        }
    }

    /** The message for a drawable, whose images {@code choice} puts on the wire. */
    public DrawMessage(Drawable drawable, WireImages choice) {
        this(drawable, wireImages(drawable, choice));
    }

    private static List<WireImage> wireImages(Drawable drawable, WireImages choice) {
        List<Source> sources = drawable.operation().sources();
        WireImage[] images = new WireImage[sources.size()];
        for (int i = 0; i < images.length; i++) {
            Source source = sources.get(i);
            images[i] = source instanceof Source.OfImage of
                    ? choice.of(of.image())
                    : new WireImage.OfSurface(((Source.OfSurface) source).surfaceId(), 0, 0);
        }
        return List.of(images);
    }

    /** The number of the message that does such an operation. */
    public static int number(Operation.Type type) {
        return switch (type) {
            case COPY_BITS -> COPY_BITS;
            case FILL -> DRAW_FILL;
            case OPAQUE -> DRAW_OPAQUE;
            case COPY -> DRAW_COPY;
            case BLEND -> DRAW_BLEND;
            case BLACKNESS -> DRAW_BLACKNESS;
            case WHITENESS -> DRAW_WHITENESS;
            case INVERS -> DRAW_INVERS;
            case ROP3 -> DRAW_ROP3;
            case STROKE -> DRAW_STROKE;
            case TEXT -> DRAW_TEXT;
            case TRANSPARENT -> DRAW_TRANSPARENT;
            case ALPHA_BLEND -> DRAW_ALPHA_BLEND;
            case COMPOSITE -> DRAW_COMPOSITE;
        };
    }

    /** The operation that a message of that number does, if it draws. */
    public static Optional<Operation.Type> operation(int number) {
        for (Operation.Type type : Operation.Type.values()) {
            if (number(type) == number) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    @Override
    public int type() {
        return number(drawable.operation().type());
    }

    @Override
    public void write(ByteWriter out) {
        BodyWriter body = new BodyWriter(out, images, tailIndex());
        out.u32(drawable.surfaceId());
        WireRect.write(out, drawable.box());
        WireClip.write(out, drawable.clip());
        new OperationWriter(body).write(drawable.operation());
        body.finish();
    }

    @Override
    public byte[] tail() {
        int index = tailIndex();
        return index < 0 ? NO_TAIL : images.get(index).bytes();
    }

    /** The first image that has bytes; -1 if none has. */
    private int tailIndex() {
        for (int i = 0; i < images.size(); i++) {
            if (images.get(i).bytes().length > 0) {
                return i;
            }
        }
        return -1;
    }
}
