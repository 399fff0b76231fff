package io.caraway.protocol.spice;

import java.util.Arrays;
import java.util.Optional;

/** Why a link is refused ("SPICE protocol, link errors"). */
public enum LinkError {
    /** It is not. */
    OK(0),
    /** No reason that has a number. */
    ERROR(1),
    /** The request does not begin with REDQ. */
    INVALID_MAGIC(2),
    /** A length or offset is wrong. */
    INVALID_DATA(3),
    /** The major version is not 2. */
    VERSION_MISMATCH(4),
    /** This channel wants TLS. */
    NEED_SECURED(5),
    /** This channel wants no TLS. */
    NEED_UNSECURED(6),
    /** The ticket is wrong. */
    PERMISSION_DENIED(7),
    /** There is no session of that id. */
    BAD_CONNECTION_ID(8),
    /** There is no such channel. */
    CHANNEL_NOT_AVAILABLE(9);

    private final int number;

    LinkError(int number) {
        this.number = number;
    }

    /** The number on the wire. */
    public int number() {
        return number;
    }

    /** The error with that number, if we know it. */
    public static Optional<LinkError> of(int number) {
        return Arrays.stream(values()).filter(error -> error.number == number).findFirst();
    }
}
