package io.caraway.app.demo;

/** A US keyboard: key strokes as scan codes of set 1 become characters. Knows whether a shift key is down. */
final class Keyboard {
    /** What a key gives that has no character. */
    static final char NONE = '\0';

    /** What the backspace key gives. */
    static final char BACKSPACE = '\b';

    /** What the enter key gives. */
    static final char ENTER = '\n';

    private static final int LEFT_SHIFT = 0x2A;
    private static final int RIGHT_SHIFT = 0x36;

    /** By scan code; keys without a character hold {@link #NONE}. */
    private static final String PLAIN = "\0\0001234567890-=\b\0qwertyuiop[]\n\0asdfghjkl;'`\0\\zxcvbnm,./\0*\0 ";

    private static final String SHIFTED = "\0\0!@#$%^&*()_+\b\0QWERTYUIOP{}\n\0ASDFGHJKL:\"~\0|ZXCVBNM<>?\0*\0 ";

    private boolean leftShift;
    private boolean rightShift;

    /** The character that a key stroke gives, or {@link #NONE}. */
    char stroke(boolean down, int scanCode) {
        if (scanCode == LEFT_SHIFT) {
            leftShift = down;
        } else if (scanCode == RIGHT_SHIFT) {
            rightShift = down;
        }
        String keys = leftShift || rightShift ? SHIFTED : PLAIN;
        return down && scanCode >= 0 && scanCode < keys.length() ? keys.charAt(scanCode) : NONE;
    }
}
