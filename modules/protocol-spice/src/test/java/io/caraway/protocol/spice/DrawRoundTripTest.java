package io.caraway.protocol.spice;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.DrawableGenerator;
import io.caraway.drawing.Operation;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Drawables become bytes, and the bytes the same drawables; damaged bytes become nothing worse than a refusal. */
final class DrawRoundTripTest {
    private static final int SEEDS = 60;
    private static final int DAMAGED_SEEDS = 8;
    private static final int SURFACE = 1;

    private static final WireImages BITMAPS =
            image -> new WireImage.Encoded(1, 0, image.encode(ImageForm.BITMAP), PaletteUse.INLINE);

    private static final RecursiveComparisonConfiguration SAME = RecursiveComparisonConfiguration.builder()
            .withEqualsForType(DrawRoundTripTest::isSamePicture, Image.class)
            .withStrictTypeChecking(true)
            .build();

    @ParameterizedTest
    @EnumSource
    void receive_whatWasWritten_givesTheDrawable(Operation.Type type) throws ProtocolException {
        for (int seed = 0; seed < SEEDS; seed++) {
            Drawable drawable = new DrawableGenerator(seed).next(SURFACE, type);
            List<DisplayEvent> events = decoder().receive(message(drawable));
            assertThat(events)
                    .as("seed %d", seed)
                    .usingRecursiveFieldByFieldElementComparator(SAME)
                    .containsExactly(new DisplayEvent.Draw(drawable));
        }
    }

    @ParameterizedTest
    @EnumSource
    void receive_cutAnywhere_isRefused(Operation.Type type) throws ProtocolException {
        for (int seed = 0; seed < DAMAGED_SEEDS; seed++) {
            RawMessage whole = message(new DrawableGenerator(seed).next(SURFACE, type));
            DisplayDecoder decoder = decoder();
            for (int length = 0; length < whole.body().length; length++) {
                RawMessage cut = new RawMessage(whole.type(), Arrays.copyOf(whole.body(), length));
                assertThat(isRefused(decoder, cut))
                        .as("seed %d cut to %d of %d bytes", seed, length, whole.body().length)
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void receive_damagedAnywhere_isReadOrRefused(Operation.Type type) throws ProtocolException {
        Random random = new Random(DrawMessage.number(type));
        for (int seed = 0; seed < DAMAGED_SEEDS; seed++) {
            RawMessage whole = message(new DrawableGenerator(seed).next(SURFACE, type));
            DisplayDecoder decoder = decoder();
            for (int i = 0; i < whole.body().length; i++) {
                byte[] damaged = whole.body().clone();
                damaged[i] = (byte) (random.nextBoolean() ? random.nextInt() : 0xff);
                isRefused(decoder, new RawMessage(whole.type(), damaged));
                decoder.checkInvariants();
            }
        }
    }

    /** Whether it is; anything worse comes out as it is. */
    private static boolean isRefused(DisplayDecoder decoder, RawMessage message) {
        try {
            decoder.receive(message);
            return false;
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).startsWith("display: message " + message.type() + ": ");
            return true;
        }
    }

    private static DisplayDecoder decoder() throws ProtocolException {
        DisplayDecoder decoder = new DisplayDecoder();
        for (int id = 0; id < 3; id++) {
            decoder.receive(raw(new DisplayMessage.SurfaceCreate(id, 10, 10, PixelFormat.XRGB32, id == 0)));
        }
        return decoder;
    }

    private static RawMessage message(Drawable drawable) {
        return raw(new DrawMessage(drawable, BITMAPS));
    }

    private static RawMessage raw(SpiceMessage message) {
        ByteWriter out = ByteWriter.little();
        message.write(out);
        return new RawMessage(message.type(), out.bytes(message.tail()).toByteArray());
    }

    private static boolean isSamePicture(Image one, Image other) {
        return one.format() == other.format()
                && one.width() == other.width()
                && one.height() == other.height()
                && one.highBitsSet() == other.highBitsSet()
                && Arrays.equals(one.pixels().values(), other.pixels().values());
    }
}
