package io.caraway.wire;

/**
 * A fault in the bytes of a peer or a file. It ends the connection or the file it came from, and nothing else.
 *
 * <p>Messages read {@code width: 70000 (expected: 1..32768) at offset 12}; {@link #in} puts the place in front.
 */
public final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1;

    private final String text;

    /** A fault described in words. */
    public ProtocolException(String message) {
        super(message);
        this.text = message;
    }

    private ProtocolException(String message, Throwable cause) {
        super(message, cause);
        this.text = message;
    }

    /** A field whose value is not allowed, found at {@code offset} bytes from the start of its message. */
    public static ProtocolException field(String name, Object found, String expected, int offset) {
        return new ProtocolException(name + ": " + found + " (expected: " + expected + ") at offset " + offset);
    }

    /** The same fault with the message or channel it happened in put before it. */
    public ProtocolException in(String place) {
        return new ProtocolException(place + ": " + getMessage(), this);
    }

    @Override
    public String getMessage() {
        return text;
    }
}
