package io.caraway.source;

/** Why a source cannot be used, in words for the user. */
public final class SourceException extends Exception {
    private static final long serialVersionUID = 1;

    /** The kinds of reason. */
    public enum Kind {
        /** Nobody answers, or the connection broke. */
        UNREACHABLE,
        /** The password is wrong or missing. */
        PASSWORD,
        /** Who answers speaks another protocol, or breaks it. */
        PROTOCOL,
        /** The server does not let us in, for a reason of its own. */
        REFUSED,
        /** Its certificate is signed by nobody we know. */
        CERTIFICATE_UNKNOWN,
        /** Its certificate is that of somebody else. */
        CERTIFICATE_NAME,
        /** Its certificate has expired, or is not valid yet. */
        CERTIFICATE_DATE
    }

    private final Kind kind;

    /** A reason and its kind. */
    public SourceException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Which kind of reason. */
    public Kind kind() {
        return kind;
    }
}
