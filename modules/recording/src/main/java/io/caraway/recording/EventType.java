package io.caraway.recording;

import io.caraway.drawing.Operation;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

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
 *      1  SURFACE_CREATE   u16 surface, u8 pixel format, u32 width, u32 height
 *      2  SURFACE_DESTROY  u16 surface
 *      3  MONITORS         u8 count (0..16), then each: u8 id (0..15), u16 surface, box area
 *      4  TITLE            UTF-8 text to the end of the body, at most 1024 UTF-16 characters
 *      5  MARKER           the same
 *     32  CURSOR_SET       u16 width, u16 height (1..512), u16 hot x, u16 hot y, u32 pixels 0xAARRGGBB by rows
 *     33  CURSOR_MOVE      i32 x, i32 y
 *     34  CURSOR_HIDE      nothing
 *
 *   the drawing events begin with: u16 surface, box, clip
 *     16  FILL             brush, u16 rop, mask
 *     17  COPY             box area, u16 rop, u8 scale (0 interpolate, 1 nearest), mask, source
 *     18  COPY_BITS        i32 source left, i32 source top
 *     19  OPAQUE           box area, brush, u16 rop, u8 scale, mask, source
 *     20  BLEND            as COPY
 *     21  BLACKNESS        mask
 *     22  WHITENESS        mask
 *     23  INVERS           mask
 *     24  ROP3             box area, brush, u8 rop3, u8 scale, mask, source
 *     25  STROKE           brush, u16 fore mode, u16 back mode, u8 starts with gap, u8 n, n times i32 length,
 *                          u32 n, n segments: u8 flags, u32 m, m points: i32 x, i32 y (in sixteenths of a pixel)
 *     26  TEXT             rect back area, brush fore, brush back, u16 fore mode, u16 back mode, u8 bits (1, 4, 8),
 *                          u8 top down, u16 n, n glyphs: i32 x, i32 y, i32 origin x, i32 origin y, u16 width,
 *                          u16 height, rows of whole bytes
 *     27  TRANSPARENT      box area, u32 source colour, u32 true colour, source
 *     28  ALPHA_BLEND      box area, u8 flags, u8 alpha, source
 *     29  COMPOSITE        u8 operator, u8 component alpha, u8 opaque, u8 0 or (u8 1, layer mask), layer
 *
 *   rect    i32 left, i32 top, i32 right, i32 bottom (the last two exclusive)
 *   box     rect, not empty
 *   clip    u8 0, or u8 1, u32 n, n rects
 *   brush   u8 0 (none), or u8 1, u32 colour, or u8 2, i32 x, i32 y, source
 *   mask    u8 0 (none), or u8 1, u8 inverted, i32 x, i32 y, source
 *   source  u8 1, image, or u8 2, u16 surface, or u8 3, u32 number of an image kept in this segment
 *   layer   6 times i32 (matrix), u8 filter, u8 repeat, u8 opaque, i16 x, i16 y, source
 *   image   u8 form (1 bitmap, 2 LZ, 3 LZ4, 4 QUIC, 5 LZ of palette numbers, 6 JPEG, 7 JPEG and alpha), u32 width, u32 height,
 *           u8 flags (1 top down, 2 high bits set, 4 has palette, 8 kept), fields of the form, u32 n, n bytes;
 *           the kept ones of a segment are numbered from 0, see {@link ImageTable} for how long they are kept
 *           bitmap: u8 format, u32 stride, palette if it has one; LZ of palette numbers: palette; JPEG and alpha: u32 JPEG bytes
 *   palette u8 pixel format (16 or 32), u16 n, n times u32 colour
 * </pre>
 *
 * <p>Pixel formats, bitmap formats, rops and flags have the numbers of the SPICE protocol.
 *
 * <p>Surfaces are 0..1023; coordinates lie within those of a {@link io.caraway.drawing.Drawable}; the limits of counts and sizes are in {@link
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
    /** {@link Operation.Fill}. */
    FILL(16, Operation.Type.FILL),
    /** {@link Operation.Copy}. */
    COPY(17, Operation.Type.COPY),
    /** {@link Operation.CopyBits}. */
    COPY_BITS(18, Operation.Type.COPY_BITS),
    /** {@link Operation.Opaque}. */
    OPAQUE(19, Operation.Type.OPAQUE),
    /** {@link Operation.Blend}. */
    BLEND(20, Operation.Type.BLEND),
    /** {@link Operation.Blackness}. */
    BLACKNESS(21, Operation.Type.BLACKNESS),
    /** {@link Operation.Whiteness}. */
    WHITENESS(22, Operation.Type.WHITENESS),
    /** {@link Operation.Invers}. */
    INVERS(23, Operation.Type.INVERS),
    /** {@link Operation.Rop3}. */
    ROP3(24, Operation.Type.ROP3),
    /** {@link Operation.Stroke}. */
    STROKE(25, Operation.Type.STROKE),
    /** {@link Operation.Text}. */
    TEXT(26, Operation.Type.TEXT),
    /** {@link Operation.Transparent}. */
    TRANSPARENT(27, Operation.Type.TRANSPARENT),
    /** {@link Operation.AlphaBlend}. */
    ALPHA_BLEND(28, Operation.Type.ALPHA_BLEND),
    /** {@link Operation.Composite}. */
    COMPOSITE(29, Operation.Type.COMPOSITE),
    /** The pointer has a new shape. */
    CURSOR_SET(32),
    /** The pointer is somewhere else. */
    CURSOR_MOVE(33),
    /** The pointer is not shown. */
    CURSOR_HIDE(34);

    /** Bytes of an event beside its body. */
    static final int OVERHEAD_BYTES = 1 + Integer.BYTES;

    /** Of what may be there or not, brushes too: it is not. */
    static final int ABSENT = 0;
    /** It is. */
    static final int PRESENT = 1;

    /** A brush of one colour. */
    static final int BRUSH_SOLID = 1;
    /** A brush that repeats a picture. */
    static final int BRUSH_PATTERN = 2;

    /** A source that is an image. */
    static final int SOURCE_IMAGE = 1;
    /** A source that is a surface. */
    static final int SOURCE_SURFACE = 2;
    /** A source that is an image which stands earlier in the segment. */
    static final int SOURCE_KEPT = 3;

    private final int number;
    private final Operation.@Nullable Type operation;

    EventType(int number) {
        this.number = number;
        this.operation = null;
    }

    EventType(int number, Operation.Type operation) {
        this.number = number;
        this.operation = operation;
    }

    /** The kind of event in which that operation is written. */
    static EventType of(Operation.Type operation) {
        return valueOf(operation.name());
    }

    /** What is drawn, if something is. */
    Optional<Operation.Type> operation() {
        return Optional.ofNullable(operation);
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
