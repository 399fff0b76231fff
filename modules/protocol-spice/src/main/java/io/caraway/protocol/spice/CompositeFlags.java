package io.caraway.protocol.spice;

/** The bits of the first field of DRAW_COMPOSITE. */
final class CompositeFlags {
    static final int OPERATOR_MASK = 0xff;
    static final int FILTER_MASK = 7;
    static final int REPEAT_MASK = 3;
    static final int SOURCE_FILTER_SHIFT = 8;
    static final int MASK_FILTER_SHIFT = 11;
    static final int SOURCE_REPEAT_SHIFT = 14;
    static final int MASK_REPEAT_SHIFT = 16;
    static final int COMPONENT_ALPHA = 1 << 18;
    static final int HAS_MASK = 1 << 19;
    static final int HAS_SOURCE_TRANSFORM = 1 << 20;
    static final int HAS_MASK_TRANSFORM = 1 << 21;
    static final int SOURCE_OPAQUE = 1 << 22;
    static final int MASK_OPAQUE = 1 << 23;
    static final int DEST_OPAQUE = 1 << 24;

    private CompositeFlags() {}
}
