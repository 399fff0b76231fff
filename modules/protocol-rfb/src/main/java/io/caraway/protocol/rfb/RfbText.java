package io.caraway.protocol.rfb;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Text of a server for people to read. */
final class RfbText {
    private RfbText() {}

    /** The text: UTF-8 as the registry has it, or Latin-1, which some servers send, without control characters. */
    static String of(byte[] bytes) {
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            text = new String(bytes, StandardCharsets.ISO_8859_1);
        }
        return text.replaceAll("\\p{Cntrl}+", " ").strip();
    }
}
