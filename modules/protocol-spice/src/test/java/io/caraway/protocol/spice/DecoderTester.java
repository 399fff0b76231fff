package io.caraway.protocol.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Iterator;
import java.util.List;

/** A decoder under test, with a desktop and a surface of each format: 1 is RGB555, 2 is A1. */
final class DecoderTester {
    static final int SIXTEEN_BIT = 1;
    static final int ONE_BIT = 2;
    static final Rect BOX = new Rect(1, 2, 3, 4);

    /** What stands for a picture in a drawable whose images are given beside it. */
    static final Source ANY = Source.of(Image.ofPixels(1, 1, new int[1]));

    private final DisplayDecoder decoder;

    DecoderTester() throws ProtocolException {
        this(new DisplayDecoder());
    }

    DecoderTester(DisplayDecoder decoder) throws ProtocolException {
        this.decoder = decoder;
        send(new DisplayMessage.SurfaceCreate(0, 40, 30, PixelFormat.XRGB32, true));
        send(new DisplayMessage.SurfaceCreate(SIXTEEN_BIT, 40, 30, PixelFormat.RGB555, false));
        send(new DisplayMessage.SurfaceCreate(ONE_BIT, 40, 30, PixelFormat.A1, false));
    }

    List<DisplayEvent> send(SpiceMessage message) throws ProtocolException {
        return decoder.receive(raw(message));
    }

    void assertRefused(SpiceMessage message, String... words) {
        assertThatThrownBy(() -> send(message))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContainingAll(words)
                .hasMessageStartingWith("display: message " + message.type() + ": ");
        decoder.checkInvariants();
    }

    /** The image of the drawable that copies {@code image}. */
    Image copied(int surface, WireImage image) throws ProtocolException {
        Operation.Copy copy = (Operation.Copy) drawable(copy(surface, image)).operation();
        return copy.images().get(0);
    }

    Image copied(WireImage image) throws ProtocolException {
        return copied(0, image);
    }

    Drawable drawable(SpiceMessage message) throws ProtocolException {
        List<DisplayEvent> events = send(message);
        assertThat(events).hasSize(1);
        decoder.checkInvariants();
        return ((DisplayEvent.Draw) events.get(0)).drawable();
    }

    static DrawMessage copy(int surface, WireImage image) {
        Operation copy = new Operation.Copy(ANY, BOX, 8, ScaleMode.INTERPOLATE, Mask.NONE);
        return draw(surface, copy, image);
    }

    static DrawMessage draw(int surface, Operation operation, WireImage... images) {
        Iterator<WireImage> next = List.of(images).iterator();
        return new DrawMessage(new Drawable(surface, BOX, operation), image -> next.next());
    }

    static WireImage encoded(long id, int flags, EncodedImage image) {
        return new WireImage.Encoded(id, flags, image, PaletteUse.INLINE);
    }

    static RawMessage raw(SpiceMessage message) {
        ByteWriter out = ByteWriter.little();
        message.write(out);
        return new RawMessage(message.type(), out.bytes(message.tail()).toByteArray());
    }

    /** The same message with the box on the wire turned inside out. */
    static SpiceMessage withBadBox(SpiceMessage message) {
        byte[] body = raw(message).body();
        ByteWriter out = ByteWriter.little().bytes(body, 0, 4);
        out.i32(9).i32(9).i32(0).i32(0).bytes(body, 20, body.length - 20);
        return new SpiceMessage() {
            @Override
            public int type() {
                return message.type();
            }

            @Override
            public void write(ByteWriter target) {
                target.bytes(out.toByteArray());
            }
        };
    }
}
