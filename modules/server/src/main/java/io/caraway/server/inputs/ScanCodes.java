package io.caraway.server.inputs;

import io.caraway.drawing.InputEvent;
import java.util.ArrayList;
import java.util.List;

/** Key codes as the inputs channel sends them: PC/AT set 1, bytes as the keyboard would send them. */
final class ScanCodes {
    private static final int BYTE_MASK = 0xff;
    private static final int UP_BIT = 0x80;
    private static final int EXTENDED = 0xe0;
    private static final int PAUSE = 0xe1;

    /** The code that stands for the Pause key, whose own is a sequence of six bytes. */
    private static final int PAUSE_CODE = 0xe046;

    private ScanCodes() {}

    /** The key of a code whose first byte is the lowest; whether it goes up or down is left out. */
    static int key(int code) {
        int first = code & BYTE_MASK;
        if (first == PAUSE) {
            return PAUSE_CODE;
        }
        return first == EXTENDED ? extended(code >>> Byte.SIZE) : first & ~UP_BIT;
    }

    /** The keys of a run of bytes, each with its direction; an unfinished one at the end is dropped. */
    static List<InputEvent.Key> keys(byte[] bytes) {
        List<InputEvent.Key> keys = new ArrayList<>();
        for (int i = 0; i < bytes.length; i++) {
            int code = bytes[i] & BYTE_MASK;
            boolean extended = code == EXTENDED && i + 1 < bytes.length;
            if (extended) {
                i++;
                code = bytes[i] & BYTE_MASK;
            }
            boolean down = (code & UP_BIT) == 0;
            int key = extended ? extended(code) : code & ~UP_BIT;
            if (key != 0 && (extended || code < EXTENDED)) {
                keys.add(new InputEvent.Key(down, key));
            }
        }
        return keys;
    }

    private static int extended(int code) {
        return EXTENDED << Byte.SIZE | (code & BYTE_MASK & ~UP_BIT);
    }
}
