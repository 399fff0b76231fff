package io.caraway.imports.qxl;

import io.caraway.drawing.DisplayEvent;
import io.caraway.recording.RecordedBatch;
import io.caraway.wire.ByteWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.Deflater;

/** A file made by hand. */
final class QxlFile {
    /** Lines of a rectangle that means nothing. */
    private static final String NO_RECT = "rect surfaces_rects 0 0 0 0";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private int events;

    /** A file that has only its first line yet. */
    QxlFile() {
        lines("SPICE_REPLAY 1");
    }

    /** A file with a primary of 32 bits, of that size, about which nothing is known. */
    static QxlFile withPrimary(int width, int height) {
        return new QxlFile()
                .event(1, 20)
                .lines(width + " " + height + " " + -4 * width + " 32", "0 1 0 0")
                .bytes("data");
    }

    QxlFile lines(String... lines) {
        for (String line : lines) {
            out.writeBytes((line + "\n").getBytes(StandardCharsets.US_ASCII));
        }
        return this;
    }

    QxlFile event(int what, int type) {
        return event(what, type, 1000L + events);
    }

    QxlFile event(int what, int type, long nanos) {
        return lines("event " + events++ + " " + what + " " + type + " " + nanos);
    }

    QxlFile bytes(String name, int... bytes) {
        return raw("binary 0 " + name + " " + bytes.length + ":").raw(bytes).lines("");
    }

    QxlFile bytes(String name, ByteWriter bytes) {
        byte[] all = bytes.toByteArray();
        raw("binary 0 " + name + " " + all.length + ":");
        out.writeBytes(all);
        return lines("");
    }

    QxlFile packedBytes(String name, int... bytes) {
        byte[] plain = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            plain[i] = (byte) bytes[i];
        }
        byte[] packed = new byte[bytes.length + 64];
        Deflater deflater = new Deflater();
        deflater.setInput(plain);
        deflater.finish();
        int size = deflater.deflate(packed);
        deflater.end();
        raw("binary 1 " + name + " " + bytes.length + ":" + size + ":");
        out.write(packed, 0, size);
        return lines("");
    }

    /** Bytes that stand in one chunk. */
    QxlFile chunk(String name, ByteWriter bytes) {
        return lines("data_chunks 0 " + bytes.size()).bytes(name, bytes);
    }

    /** The same. */
    QxlFile chunk(String name, int... bytes) {
        return lines("data_chunks 0 " + bytes.length).bytes(name, bytes);
    }

    QxlFile raw(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    QxlFile raw(int... bytes) {
        for (int value : bytes) {
            out.write(value);
        }
        return this;
    }

    /** All before the operation of a drawable without clip: its box is 1, 2 .. 5, 6 on a surface. */
    QxlFile drawable(int surfaceId, int type) {
        return drawable(surfaceId, type, "self_bitmap 0", "rect self_bitmap_area 0 0 0 0");
    }

    /** The same with what it reads back. */
    QxlFile drawable(int surfaceId, int type, String self, String selfArea) {
        return event(0, 1)
                .lines("drawable", "rect bbox 2 1 6 5", "type 0", "effect 1", "mm_time 0", self, selfArea)
                .lines("surface_id " + surfaceId)
                .lines("surfaces_dest -1", NO_RECT, "surfaces_dest -1", NO_RECT, "surfaces_dest -1", NO_RECT)
                .lines("type " + type);
    }

    /** A surface command that creates. */
    QxlFile surface(int guestId, int format, int width, int height) {
        return event(0, 5)
                .lines("surface_cmd", "surface_id " + guestId, "type 0", "flags 0")
                .lines("u.surface_create.format " + format, "u.surface_create.width " + width)
                .lines("u.surface_create.height " + height, "u.surface_create.stride " + 4 * width);
    }

    /** An image that is a surface. */
    QxlFile surfaceImage(int guestId) {
        return descriptor(104, 0, 0, 0).lines("surface_image.surface_id " + guestId);
    }

    /** What stands before an image. */
    QxlFile descriptor(int type, int flags, int width, int height) {
        return lines("image 1", "descriptor.id 8589934593", "descriptor.type " + type)
                .lines("descriptor.flags " + flags, "descriptor.width " + width, "descriptor.height " + height);
    }

    /** A bitmap without palette, whose bytes come next. */
    QxlFile bitmap(int format, int bitmapFlags, int width, int height, int stride) {
        return bitmapFields(format, bitmapFlags, width, height, stride).lines("has_palette 0");
    }

    /** A bitmap up to its palette. */
    QxlFile bitmapFields(int format, int bitmapFlags, int width, int height, int stride) {
        return lines("bitmap.format " + format, "bitmap.flags " + bitmapFlags)
                .lines("bitmap.x " + width, "bitmap.y " + height, "bitmap.stride " + stride);
    }

    /** No mask. */
    QxlFile noMask() {
        return lines("flags 0", "point 0 0", "image 0");
    }

    byte[] toBytes() {
        return out.toByteArray();
    }

    QxlRecording open() {
        return new QxlRecording(new ByteArrayInputStream(toBytes()));
    }

    /** Everything that happens. */
    List<DisplayEvent> events() throws Exception {
        List<DisplayEvent> all = new ArrayList<>();
        batches(open()).forEach(batch -> all.addAll(batch.batch().events()));
        return all;
    }

    /** What happens last, alone in its batch. */
    DisplayEvent last() throws Exception {
        List<RecordedBatch> batches = batches(open());
        List<DisplayEvent> events = batches.get(batches.size() - 1).batch().events();
        if (events.size() != 1) {
            throw new AssertionError("events: " + events);
        }
        return events.get(0);
    }

    static List<RecordedBatch> batches(QxlRecording recording) throws Exception {
        List<RecordedBatch> batches = new ArrayList<>();
        for (Optional<RecordedBatch> next = recording.next(); next.isPresent(); next = recording.next()) {
            batches.add(next.get());
        }
        return batches;
    }
}
