package io.caraway.imports.qxl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Head;
import io.caraway.drawing.Operation;
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.recording.RecordedBatch;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Events, surfaces and the pointer. */
class QxlRecordingTest {
    private static final Head HEAD = new Head(0, 0, new Rect(0, 0, 2, 2));
    private static final int[] FOUR_PIXELS = {1, 2, 3, 9, 4, 5, 6, 9, 7, 8, 9, 9, 10, 11, 12, 9};

    @Test
    void primary_isASurfaceWithOneHead() throws Exception {
        assertThat(QxlFile.withPrimary(2, 2).events())
                .containsExactly(
                        new DisplayEvent.SurfaceCreate(0, PixelFormat.XRGB32, 2, 2),
                        new DisplayEvent.Monitors(List.of(HEAD)));
    }

    @ParameterizedTest
    @CsvSource({"8, 0x030201 0x060504 0x090807 0x0c0b0a", "-8, 0x090807 0x0c0b0a 0x030201 0x060504"})
    void primary_withContents_isDrawn(int stride, String expected) throws Exception {
        QxlFile file = new QxlFile().event(1, 29).lines("2 2 " + stride + " 32", "0 1 0 0");
        List<DisplayEvent> events = file.bytes("data", FOUR_PIXELS).events();

        assertThat(pixels(events.get(1))).containsExactly(numbers(expected));
        assertThat(events).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({"16, 0x00f81f, 0xf81f", "80, 0x00f81f, 0xff00ff", "96, 0x80402010, 0x80402010", "8, 0x80, 0x80"})
    void surface_withContents_keepsTheirColors(int format, String value, String expected) throws Exception {
        ByteWriter contents = ByteWriter.little().i32(Long.decode(value).intValue());
        QxlFile file = new QxlFile().event(0, 5).lines("surface_cmd", "surface_id 5", "type 0", "flags 1");
        file.lines("u.surface_create.format " + format, "u.surface_create.width 1", "u.surface_create.height 1");
        file.lines("u.surface_create.stride 4").bytes("data", contents);

        List<DisplayEvent> events = file.events();
        assertThat(events.get(0))
                .isEqualTo(
                        new DisplayEvent.SurfaceCreate(1, PixelFormat.of(format).orElseThrow(), 1, 1));
        assertThat(pixels(events.get(1))).containsExactly(Long.decode(expected).intValue());
    }

    @Test
    void surfaces_getTheLowestFreeNumbers() throws Exception {
        QxlFile file = QxlFile.withPrimary(2, 2).surface(-1, 32, 1, 1).surface(5000, 32, 1, 1);
        destroy(file, -1);
        file.surface(1, 96, 3, 1);

        List<DisplayEvent> events = file.events();
        assertThat(events.subList(2, events.size()))
                .containsExactly(
                        new DisplayEvent.SurfaceCreate(1, PixelFormat.XRGB32, 1, 1),
                        new DisplayEvent.SurfaceCreate(2, PixelFormat.XRGB32, 1, 1),
                        new DisplayEvent.SurfaceDestroy(1),
                        new DisplayEvent.SurfaceCreate(1, PixelFormat.ARGB32, 3, 1));
    }

    @Test
    void surfaces_oneMoreThanThereAreNumbers_isLeftOut() throws Exception {
        QxlFile file = new QxlFile();
        for (int id = 1; id <= 1023; id++) {
            file.surface(id, 32, 1, 1);
        }

        QxlRecording recording = file.open();
        assertThat(QxlFile.batches(recording)).hasSize(1022);
        assertThat(recording.warnings()).singleElement().asString().contains("event 1022", "surfaces: one more");
    }

    @Test
    void surfaces_ofMorePixelsThanAKeyframeHolds_areLeftOut() throws Exception {
        QxlFile file = new QxlFile();
        for (int id = 1; id <= 5; id++) {
            file.surface(id, 32, 8192, 8192);
        }
        destroy(file, 2);
        file.surface(6, 32, 8192, 8192);

        QxlRecording recording = file.open();
        assertThat(QxlFile.batches(recording)).hasSize(6);
        assertThat(recording.warnings()).singleElement().asString().contains("left out: 1;", "event 4 ");
    }

    @Test
    void destroySurfaces_takesAllButThePictureOfThePrimary() throws Exception {
        QxlFile file = QxlFile.withPrimary(2, 2).surface(9, 32, 1, 1).event(1, 19);
        file.drawable(0, 4).lines("point 0 0").drawable(9, 4).lines("point 0 0");

        List<DisplayEvent> events = file.events();
        assertThat(events.subList(3, events.size()))
                .containsExactly(new DisplayEvent.SurfaceDestroy(1), new DisplayEvent.CursorHide());
        assertThat(file.open().warnings()).isEmpty();
        QxlRecording recording = file.open();
        QxlFile.batches(recording);
        assertThat(recording.warnings())
                .containsExactly("commands that make no sense, left out: 2; the first: event 3 at offset "
                        + offset(file, "event 3") + ": surface: 0 (expected: one that was created)");
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 30})
    void destroyPrimary_leavesItsPictureUntilTheNextComes(int message) throws Exception {
        QxlFile file = QxlFile.withPrimary(2, 2).event(1, message);
        file.event(1, 20).lines("3 3 12 32", "0 1 0 0").bytes("data");

        assertThat(file.events().stream().map(DisplayEvent::type))
                .containsExactly(
                        DisplayEvent.Type.SURFACE_CREATE,
                        DisplayEvent.Type.MONITORS,
                        DisplayEvent.Type.CURSOR_HIDE,
                        DisplayEvent.Type.SURFACE_CREATE,
                        DisplayEvent.Type.MONITORS);
    }

