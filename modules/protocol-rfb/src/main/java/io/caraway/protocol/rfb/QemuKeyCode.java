package io.caraway.protocol.rfb;

/** The key codes of QEMU Extended Key Events (rfbproto, "QEMU Extended Key Event Message"). */
final class QemuKeyCode {
    /** No key. */
    static final int NONE = 0;

    private static final int LAST_SINGLE = 0x7e;
    private static final int LOW_BITS = 0x7f;
    private static final int EXTENDED_BIT = 0x80;
    private static final int EXTENDED_PREFIX = 0xe0;
    private static final int EXTENDED_FAKE_LEFT_SHIFT = 0xe02a;
    private static final int EXTENDED_FAKE_RIGHT_SHIFT = 0xe036;
    private static final int EXTENDED_PRINT = 0xe037;
    private static final int EXTENDED_BREAK = 0xe046;
    private static final int PAUSE_BEGINNING = 0xe11d;
    private static final int PAUSE = 0xe1_1d45;

    private static final int PRINT_CODE = 0x54;
    private static final int PAUSE_CODE = 0xc6;

    private QemuKeyCode() {}

    /**
     * The code of the key with that scan code of set 1, or {@link #NONE} if there is none. The scan code is one of a key
     * going down, its bytes in the order of the wire: {@code 0x1e}, {@code 0xe048}, {@code 0xe11d45}.
     */
    static int of(int scanCode) {
        return switch (scanCode) {
            case EXTENDED_PRINT -> PRINT_CODE;
            case EXTENDED_BREAK, PAUSE_BEGINNING, PAUSE -> PAUSE_CODE;
            // Keyboards put these around other keys for the sake of old programs; they are none themselves.
            case EXTENDED_FAKE_LEFT_SHIFT, EXTENDED_FAKE_RIGHT_SHIFT -> NONE;
            default -> ordinary(scanCode);
        };
    }

    private static int ordinary(int scanCode) {
        int low = scanCode & LOW_BITS;
        if (low == 0 || low > LAST_SINGLE) {
            return NONE;
        }
        if (scanCode == low) {
            return low;
        }
        return scanCode == ((EXTENDED_PREFIX << Byte.SIZE) | low) ? EXTENDED_BIT | low : NONE;
    }
}
