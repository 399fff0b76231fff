package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.images.Image;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class EventReaderTest {
    private static final int NOT_A_TYPE = 200;
    private static final long PIXELS_MAX = EventLimits.RECORD_PIXELS_MAX;

    private final List<Integer> unknown = new ArrayList<>();

    @Test
    void read_unknownEvents_arePassedOver() throws ProtocolException {
        ByteWriter out = ByteWriter.little().u32(3);
        out.u8(NOT_A_TYPE).u32(5).zeros(5);
        out.u8(EventType.CURSOR_HIDE.number()).u32(0);
        out.u8(NOT_A_TYPE).u32(0);
        assertThat(read(out)).isEqualTo(new EventBatch(List.of(new DisplayEvent.CursorHide())));
        assertThat(unknown).containsExactly(NOT_A_TYPE, NOT_A_TYPE);
    }

    @Test
    void read_cutAtEveryByte_fails() {
        byte[] payload = generate(1);
        for (int length = 0; length < payload.length; length++) {
            byte[] cut = Arrays.copyOf(payload, length);
            assertThatThrownBy(() -> EventReader.read(cut, PIXELS_MAX, kept(), unknown::add))
                    .as("cut at %d", length)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void read_anyByteChanged_failsOnlyWithProtocolException() {
        for (long seed = 0; seed < 6; seed++) {
            byte[] payload = generate(seed);
            Random random = new Random(seed);
            for (int at = 0; at < payload.length; at++) {
                byte[] changed = payload.clone();
                changed[at] = (byte) (random.nextBoolean() ? random.nextInt() : -random.nextInt(2));
                tryToRead(changed, "seed " + seed + ", byte " + at);
            }
        }
    }

    @Test
    void read_randomBytes_failsOnlyWithProtocolException() {
        List<EventType> types = List.of(EventType.values());
        for (long seed = 0; seed < 20_000; seed++) {
            Random random = new Random(seed);
            ByteWriter out = ByteWriter.little().u32(random.nextInt(4));
            while (out.size() < 200) {
                EventType type = types.get(random.nextInt(types.size()));
                byte[] body = new byte[random.nextInt(40)];
                random.nextBytes(body);
                for (int i = 0; i < body.length; i++) {
                    body[i] = random.nextInt(3) == 0 ? body[i] : 0;
                }
                out.u8(type.number()).u32(body.length).bytes(body);
            }
            tryToRead(out.toByteArray(), "seed " + seed);
        }
    }

    @Test
    void read_tooManyEvents_fails() {
        assertFault(
                ByteWriter.little().u32(0xffff_ffffL), "event count: 4294967295 (expected: 0..1048576) at offset 0");
        assertFault(ByteWriter.little().u32(EventLimits.EVENTS_MAX), "bytes left: 0");
    }

    @Test
    void read_eventLongerThanItsBody_fails() {
        ByteWriter out = ByteWriter.little().u32(1).u8(EventType.CURSOR_HIDE.number());
        assertFault(out.u32(1).u8(0), "event 0, CURSOR_HIDE: bytes left: 1 (expected: 0)");
    }

    @Test
    void read_bytesBehindTheLastEvent_fails() {
        assertFault(ByteWriter.little().u32(0).u8(0), "bytes left: 1 (expected: 0)");
    }

    @Test
    void read_valuesOutOfRange_fails() {
        assertFault(event(EventType.SURFACE_DESTROY, body().u16(1024)), "surface id: 1024");
        assertFault(event(EventType.SURFACE_CREATE, body().u16(0).u8(32).u32(0).u32(9)), "surface width: 0");
        assertFault(
                event(EventType.SURFACE_CREATE, body().u16(0).u8(32).u32(16_384).u32(16_384)),
                "surface size: 16384x16384");
        assertFault(event(EventType.SURFACE_CREATE, body().u16(0).u8(33)), "pixel format: 33");
        assertFault(event(EventType.FILL, box(5, 5, 5, 6).i32(0)), "right: 5 (expected: 6..268435456)");
        assertFault(event(EventType.FILL, box(0, 0, 1, Integer.MIN_VALUE).i32(0)), "bottom: -2147483648");
        assertFault(
                event(
                        EventType.COPY_BITS,
                        box(0, 0, 1, 1).u8(0).i32(Integer.MIN_VALUE).i32(0)),
                "source left: -2147483648");
        assertFault(event(EventType.CURSOR_SET, body().u16(513).u16(1).u16(0).u16(0)), "cursor width: 513");
        assertFault(event(EventType.CURSOR_SET, body().u16(2).u16(1).u16(2).u16(0)), "hot x: 2");
        assertFault(event(EventType.CURSOR_SET, body().u16(512).u16(512).u16(0).u16(0)), "bytes left: 0");
        assertFault(event(EventType.MONITORS, body().u8(17)), "monitors: 17");
        assertFault(event(EventType.TITLE, body().u8(0xff)), "text: not UTF-8");
        assertFault(event(EventType.TITLE, body().zeros(1025)), "text characters: 1025");
        byte[] signs = "\u20ac".repeat(1025).getBytes(StandardCharsets.UTF_8);
        assertFault(event(EventType.MARKER, body().bytes(signs)), "text bytes: 3075");
    }

    @Test
    void read_imageOutOfRange_fails() {
        assertFault(image(8, 1, 1, 0, 0), "image form: 8 (expected: 1..7)");
        assertFault(image(1, 0, 1, 0, 0), "image width: 0");
        assertFault(image(1, 0x7fff_ffff, 0x7fff_ffff, 0, 0), "image size: 2147483647x2147483647");
        assertFault(image(1, 1 << 13, (1 << 13) + 1, 0, 0), "at most 67108864 pixels");
        assertFault(image(1, 1, 1, 0xffff_ffffL, 0), "image length: 4294967295");
        assertFault(image(1, 1, 1, 4, 3), "bytes left: 3 (expected: at least 4)");
        assertFault(image(1, 1, 1, 3, 3), "bitmap bytes: 3");
    }

    @Test
    void readAndWrite_imagesTogetherLargerThanAllowed_fail() throws ProtocolException {
        EventBatch two = new EventBatch(List.of(
                new DisplayEvent.Draw(Drawable.copy(0, 0, 0, Image.ofPixels(3, 2, new int[6]))),
                new DisplayEvent.Draw(Drawable.copy(0, 0, 0, Image.ofPixels(3, 2, new int[] {1, 2, 3, 4, 5, 6})))));
        Payload payload = new Payload();
        assertThatThrownBy(() -> new EventWriter(payload, 11, new WrittenImages()).write(two))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("image: 3x2, images of the batch so far: 12 pixels");
        WrittenImages images = new WrittenImages();
        EventWriter writer = new EventWriter(payload, 12, images);
        writer.write(two);
        images.restart();
        writer.write(two);
        byte[] bytes = bytes(payload);
        assertThat(EventReader.read(bytes, 12, kept(), unknown::add).events()).hasSize(2);
        assertThatThrownBy(() -> EventReader.read(bytes, 11, kept(), unknown::add))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("event 1, COPY: image size: 3x2 (expected: at most 5 pixels)");
    }

    private static ImageTable<Image> kept() {
        return new ImageTable<>(image -> {});
    }

    private static ByteWriter image(int form, int width, int height, long length, int bytes) {
        ByteWriter body = box(0, 0, 1, 1)
                .u8(0)
                .i32(0)
                .i32(0)
                .i32(1)
                .i32(1)
                .u16(8)
                .u8(0)
                .u8(0)
                .u8(1);
        body.u8(form).u32(width).u32(height).u8(1).u8(8).u32(4).u32(length).zeros(bytes);
        return event(EventType.COPY, body);
    }

    private static ByteWriter body() {
        return ByteWriter.little();
    }

    private static ByteWriter box(int left, int top, int right, int bottom) {
        return body().u16(0).i32(left).i32(top).i32(right).i32(bottom);
    }

    private static ByteWriter event(EventType type, ByteWriter body) {
        return ByteWriter.little().u32(1).u8(type.number()).u32(body.size()).bytes(body.toByteArray());
    }

    private static byte[] generate(long seed) {
        Payload payload = new Payload();
        new EventWriter(payload, PIXELS_MAX, new WrittenImages())
                .write(new GeneratedEvents(new Random(seed)).batch(12));
        return bytes(payload);
    }

    private static byte[] bytes(Payload payload) {
        ByteWriter out = ByteWriter.little();
        payload.parts().forEach(out::bytes);
        return out.toByteArray();
    }

    private EventBatch read(ByteWriter payload) throws ProtocolException {
        return EventReader.read(payload.toByteArray(), PIXELS_MAX, kept(), unknown::add);
    }

    private void tryToRead(byte[] payload, String what) {
        try {
            EventReader.read(payload, PIXELS_MAX, kept(), unknown::add);
        } catch (ProtocolException e) {
            assertThat(e.getMessage()).as(what).isNotBlank();
        } catch (RuntimeException e) {
            throw new AssertionError(what, e);
        }
    }

    private void assertFault(ByteWriter payload, String message) {
        assertThatThrownBy(() -> read(payload))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining(message);
    }
}