    @Test
    void messagesThatMeanNothing_arePassedOver() throws Exception {
        QxlFile file =
                new QxlFile().event(1, 2).event(1, 99).event(0, 0).event(0, 99).lines("anything 1 2");
        file.event(0, 2).lines("update", "rect area 0 0 4 4", "update_id 7", "surface_id 0");
        file.event(0, 4).bytes("message", 'h', 'i', '\n');
        file.event(1, 77).lines("2 2 8 32", "0 1 0 0").bytes("data");

        assertThat(file.events()).hasSize(2);
    }

    @Test
    void times_areFromTheFirstEventOn_andNeverGoBack() throws Exception {
        QxlFile file = new QxlFile().event(1, 2, 5_000_000_000L);
        file.event(0, 3, 5_000_000_007L).lines("cursor_cmd", "type 2");
        file.event(0, 3, 4_000_000_000L).lines("cursor_cmd", "type 2");
        file.event(1, 2, 5_000_000_100L);

        QxlRecording recording = file.open();
        assertThat(QxlFile.batches(recording).stream().map(RecordedBatch::timeNanos))
                .containsExactly(7L, 7L);
        assertThat(recording.timeNanos()).isEqualTo(100);
    }

    @Test
    void cursor_setMovedAndHidden() throws Exception {
        QxlFile file = new QxlFile().event(0, 3);
        file.lines("cursor_cmd", "type 0", "point16 -5 6", "u.set.visible 1", "header.unique 18446744073709551615");
        file.lines("header.type 0", "header.width 1", "header.height 2", "header.hot_spot_x 0");
        file.lines("header.hot_spot_y 1", "data_size 8");
        file.chunk("cursor", ByteWriter.little().i32(0x80402010).i32(7));
        file.event(0, 3).lines("cursor_cmd", "type 1", "point16 7 8");
        file.event(0, 3).lines("cursor_cmd", "type 2");
        file.event(0, 3).lines("cursor_cmd", "type 3", "u.trail.length 1", "u.trail.frequency 2");

        List<DisplayEvent> events = file.events();
        DisplayEvent.CursorSet set = (DisplayEvent.CursorSet) events.get(0);
        assertThat(set.shape().argb()).containsExactly(0x80402010, 7);
        assertThat(set.shape().hotY()).isEqualTo(1);
        assertThat(events.subList(1, events.size()))
                .containsExactly(
                        new DisplayEvent.CursorMove(-5, 6),
                        new DisplayEvent.CursorMove(7, 8),
                        new DisplayEvent.CursorHide());
    }

