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
        POINTER
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
            if (buttons < 0 || buttons >>> BUTTONS != 0) {
                throw new IllegalArgumentException("buttons: " + buttons);
            }
        }

        @Override
        public Type type() {
            return Type.POINTER;
        }
    }
}
