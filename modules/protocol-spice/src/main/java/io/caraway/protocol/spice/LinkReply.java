package io.caraway.protocol.spice;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;

/**
 * What a server answers to a {@link LinkRequest} ("SPICE protocol, link stage").
 *
 * <pre>
 * off  size  field
 *   0     4  magic "REDQ"
 *   4     4  major version, 2
 *   8     4  minor version, 2
 *  12     4  size of what follows
 *  16     4  error, see {@link LinkError}
 *  20   162  public key for the ticket, DER
 * 182     4  number of common capability words
 * 186     4  number of channel capability words
 * 190     4  where they begin, from offset 16
 * 194   4*n  capability words
 * </pre>
 *
 * @param error number of a {@link LinkError}
 * @param publicKey {@link Ticket#PUBLIC_KEY_BYTES} bytes; zeros when refused
 * @param common capabilities of the server for every channel
 * @param channel capabilities of the server for this channel
 */
public record LinkReply(int error, byte[] publicKey, Capabilities common, Capabilities channel) {
    /** Bytes of the part that has always the same size. */
    public static final int HEADER_BYTES = 16;

    private static final int BODY_BYTES_MIN = 178;
    private static final int BODY_BYTES_MAX = 4096;
    private static final int WORDS_MAX = 512;

    /** Checks the length of the key. */
    public LinkReply {
        if (publicKey.length != Ticket.PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException("public key: " + publicKey.length + " bytes");
        }
        publicKey = publicKey.clone();
    }

    /** A refusal. */
    public static LinkReply refusal(LinkError error) {
        byte[] noKey = new byte[Ticket.PUBLIC_KEY_BYTES];
        return new LinkReply(error.number(), noKey, Capabilities.NONE, Capabilities.NONE);
    }

    /** Bytes that follow the header. */
    public static int bodyBytes(ByteReader header) throws ProtocolException {
        if (header.i32() != LinkRequest.MAGIC) {
            throw new ProtocolException("link reply: does not begin with REDQ");
        }
        header.u32("major version", LinkRequest.MAJOR, LinkRequest.MAJOR);
        header.u32();
        return header.u32("link size", BODY_BYTES_MIN, BODY_BYTES_MAX);
    }

    /** Reads what follows the header. */
    public static LinkReply read(ByteReader body) throws ProtocolException {
        int error = body.i32();
        byte[] key = body.bytes(Ticket.PUBLIC_KEY_BYTES);
        int commonWords = body.u32("common capability words", 0, WORDS_MAX);
        int channelWords = body.u32("channel capability words", 0, WORDS_MAX);
        if (commonWords == 0 && channelWords == 0) {
            // spice-server refuses with an offset of 0, since there is nothing to find.
            return new LinkReply(error, key, Capabilities.NONE, Capabilities.NONE);
        }
        body.seek(body.u32("capability offset", BODY_BYTES_MIN, BODY_BYTES_MAX));
        Capabilities common = Capabilities.read(body, commonWords);
        return new LinkReply(error, key, common, Capabilities.read(body, channelWords));
    }

    /** Writes header and body. */
    public void write(ByteWriter out) {
        int words = common.wordCount() + channel.wordCount();
        out.i32(LinkRequest.MAGIC).u32(LinkRequest.MAJOR).u32(LinkRequest.MINOR);
        out.u32(BODY_BYTES_MIN + (long) words * Integer.BYTES);
        out.i32(error).bytes(publicKey);
        out.u32(common.wordCount()).u32(channel.wordCount()).u32(BODY_BYTES_MIN);
        common.write(out);
        channel.write(out);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LinkReply reply
                && error == reply.error
                && Arrays.equals(publicKey, reply.publicKey)
                && common.equals(reply.common)
                && channel.equals(reply.channel);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(publicKey);
    }
}
