package io.caraway.protocol.spice;

import io.caraway.drawing.GlyphString;
import io.caraway.drawing.ScaleMode;

/** The numbers of brushes, masks, lines and letters in a drawing message. */
final class WireNumbers {
    static final int BRUSH_NONE = 0;
    static final int BRUSH_SOLID = 1;
    static final int BRUSH_PATTERN = 2;

    static final int MASK_INVERTED = 1;

    static final int LINE_STARTS_WITH_GAP = 4;
    static final int LINE_STYLED = 8;

    static final int STRING_TOP_DOWN = 8;
    static final int STRING_DEPTH_MASK = 7;

    private static final int STRING_A1 = 1;
    private static final int STRING_A4 = 2;
    private static final int STRING_A8 = 4;

    private WireNumbers() {}

    static int scaleMode(ScaleMode mode) {
        return switch (mode) {
            case INTERPOLATE -> 0;
            case NEAREST -> 1;
        };
    }

    static int depthFlag(GlyphString.Depth depth) {
        return switch (depth) {
            case A1 -> STRING_A1;
            case A4 -> STRING_A4;
            case A8 -> STRING_A8;
        };
    }
}
