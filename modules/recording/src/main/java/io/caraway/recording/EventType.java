package io.caraway.recording;

import java.util.Arrays;
import java.util.Optional;

/**
 * The kinds of event in a record, and how each is written. The numbers never change their meaning.
 *
 * <p>The payload of a keyframe and of events is a u32 count and that many times:
 *
 * <pre>
 * offset  size  field
 *      0     1  type
 *      1     4  n, length of the body
 *      5     n  body, as below; no byte may be left over
 * </pre>
 *
 * <p>A reader passes over a type it does not know; so whatever cannot be passed over needs a new version of the file.
 *
 * <pre>
 *   type  name             body
 *      1  SURFACE_CREATE   u16 surface, u32 width, u32 height
 *      2  SURFACE_DESTROY  u16 surface
 *      3  MONITORS         u8 count (0..16), then each: u8 id (0..15), u16 surface, box area
 *      4  TITLE            UTF-8 text to the end of the body, at most 1024 UTF-16 characters
 *      5  MARKER           the same
 *     16  FILL             u16 surface, box, u32 colour 0x00RRGGBB
 *     17  COPY             u16 surface, box, u32 source left, u32 source top, image
 *     18  COPY_BITS        u16 surface, box, i32 source left, i32 source top
 *     32  CURSOR_SET       u16 width, u16 height (1..512), u16 hot x, u16 hot y, u32 pixels 0xAARRGGBB by rows
 *     33  CURSOR_MOVE      i32 x, i32 y
 *     34  CURSOR_HIDE      nothing
 *
 *   box    i32 left, i32 top, i32 right, i32 bottom (the last two exclusive); not empty
 *   image  u8 form (1 bitmap, 2 LZ, 3 LZ4, 4 QUIC), u32 width, u32 height, u32 n, n bytes; the source has the size of the box
 * </pre>
 *
 * <p>Surfaces are 0..1023; coordinates lie within {@link Coordinates#FARTHEST}; the limits of counts and sizes are in {@link
 * EventLimits}.
 */
enum EventType {
    /** A surface comes to be. */
    SURFACE_CREATE(1),
    /** A surface is gone. */
    SURFACE_DESTROY(2),
    /** The monitors are these now. */
    MONITORS(3),
    /** The desktop has a new name. */
    TITLE(4),
    /** A note about this moment. */
    MARKER(5),
    /** A box is given one colour. */
    FILL(16),
    /** An image is drawn. */
    COPY(17),
    /** A part of a surface is copied. */
    COPY_BITS(18),
    /** The pointer has a new shape. */
    CURSOR_SET(32),
    /** The pointer is somewhere else. */
    CURSOR_MOVE(33),
    /** The pointer is not shown. */
    CURSOR_HIDE(34);

    /** Bytes of an event beside its body. */
    static final int OVERHEAD_BYTES = 1 + Integer.BYTES;

    private final int number;

    EventType(int number) {
        this.number = number;
    }

    /** The number in the file. */
    int number() {
        return number;
    }

    /** The kind with that number, if it is one of this version. */
    static Optional<EventType> of(int number) {
        return Arrays.stream(values()).filter(type -> type.number == number).findFirst();
    }
}
