package io.caraway.protocol.rfb;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The file in which VNC servers keep their password, as vncpasswd writes it: 8 bytes, encrypted with a key that everybody
 * knows; a second password, for looking only, may follow.
 */
public final class VncPasswordFile {
    private static final int PASSWORD_BYTES = 8;
    private static final int FIRST_PRINTABLE = 0x20;
    private static final int LAST_PRINTABLE = 0x7e;

    /** The key of all VNC servers. */
    private static final byte[] KEY = {0x17, 0x52, 0x6b, 0x06, 0x23, 0x4e, 0x58, 0x07};

    private VncPasswordFile() {}

    /** The password in a file of that content; empty if it is not such a file but, say, plain text. */
    public static Optional<String> password(byte[] content) {
        boolean length = content.length == PASSWORD_BYTES || content.length == 2 * PASSWORD_BYTES;
        if (!length || isText(content)) {
            return Optional.empty();
        }
        byte[] plain = VncPassword.decrypt(KEY, Arrays.copyOf(content, PASSWORD_BYTES));
        int end = 0;
        while (end < plain.length && plain[end] != 0) {
            end++;
        }
        return Optional.of(new String(plain, 0, end, StandardCharsets.ISO_8859_1));
    }

    private static boolean isText(byte[] content) {
        for (byte one : content) {
            boolean text = (one >= FIRST_PRINTABLE && one <= LAST_PRINTABLE) || one == '\n' || one == '\r';
            if (!text) {
                return false;
            }
        }
        return true;
    }
}
