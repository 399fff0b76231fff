package io.caraway.imports.fbs;

import io.caraway.raster.Surface;
import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Finds where a server lets its viewer in. Owned by the {@link FbsRecording} it is part of.
 *
 * <p>The file holds only one half of the handshake: neither the version nor the way to log in that the viewer chose is in it.
 * So whatever the server sent is passed over up to the first bytes that can be a ServerInit (RFC 6143, 7.3.2): a size, a pixel
 * format whose numbers fit each other, a name, and behind it a message of a server. The rest of the stream is then given a
 * handshake without a password of its own.
 */
final class ServerInitFinder {
    /** A handshake is over by then: certificates, and whatever else a server sends to log in a viewer. */
    static final int HANDSHAKE_BYTES_MAX = 1 << 13;

    private static final int VERSION_BYTES = 12;
    private static final int INIT_BYTES = 24;
    private static final int NAME_AT = 20;
    private static final int NAME_BYTES_MAX = 4096;
    private static final int PADDING_BYTES = 3;
    private static final int COLORS = 3;
    private static final int SECURITY_NONE = 1;

    private static final int BITS_USUAL = 32;
    private static final int DEPTH_USUAL = 24;
    private static final int MAX_USUAL = 255;
    private static final int[] SHIFTS_USUAL = {16, 8, 0};

    /** The types of message that servers begin with. */
    private static final String MESSAGE_TYPES = "\u0000\u0001\u0002\u0003\u0096\u00f8\u00fa";

    private ByteWriter bytes = ByteWriter.big();
    private boolean usualPixels;

    /** Takes the next bytes; gives the bytes of a connection without a password once the server has let its viewer in. */
    Optional<byte[]> receive(byte[] more) throws ProtocolException {
        bytes.bytes(more);
        byte[] all = bytes.toByteArray();
        int shown = Math.min(all.length, 4);
        if (!"RFB ".startsWith(new String(all, 0, shown, StandardCharsets.ISO_8859_1))) {
            throw ProtocolException.field("handshake", "other bytes", "RFB and a version", 0);
        }
        for (int at = VERSION_BYTES; at + INIT_BYTES < all.length && at < HANDSHAKE_BYTES_MAX; at++) {
            if (isInit(ByteReader.big(all, at, all.length - at))) {
                bytes = ByteWriter.big();
                ByteWriter connection = ByteWriter.big(all.length);
                connection
                        .bytes("RFB 003.003\n".getBytes(StandardCharsets.US_ASCII))
                        .u32(SECURITY_NONE);
                return Optional.of(connection.bytes(all, at, all.length - at).toByteArray());
            }
        }
        if (all.length >= HANDSHAKE_BYTES_MAX + INIT_BYTES + NAME_BYTES_MAX) {
            throw new ProtocolException("handshake: no end of it in " + all.length + " bytes");
        }
        return Optional.empty();
    }

    /** Whether the server's own pixels are those that are read here. */
    boolean hasUsualPixels() {
        return usualPixels;
    }

    /** Whether what follows can be a ServerInit and the type of the message behind it. */
    private boolean isInit(ByteReader in) throws ProtocolException {
        if (!Surface.isAllowed(in.u16(), in.u16()) || !isPixelFormat(in)) {
            return false;
        }
        in.seek(NAME_AT);
        long length = in.u32();
        if (length > NAME_BYTES_MAX || in.remaining() <= length) {
            return false;
        }
        in.skip((int) length);
        return MESSAGE_TYPES.indexOf(in.u8()) >= 0;
    }

    private boolean isPixelFormat(ByteReader in) throws ProtocolException {
        int bits = in.u8();
        int depth = in.u8();
        int bigEndian = in.u8();
        int trueColor = in.u8();
        int[] max = new int[COLORS];
        for (int i = 0; i < COLORS; i++) {
            max[i] = in.u16();
        }
        int[] shift = new int[COLORS];
        boolean fits = (bits == 8 || bits == 16 || bits == 32) && depth >= 1 && depth <= bits && bigEndian <= 1;
        for (int i = 0; i < COLORS; i++) {
            shift[i] = in.u8();
            fits &= trueColor == 0 || (max[i] > 0 && (max[i] & (max[i] + 1)) == 0 && shift[i] < bits);
        }
        in.skip(PADDING_BYTES);
        usualPixels = bits == BITS_USUAL
                && depth == DEPTH_USUAL
                && bigEndian == 0
                && trueColor != 0
                && Arrays.stream(max).allMatch(value -> value == MAX_USUAL)
                && Arrays.equals(shift, SHIFTS_USUAL);
        return fits;
    }
}
