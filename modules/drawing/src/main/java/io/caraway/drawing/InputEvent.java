package io.caraway.drawing;

/** What a viewer does with keyboard or mouse: the way back from those who watch to who draws. Immutable. */
public sealed interface InputEvent {
    /** Button masks have this many bits. */
    int BUTTONS = 16;

    /** The kinds of input. */
    enum Type {
        /** {@link Key}. */
        KEY,
        /** {@link Pointer}. */
        POINTER,
        /** {@link Motion}. */
        MOTION
    }

    /** Which kind this is. */
    Type type();

    /**
     * A key goes down or up.
     *
     * @param down whether it goes down
     * @param scanCode PC/AT set 1, without the bit that tells up from down: 0x01..0x7f, or 0xe001..0xe07f for extended keys
     */
    record Key(boolean down, int scanCode) implements InputEvent {
        @Override
        public Type type() {
            return Type.KEY;
        }
    }

    /**
     * The pointer is somewhere, with these buttons down.
     *
     * @param x column on the display
     * @param y row on the display
     * @param buttons bit 0 left, 1 middle, 2 right, 3 wheel up, 4 wheel down, 5 side, 6 extra
     * @param display the number of the display
     */
    record Pointer(int x, int y, int buttons, int display) implements InputEvent {
        /** On the first display. */
        public Pointer(int x, int y, int buttons) {
            this(x, y, buttons, 0);
        }

        /** Checks that the mask has at most {@link #BUTTONS} bits. */
        public Pointer {
            checkButtons(buttons);
        }

        @Override
        public Type type() {
            return Type.POINTER;
        }
    }

    /**
     * How far the pointer has moved, with these buttons down; where that is, who draws knows.
     *
     * @param dx columns to the right, as the mouse tells: whoever draws may make more or less of them
     * @param dy rows down, likewise
     * @param buttons as in {@link Pointer}
     */
    record Motion(int dx, int dy, int buttons) implements InputEvent {
        /** Checks that the mask has at most {@link #BUTTONS} bits. */
        public Motion {
            checkButtons(buttons);
        }

        @Override
        public Type type() {
            return Type.MOTION;
        }

        /** Where it leads from a place on a display of that size: no further than to its edge. */
        public Pointer from(Pointer place, int width, int height) {
            return new Pointer(
                    clamped((long) place.x() + dx, width),
                    clamped((long) place.y() + dy, height),
                    buttons,
                    place.display());
        }

        private static int clamped(long at, int size) {
            return (int) Math.max(0, Math.min(at, size - 1L));
        }
    }

    private static void checkButtons(int buttons) {
        if (buttons < 0 || buttons >>> BUTTONS != 0) {
            throw new IllegalArgumentException("buttons: " + buttons);
        }
    }
}
