package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A SHA-256.
 *
 * @param hex its 32 bytes in hexadecimal, in lower case
 */
public record Sha256(String hex) {
    /** Size in bytes. */
    public static final int BYTES = 32;

    /** Checks the length and the digits. */
    public Sha256 {
        if (hex.length() != 2 * BYTES
                || !hex.equals(HexFormat.of().formatHex(HexFormat.of().parseHex(hex)))) {
            throw new IllegalArgumentException("SHA-256: " + hex.length() + " digits (expected: " + 2 * BYTES + ")");
        }
    }

    /** That of {@link #BYTES} bytes. */
    static Sha256 of(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(bytes));
    }

    /** Reads it. */
    static Sha256 read(ByteReader in) throws ProtocolException {
        return of(in.bytes(BYTES));
    }

    /** It as bytes. */
    byte[] toBytes() {
        return HexFormat.of().parseHex(hex);
    }

    /** What makes one. */
    static MessageDigest maker() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
