package io.caraway.recording;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.InputEvent;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;

/**
 * A note as the payload of its record.
 *
 * <pre>
 * type           payload
 * CLOCK          i64 wall clock in ms since 1970 UTC, i64 jump in ms
 * HASH           u16 surface, 32 bytes SHA-256
 * VIEWER_JOINED  u32 viewer, u8 kind (1 SPICE, 2 VNC, 3 web), UTF-8 address to the end, at most 256 characters
 * VIEWER_LEFT    u32 viewer
 * CONTROL        u8 0, or u8 1, u32 viewer
 * POINTER        u32 viewer, i32 x, i32 y, u16 buttons
 * KEY            u32 viewer, u8 down, u16 scan code
 * </pre>
 */
final class NoteField {
    /** Longest payload. */
    static final int BYTES_MAX = 1024;

    private static final int U16_MAX = 0xffff;

    private NoteField() {}

    /** The kind of record in which that kind of note is written. */
    static RecordType recordType(Note.Type type) {
        return RecordType.valueOf(type.name());
    }

    /** Writes a note. */
    static void write(ByteWriter out, Note note) {
        switch (note.type()) {
            case CLOCK -> {
                Note.Clock clock = (Note.Clock) note;
                out.i64(clock.wallMillis()).i64(clock.jumpMillis());
            }
            case HASH -> {
                Note.Hash hash = (Note.Hash) note;
                out.u16(hash.surface()).bytes(hash.pixels().toBytes());
            }
            case VIEWER_JOINED -> {
                Note.ViewerJoined joined = (Note.ViewerJoined) note;
                out.u32(joined.viewer()).u8(joined.kind().number());
                out.bytes(joined.address().getBytes(StandardCharsets.UTF_8));
            }
            case VIEWER_LEFT -> out.u32(((Note.ViewerLeft) note).viewer());
            case CONTROL -> {
                OptionalLong viewer = ((Note.Control) note).viewer();
                out.u8(viewer.isPresent() ? EventType.PRESENT : EventType.ABSENT);
                viewer.ifPresent(out::u32);
            }
            case POINTER -> {
                Note.Pointer pointer = (Note.Pointer) note;
                out.u32(pointer.viewer())
                        .i32(pointer.event().x())
                        .i32(pointer.event().y());
                out.u16(pointer.event().buttons());
            }
            case KEY -> {
                Note.Key key = (Note.Key) note;
                out.u32(key.viewer()).u8(key.event().down() ? 1 : 0);
                out.u16(key.event().scanCode());
            }
        }
    }

    /** Reads the note of a record. */
    static Note read(Note.Type type, int display, ByteReader in) throws ProtocolException {
        Note note = switch (type) {
            case CLOCK -> new Note.Clock(in.i64(), in.i64());
            case HASH -> new Note.Hash(display, in.u16("surface id", 0, DisplayEvent.SURFACE_ID_MAX), Sha256.read(in));
            case VIEWER_JOINED ->
                new Note.ViewerJoined(
                        in.u32(), Note.ViewerKind.of(in.u8()), TextField.read(in, Note.ViewerJoined.ADDRESS_MAX));
            case VIEWER_LEFT -> new Note.ViewerLeft(in.u32());
            case CONTROL ->
                new Note.Control(
                        in.u8("control", EventType.ABSENT, EventType.PRESENT) == EventType.ABSENT
                                ? OptionalLong.empty()
                                : OptionalLong.of(in.u32()));
            case POINTER -> new Note.Pointer(display, in.u32(), new InputEvent.Pointer(in.i32(), in.i32(), in.u16()));
            case KEY ->
                new Note.Key(
                        display,
                        in.u32(),
                        new InputEvent.Key(in.u8("down", 0, 1) == 1, in.u16("scan code", 0, U16_MAX)));
        };
        in.requireEnd();
        return note;
    }
}
