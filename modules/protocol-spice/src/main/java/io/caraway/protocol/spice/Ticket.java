package io.caraway.protocol.spice;

import io.caraway.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.OAEPParameterSpec;
import javax.crypto.spec.PSource;

/**
 * The password of a SPICE server as it travels: encrypted with a key that the server sends ("SPICE protocol,
 * authentication": RSA of 1024 bits, OAEP with SHA-1 and MGF1-SHA-1, of the password and a zero byte).
 */
public final class Ticket {
    /** Length of the server's public key on the wire. */
    public static final int PUBLIC_KEY_BYTES = 162;

    /** Length of an encrypted ticket. */
    public static final int BYTES = 128;

    /** Longest password, in bytes of UTF-8. */
    public static final int PASSWORD_BYTES_MAX = 60;

    /** The mechanism word that announces a ticket. */
    public static final int MECHANISM = 1;

    private static final int KEY_BITS = 1024;
    private static final OAEPParameterSpec OAEP =
            new OAEPParameterSpec("SHA-1", "MGF1", MGF1ParameterSpec.SHA1, PSource.PSpecified.DEFAULT);

    private Ticket() {}

    /** A new key of a server. Takes tens of milliseconds of computing. */
    public static KeyPair newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(KEY_BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("RSA is not there", e);
        }
    }

    /** What a client sends for a password. */
    public static byte[] encrypt(String password, byte[] publicKey) throws ProtocolException {
        byte[] text = password.getBytes(StandardCharsets.UTF_8);
        if (text.length > PASSWORD_BYTES_MAX) {
            throw new IllegalArgumentException("password: longer than " + PASSWORD_BYTES_MAX + " bytes");
        }
        try {
            Key key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(publicKey));
            return cipher(Cipher.ENCRYPT_MODE, key).doFinal(Arrays.copyOf(text, text.length + 1));
        } catch (GeneralSecurityException e) {
            throw new ProtocolException("public key: not an RSA key");
        }
    }

    /** Whether what a client sent is {@code password}, whatever time that takes to tell. */
    public static boolean matches(byte[] encrypted, String password, KeyPair key) {
        try {
            byte[] text = cipher(Cipher.DECRYPT_MODE, key.getPrivate()).doFinal(encrypted);
            int length = 0;
            while (length < text.length && text[length] != 0) {
                length++;
            }
            byte[] expected = password.getBytes(StandardCharsets.UTF_8);
            return MessageDigest.isEqual(Arrays.copyOf(text, length), expected);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static Cipher cipher(int mode, Key key) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("RSA/ECB/OAEPWithSHA-1AndMGF1Padding");
        cipher.init(mode, key, OAEP);
        return cipher;
    }
}
