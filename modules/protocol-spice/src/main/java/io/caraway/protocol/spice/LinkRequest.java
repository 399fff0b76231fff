package io.caraway.protocol.spice;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;

/**
 * What a client says first on each connection ("SPICE protocol, link stage").
 *
 * <pre>
 * off  size  field
 *   0     4  magic "REDQ"
 *   4     4  major version, 2
 *   8     4  minor version, 2
 *  12     4  size of what follows
 *  16     4  connection id: 0 opens a session, else the id of one
 *  20     1  channel type
 *  21     1  channel id
 *  22     4  number of common capability words
 *  26     4  number of channel capability words
 *  30     4  where they begin, from offset 16
 *  34   4*n  capability words
 * </pre>
 *
 * @param connectionId 0 on a new main channel, else the session's id; unsigned
 * @param channelType number of a {@link ChannelType}, known or not
 * @param channelId 0..255
 * @param common capabilities of the client for every channel
 * @param channel capabilities of the client for this channel
 */
public record LinkRequest(int connectionId, int channelType, int channelId, Capabilities common, Capabilities channel) {
    /** Bytes of the part that has always the same size and tells the size of the rest. */
    public static final int HEADER_BYTES = 16;

    /** "REDQ" as a number. */
    public static final int MAGIC = 0x51444552;

    /** The major version that both sides must have. */
    public static final int MAJOR = 2;

    /** The minor version we speak; others are accepted. */
    public static final int MINOR = 2;

    /** Most bytes that may follow the header. */
    public static final int BODY_BYTES_MAX = 4096;

    private static final int BODY_BYTES_MIN = 18;
    private static final int WORDS_MAX = 1024;

    /** The verdict on the first {@link #HEADER_BYTES}. */
    public static LinkError check(ByteReader header) throws ProtocolException {
        if (header.i32() != MAGIC) {
            return LinkError.INVALID_MAGIC;
        }
        long major = header.u32();
        header.u32();
        long size = header.u32();
        if (major != MAJOR) {
            return major == 0 ? LinkError.INVALID_MAGIC : LinkError.VERSION_MISMATCH;
        }
        return size < BODY_BYTES_MIN || size > BODY_BYTES_MAX ? LinkError.INVALID_DATA : LinkError.OK;
    }

    /** Bytes that follow a header found good. */
    public static int bodyBytes(ByteReader header) throws ProtocolException {
        header.seek(HEADER_BYTES - Integer.BYTES);
        return header.u32("link size", BODY_BYTES_MIN, BODY_BYTES_MAX);
    }

    /** Reads what follows the header. */
    public static LinkRequest read(ByteReader body) throws ProtocolException {
        int connectionId = body.i32();
        int type = body.u8();
        int id = body.u8();
        int commonWords = body.u32("common capability words", 0, WORDS_MAX);
        int channelWords = body.u32("channel capability words", 0, WORDS_MAX);
        int offset = body.u32("capability offset", BODY_BYTES_MIN, BODY_BYTES_MAX);
        body.seek(offset);
        Capabilities common = Capabilities.read(body, commonWords);
        return new LinkRequest(connectionId, type, id, common, Capabilities.read(body, channelWords));
    }

    /** Writes header and body. */
    public void write(ByteWriter out) {
        int words = common.wordCount() + channel.wordCount();
        out.i32(MAGIC).u32(MAJOR).u32(MINOR).u32(BODY_BYTES_MIN + (long) words * Integer.BYTES);
        out.i32(connectionId).u8(channelType).u8(channelId);
        out.u32(common.wordCount()).u32(channel.wordCount()).u32(BODY_BYTES_MIN);
        common.write(out);
        channel.write(out);
    }
}
