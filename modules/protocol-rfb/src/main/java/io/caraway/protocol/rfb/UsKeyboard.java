package io.caraway.protocol.rfb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A US keyboard: which X11 symbol a key gives. For servers that know keys by their symbols only. Immutable.
 *
 * <p>Keys are named by their PC/AT scan codes of set 1, those after the prefix 0xe0 as 0xe048.
 */
public final class UsKeyboard {
    private static final int FIRST_KEYPAD = 0x47;

    /** Keys that give characters and follow each other, from the key with scan code {@code first} on. */
    private record Row(int first, String alone, String shifted) {}

    private static final List<Row> CHARACTER_ROWS = List.of(
            new Row(0x02, "1234567890-=", "!@#$%^&*()_+"),
            new Row(0x10, "qwertyuiop[]", "QWERTYUIOP{}"),
            new Row(0x1e, "asdfghjkl;'`", "ASDFGHJKL:\"~"),
            new Row(0x2b, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
            new Row(0x39, " ", " "),
            new Row(0x56, "<", ">"));

    /** Keys that always give the same symbol: pairs of scan code and symbol. */
    private static final int[][] OTHER_KEYS = {
        {0x01, 0xff1b}, // Escape
        {0x0e, 0xff08}, // BackSpace
        {0x0f, 0xff09}, // Tab
        {0x1c, 0xff0d}, // Return
        {0x1d, 0xffe3}, // Control_L
        {0x2a, 0xffe1}, // Shift_L
        {0x36, 0xffe2}, // Shift_R
        {0x37, 0xffaa}, // KP_Multiply
        {0x38, 0xffe9}, // Alt_L
        {0x3a, 0xffe5}, // Caps_Lock
        {0x45, 0xff7f}, // Num_Lock
        {0x46, 0xff14}, // Scroll_Lock
        {0x54, 0xff61}, // Print, with Alt
        {0x57, 0xffc8}, // F11
        {0x58, 0xffc9}, // F12
        {0xe01c, 0xff8d}, // KP_Enter
        {0xe01d, 0xffe4}, // Control_R
        {0xe035, 0xffaf}, // KP_Divide
        {0xe037, 0xff61}, // Print
        {0xe038, 0xffea}, // Alt_R
        {0xe046, 0xff13}, // Pause, with Control
        {0xe047, 0xff50}, // Home
        {0xe048, 0xff52}, // Up
        {0xe049, 0xff55}, // Prior
        {0xe04b, 0xff51}, // Left
        {0xe04d, 0xff53}, // Right
        {0xe04f, 0xff57}, // End
        {0xe050, 0xff54}, // Down
        {0xe051, 0xff56}, // Next
        {0xe052, 0xff63}, // Insert
        {0xe053, 0xffff}, // Delete
        {0xe05b, 0xffeb}, // Super_L
        {0xe05c, 0xffec}, // Super_R
        {0xe05d, 0xff67}, // Menu
        {0xe1_1d45, 0xff13}, // Pause
    };

    /** F1 to F10. */
    private static final int FIRST_FUNCTION_KEY = 0x3b;

    private static final int FUNCTION_KEYS = 10;
    private static final int F1 = 0xffbe;

    /** Keypad from 7 to the point, with NumLock: KP_7 8 9, Subtract, 4 5 6, Add, 1 2 3, 0, Decimal. */
    private static final int[] KEYPAD_DIGITS = {
        0xffb7, 0xffb8, 0xffb9, 0xffad, 0xffb4, 0xffb5, 0xffb6, 0xffab, 0xffb1, 0xffb2, 0xffb3, 0xffb0, 0xffae,
    };

    /** The same without: KP_Home, Up, Prior, Subtract, Left, Begin, Right, Add, End, Down, Next, Insert, Delete. */
    private static final int[] KEYPAD_MOVES = {
        0xff95, 0xff97, 0xff9a, 0xffad, 0xff96, 0xff9d, 0xff98, 0xffab, 0xff9c, 0xff99, 0xff9b, 0xff9e, 0xff9f,
    };

    private final Map<Integer, Character> alone = new HashMap<>();
    private final Map<Integer, Character> shifted = new HashMap<>();
    private final Map<Integer, Integer> others = new HashMap<>();

    /** The keyboard; one is enough for a program. */
    public UsKeyboard() {
        for (Row row : CHARACTER_ROWS) {
            for (int i = 0; i < row.alone().length(); i++) {
                alone.put(row.first() + i, row.alone().charAt(i));
                shifted.put(row.first() + i, row.shifted().charAt(i));
            }
        }
        for (int[] key : OTHER_KEYS) {
            others.put(key[0], key[1]);
        }
        for (int i = 0; i < FUNCTION_KEYS; i++) {
            others.put(FIRST_FUNCTION_KEY + i, F1 + i);
        }
    }

    /** The symbol of a key in that state of the keyboard, or 0 if the key is not known. */
    public int keysym(int scanCode, boolean shift, boolean capsLock, boolean numLock) {
        int keypad = scanCode - FIRST_KEYPAD;
        if (keypad >= 0 && keypad < KEYPAD_DIGITS.length) {
            return numLock != shift ? KEYPAD_DIGITS[keypad] : KEYPAD_MOVES[keypad];
        }
        Character character = alone.get(scanCode);
        if (character != null) {
            boolean upper = Character.isLetter(character) ? shift != capsLock : shift;
            return upper ? shifted.getOrDefault(scanCode, character) : character;
        }
        return others.getOrDefault(scanCode, 0);
    }
}
