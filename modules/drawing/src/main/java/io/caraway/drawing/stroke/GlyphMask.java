package io.caraway.drawing.stroke;

import io.caraway.drawing.GlyphString;
import io.caraway.drawing.GlyphString.Depth;
import io.caraway.drawing.GlyphString.Glyph;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import java.util.Optional;

/**
 * The letters of a text as one mask ("SPICE protocol, display channel, DRAW_TEXT"), as SPICE viewers make it. It reaches over
 * all letters' boxes, those without pixels included.
 *
 * @param mask {@link PixelFormat#A1} for letters of one bit a pixel, else {@link PixelFormat#A8}
 * @param x column of its left edge
 * @param y row of its upper edge
 */
public record GlyphMask(Pixels mask, int x, int y) {
    /*
     * Rows of a letter are taken from the bottom up, whatever the string says of their order. Where letters overlap, the
     * larger value counts, with two exceptions that viewers make:
     *
     * With four bits, a pixel on an odd column of its letter replaces what is there if its left neighbour is not empty.
     *
     * With eight bits, rows come out one too low: the top row is what lies behind the letter in memory, here nothing, and
     * the first row of bytes is never seen.
     */

    private static final int BYTE_MASK = 0xff;
    private static final int HIGH_NIBBLE = 0xf0;
    private static final int NIBBLE_BITS = 4;
    private static final int BIT_IN_BYTE = 7;
    private static final int BYTE_SHIFT = 3;

    /**
     * The whole mask, or empty if it has no pixel. For texts known to be small: two letters far apart make a giant one.
     *
     * @throws ArithmeticException if it has more pixels than an int can count
     */
    public static Optional<GlyphMask> of(GlyphString string) {
        return bounds(string).flatMap(bounds -> of(string, bounds));
    }

    /** The part of the mask that lies in {@code visible}, or empty if it has no pixel. */
    public static Optional<GlyphMask> of(GlyphString string, Rect visible) {
        Rect area = bounds(string).orElse(Rect.EMPTY).intersect(visible);
        if (area.isEmpty()) {
            return Optional.empty();
        }
        int[] values = new int[Math.multiplyExact(area.width(), area.height())];
        for (Glyph glyph : string.glyphs()) {
            put(string.depth(), glyph, area, values);
        }
        PixelFormat format = string.depth() == Depth.A1 ? PixelFormat.A1 : PixelFormat.A8;
        return Optional.of(
                new GlyphMask(new Pixels(format, area.width(), area.height(), values), area.left(), area.top()));
    }

    private static Optional<Rect> bounds(GlyphString string) {
        return string.glyphs().stream()
                .map(GlyphMask::box)
                .reduce((one, other) -> new Rect(
                        Math.min(one.left(), other.left()),
                        Math.min(one.top(), other.top()),
                        Math.max(one.right(), other.right()),
                        Math.max(one.bottom(), other.bottom())));
    }

    private static Rect box(Glyph glyph) {
        return Rect.of(glyph.x() + glyph.originX(), glyph.y() + glyph.originY(), glyph.width(), glyph.height());
    }

    private static void put(Depth depth, Glyph glyph, Rect area, int[] values) {
        Rect box = box(glyph);
        Rect seen = box.intersect(area);
        int rowBytes = depth.rowBytes(glyph.width());
        for (int y = seen.top(); y < seen.bottom(); y++) {
            int row = box.bottom() - 1 - y + (depth == Depth.A8 ? 1 : 0);
            if (row == glyph.height()) {
                continue;
            }
            int at = (y - area.top()) * area.width() + seen.left() - area.left();
            for (int x = seen.left() - box.left(); x < seen.right() - box.left(); x++) {
                values[at] = merge(depth, values[at], glyph.bytes(), row * rowBytes, x);
                at++;
            }
        }
    }

    /** What is there, with pixel {@code x} of the row of bytes at {@code row}. */
    private static int merge(Depth depth, int there, byte[] bytes, int row, int x) {
        return switch (depth) {
            case A1 -> there | ((bytes[row + (x >> BYTE_SHIFT)] >> (BIT_IN_BYTE - x % Byte.SIZE)) & 1);
            case A4 -> {
                int both = bytes[row + (x >> 1)] & BYTE_MASK;
                yield x % 2 == 0
                        ? Math.max(there, both & HIGH_NIBBLE)
                        : Math.max(there, both << NIBBLE_BITS) & BYTE_MASK;
            }
            case A8 -> Math.max(there, bytes[row + x] & BYTE_MASK);
        };
    }
}
