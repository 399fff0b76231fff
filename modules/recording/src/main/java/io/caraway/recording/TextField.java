package io.caraway.recording;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** A text that goes to the end of what it stands in, as UTF-8. */
final class TextField {
    private static final int UTF8_BYTES_PER_CHARACTER_MAX = 3;

    private TextField() {}

    /** Reads all that is left as a text of at most {@code charactersMax} UTF-16 characters. */
    static String read(ByteReader in, int charactersMax) throws ProtocolException {
        int length = in.remaining();
        if (length > charactersMax * UTF8_BYTES_PER_CHARACTER_MAX) {
            throw ProtocolException.field(
                    "text bytes", length, "at most " + charactersMax * UTF8_BYTES_PER_CHARACTER_MAX, 0);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(in.bytes(length)))
                    .toString();
            if (text.length() > charactersMax) {
                throw ProtocolException.field("text characters", text.length(), "at most " + charactersMax, 0);
            }
            return text;
        } catch (CharacterCodingException e) {
            throw new ProtocolException("text: not UTF-8");
        }
    }
}
