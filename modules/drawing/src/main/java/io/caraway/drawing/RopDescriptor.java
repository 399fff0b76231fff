package io.caraway.drawing;

/** The flags that say how two inputs are combined ("SPICE protocol, display channel, rop descriptor"). */
public final class RopDescriptor {
    /** The source is inverted first. */
    public static final int INVERS_SRC = 1;
    /** The brush is inverted first. */
    public static final int INVERS_BRUSH = 2;
    /** What is there is inverted first. */
    public static final int INVERS_DEST = 4;
    /** The first input as it is. */
    public static final int OP_PUT = 8;
    /** Either. */
    public static final int OP_OR = 16;
    /** Both. */
    public static final int OP_AND = 32;
    /** One of the two. */
    public static final int OP_XOR = 64;
    /** All bits 0. */
    public static final int OP_BLACKNESS = 128;
    /** All bits 1. */
    public static final int OP_WHITENESS = 256;
    /** What is there, inverted. */
    public static final int OP_INVERS = 512;
    /** The result is inverted. */
    public static final int INVERS_RES = 1024;

    /** All flags there are. */
    public static final int ALL = 2047;

    private RopDescriptor() {}

    /** Fails for flags that are not known. */
    static void check(int flags) {
        if ((flags & ~ALL) != 0) {
            throw new IllegalArgumentException("rop descriptor: " + flags + " (expected: 0.." + ALL + ")");
        }
    }
}
