package io.caraway.raster;

import java.util.Arrays;

/**
 * The colours that the numbers of a paletted picture stand for.
 *
 * @param id number under which a viewer may keep it; 0 if it must not be kept
 * @param format what a colour is: {@link PixelFormat#XRGB32}, or {@link PixelFormat#RGB555} when it is drawn on such a surface
 * @param colors 1..{@link #COLORS_MAX} colours; nobody may write them any more
 */
public record Palette(long id, PixelFormat format, int[] colors) {
    /** Most colours. */
    public static final int COLORS_MAX = 256;

    /** Checks format and length. */
    public Palette {
        if (format != PixelFormat.XRGB32 && format != PixelFormat.RGB555) {
            throw new IllegalArgumentException("palette format: " + format + " (expected: XRGB32 or RGB555)");
        }
        if (colors.length < 1 || colors.length > COLORS_MAX) {
            throw new IllegalArgumentException(
                    "palette: " + colors.length + " colours (expected: 1.." + COLORS_MAX + ")");
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Palette palette
                && id == palette.id
                && format == palette.format
                && Arrays.equals(colors, palette.colors);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(colors);
    }
}
