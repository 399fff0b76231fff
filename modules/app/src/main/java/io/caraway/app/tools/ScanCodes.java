package io.caraway.app.tools;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What keys write on a US keyboard, by their scan codes in PC/AT set 1. */
final class ScanCodes {
    private static final int LEFT_SHIFT = 0x2a;

    private static final int RIGHT_SHIFT = 0x36;

    private static final int SPACE = 0x39;
    private static final int BACKSPACE = 0x0e;
    private static final Map<Integer, Character> CHARACTERS = characters();

    /** Characters without Shift, and under each what it becomes; letters stay small. */
    private static final String PLAIN = "1234567890-=[];'`\\,./";

    private static final String SHIFTED = "!@#$%^&*()_+{}:\"~|<>?";

    private ScanCodes() {}

    /** The character of a key, a letter always in lower case; none if it writes nothing. */
    static Optional<Character> character(int scanCode, boolean shift) {
        return Optional.ofNullable(CHARACTERS.get(scanCode)).map(plain -> {
            int place = shift ? PLAIN.indexOf(plain) : -1;
            return place < 0 ? plain : SHIFTED.charAt(place);
        });
    }

    /** Whether the key takes the last character away. */
    static boolean isBackspace(int scanCode) {
        return scanCode == BACKSPACE;
    }

    /** Whether the key is Shift, which does not end a word. */
    static boolean isShift(int scanCode) {
        return scanCode == LEFT_SHIFT || scanCode == RIGHT_SHIFT;
    }

    private static Map<Integer, Character> characters() {
        Map<Integer, Character> characters = new HashMap<>();
        row(characters, 0x02, "1234567890-=");
        row(characters, 0x10, "qwertyuiop[]");
        row(characters, 0x1e, "asdfghjkl;'`");
        row(characters, 0x2b, "\\zxcvbnm,./");
        characters.put(SPACE, ' ');
        return characters;
    }

    private static void row(Map<Integer, Character> characters, int first, String keys) {
        for (int i = 0; i < keys.length(); i++) {
            characters.put(first + i, keys.charAt(i));
        }
    }
}