    @Test
    void drawableWithoutAnyPixel_isLeftOut() throws Exception {
        QxlFile file = QxlFile.withPrimary(2, 2).event(0, 1).lines("drawable", "rect bbox 6 5 2 1", "type 0");
        file.lines("effect 1", "mm_time 0", "bitmap_offset 0", "rect bitmap_area 0 0 0 0", "type 4", "point 0 0");
        file.event(0, 3).lines("cursor_cmd", "type 2");

        QxlRecording recording = file.open();
        assertThat(QxlFile.batches(recording)).hasSize(2);
        assertThat(recording.warnings()).singleElement().asString().contains("area:");
    }

    @ParameterizedTest
    @CsvSource({
        "drawable, 20, drawable type: 20",
        "brush, 7, brush type: 7",
    })
    void whatIsNotKnown_isLeftOutWithAllThatFollowsIt(String what, int number, String words) throws Exception {
        QxlFile file = QxlFile.withPrimary(2, 2).drawable(0, what.equals("drawable") ? number : 1);
        file.lines("type " + number)
                .bytes("event", '\n', 'e', 'v', 'e', 'n', 't', ' ', '1', '\n')
                .lines("x 1");
        file.event(0, 3).lines("cursor_cmd", "type 2");

        QxlRecording recording = file.open();
        assertThat(QxlFile.batches(recording)).hasSize(2);
        assertThat(recording.warnings()).singleElement().asString().contains(words);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "event 1 0 5 9|surface_cm|line: 'surface_cm'",
                "event 1 0 5 9|surface_cmd 1|surface_cmd",
                "event 1 7 5 9|x|event: 7 (expected: 0 or 1)",
                "event 1 0|x|line: 'event 1 0'",
                "event 1 0 5 -9|x|'-9' (expected: a number)",
                "event 1 0 5 18446744073709551615|x|time: 18446744073709551615",
                "event 1 0 99999999999 9|x|99999999999",
                "event 1 0 4 9|binary 0 message 268435457:|268435457",
                "event 1 0 4 9|binary 2 message 1:|2 (expected: 0..1)",
                "event 1 0 4 9|binary 0 other 1:|other (expected: message)",
                "event 1 0 4 9|binary 0 message 1:ab|end of bytes",
                "event 1 0 4 9|binary 1 message 1:3:abc|zlib",
            })
    void damage_isToldWithItsPlace(String event, String line, String words) {
        QxlFile file = new QxlFile().event(1, 2).lines(event, line);
        QxlRecording recording = file.open();

        assertThatThrownBy(recording::next)
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("event ")
                .hasMessageContaining("offset ")
                .hasMessageContaining(words);
        assertThat(recording.isCut()).isFalse();
    }

    @Test
    void damage_endsTheRecording() throws Exception {
        QxlRecording recording =
                QxlFile.withPrimary(2, 2).event(0, 5).lines("nonsense").open();

        recording.next();
        assertThatThrownBy(recording::next)
                .hasMessageContaining(
                        "event 1 at offset " + offset(QxlFile.withPrimary(2, 2).event(0, 5), "event 1"));
        assertThat(recording.next()).isEmpty();
    }

    @Test
    void otherVersion_isRefused() {
        byte[] second = "SPICE_REPLAY 2\n".getBytes(StandardCharsets.US_ASCII);
        QxlRecording recording = new QxlRecording(new ByteArrayInputStream(second));

        assertThatThrownBy(recording::next).hasMessageContaining("version: 2 (expected: 1)");
    }

    @Test
    void longLine_isDamage() {
        QxlRecording recording = new QxlFile().lines("event ".repeat(50)).open();

        assertThatThrownBy(recording::next).hasMessageContaining("at most 128 characters");
    }

    private static void destroy(QxlFile file, int guestId) {
        file.event(0, 5).lines("surface_cmd", "surface_id " + guestId, "type 1", "flags 0");
    }

    private static int offset(QxlFile file, String text) {
        return new String(file.toBytes(), StandardCharsets.ISO_8859_1).indexOf(text);
    }

    private static int[] pixels(DisplayEvent event) {
        Drawable drawable = ((DisplayEvent.Draw) event).drawable();
        List<Image> images = ((Operation.Copy) drawable.operation()).images();
        return images.get(0).pixels().values();
    }

    private static int[] numbers(String text) {
        return Arrays.stream(text.split(" ", -1)).mapToInt(Integer::decode).toArray();
    }
}
