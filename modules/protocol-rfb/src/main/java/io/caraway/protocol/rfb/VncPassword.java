package io.caraway.protocol.rfb;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/** The answer to a server that asks for a password (RFC 6143, 7.2.2). */
final class VncPassword {
    /** Bytes of a challenge, and of its answer. */
    static final int CHALLENGE_BYTES = 16;

    private static final int KEY_BYTES = 8;
    private static final int REVERSED_BYTE_SHIFT = Integer.SIZE - Byte.SIZE;

    private VncPassword() {}

    /** The challenge, encrypted with the password. */
    static byte[] answer(String password, byte[] challenge) {
        byte[] key = Arrays.copyOf(password.getBytes(StandardCharsets.UTF_8), KEY_BYTES);
        return des(Cipher.ENCRYPT_MODE, key, challenge);
    }

    /** What was encrypted with a key of 8 bytes. */
    static byte[] decrypt(byte[] key, byte[] encrypted) {
        return des(Cipher.DECRYPT_MODE, key, encrypted);
    }

    // The protocol leaves no choice: each block goes through plain DES.
    @SuppressWarnings("InsecureCryptoUsage")
    private static byte[] des(int mode, byte[] key, byte[] input) {
        byte[] reversed = new byte[KEY_BYTES];
        for (int i = 0; i < KEY_BYTES; i++) {
            // The first program that did this numbered the bits of the key from the other end, and so do all since.
            reversed[i] = (byte) (Integer.reverse(key[i]) >>> REVERSED_BYTE_SHIFT);
        }
        try {
            Cipher des = Cipher.getInstance("DES/ECB/NoPadding");
            des.init(mode, new SecretKeySpec(reversed, "DES"));
            return des.doFinal(input);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has DES", e);
        }
    }
}
