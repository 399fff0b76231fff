package io.caraway.protocol.rfb;

/** A server that cannot be used, for a reason that the user should know. It ends that connection. */
public final class RfbException extends Exception {
    private static final long serialVersionUID = 1;

    /** The kinds of reason. */
    public enum Kind {
        /** What answers there is no VNC server. */
        NOT_RFB,
        /** The server asks for a password and none was given. */
        PASSWORD_NEEDED,
        /** The server turned the password down. */
        PASSWORD_WRONG,
        /** The server offers no way to log in that is known here. */
        SECURITY_UNSUPPORTED,
        /** The server does not let us in. */
        REFUSED
    }

    private final Kind kind;

    RfbException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    /** Which kind of reason. */
    public Kind kind() {
        return kind;
    }
}
