package io.caraway.drawing;

import io.caraway.raster.Rect;
import java.util.Arrays;
import java.util.List;

/**
 * A line of text as pictures of its letters ("SPICE protocol, display channel, String"). Immutable.
 *
 * @param depth bits of a pixel of a letter
 * @param topDown whether the first row of a letter's bytes is its top one
 * @param glyphs the letters, at most {@link #COUNT_MAX}
 */
public record GlyphString(Depth depth, boolean topDown, List<Glyph> glyphs) {
    /** Most letters. */
    public static final int COUNT_MAX = 65_535;

    /** Largest width and height of a letter. */
    public static final int SIDE_MAX = 4096;

    private static final int GLYPH_BYTES = 64;

    /** Copies the list and checks its length, and that each letter has its bytes. */
    public GlyphString {
        glyphs = List.copyOf(glyphs);
        if (glyphs.size() > COUNT_MAX) {
            throw new IllegalArgumentException("glyphs: " + glyphs.size() + " (expected: at most " + COUNT_MAX + ")");
        }
        for (Glyph glyph : glyphs) {
            int expected = depth.rowBytes(glyph.width) * glyph.height;
            if (glyph.bytes.length != expected) {
                throw new IllegalArgumentException(
                        "glyph: " + glyph.bytes.length + " bytes (expected: " + expected + ")");
            }
        }
    }

    /** The smallest area that holds the boxes of all letters, those without pixels included; empty if there are no letters. */
    public Rect bounds() {
        int left = Integer.MAX_VALUE;
        int top = Integer.MAX_VALUE;
        int right = Integer.MIN_VALUE;
        int bottom = Integer.MIN_VALUE;
        for (Glyph glyph : glyphs) {
            int x = glyph.x + glyph.originX;
            int y = glyph.y + glyph.originY;
            left = Math.min(left, x);
            top = Math.min(top, y);
            right = Math.max(right, x + glyph.width);
            bottom = Math.max(bottom, y + glyph.height);
        }
        return glyphs.isEmpty() ? Rect.EMPTY : new Rect(left, top, right, bottom);
    }

    /** About how many bytes of memory it keeps. */
    long heldBytes() {
        return glyphs.stream()
                .mapToLong(glyph -> GLYPH_BYTES + glyph.bytes.length)
                .sum();
    }

    /** Bits of a pixel. */
    public enum Depth {
        /** One bit: set or not. */
        A1(1),
        /** Four bits of alpha. */
        A4(4),
        /** Eight bits of alpha. */
        A8(8);

        private final int bits;

        Depth(int bits) {
            this.bits = bits;
        }

        /** Bits of a pixel. */
        public int bits() {
            return bits;
        }

        /** Bytes of a row of {@code width} pixels. */
        public int rowBytes(int width) {
            return (width * bits + Byte.SIZE - 1) / Byte.SIZE;
        }
    }

    /**
     * A letter.
     *
     * @param x column of its place on the line
     * @param y row of its place
     * @param originX columns from there to the left edge of its picture
     * @param originY rows from there to the upper edge
     * @param width columns, 0..{@link #SIDE_MAX}
     * @param height rows, 0..{@link #SIDE_MAX}
     * @param bytes its picture, rows of whole bytes, most significant bits first; nobody may write them any more
     */
    public record Glyph(int x, int y, int originX, int originY, int width, int height, byte[] bytes) {
        /** Checks size and place. */
        public Glyph {
            Drawable.checkCoordinate(x);
            Drawable.checkCoordinate(y);
            Drawable.checkCoordinate(originX);
            Drawable.checkCoordinate(originY);
            if (width < 0 || height < 0 || width > SIDE_MAX || height > SIDE_MAX) {
                throw new IllegalArgumentException(
                        "glyph: " + width + "x" + height + " (expected: 0.." + SIDE_MAX + " a side)");
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Glyph glyph
                    && x == glyph.x
                    && y == glyph.y
                    && originX == glyph.originX
                    && originY == glyph.originY
                    && width == glyph.width
                    && height == glyph.height
                    && Arrays.equals(bytes, glyph.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }
}
