package io.caraway.app;

/** What the program tells its caller when it ends. Ended by a signal it is 128 and the signal's number, as is the custom. */
public enum ExitCode {
    /** All went well. */
    OK(0),
    /** A reason that has no number of its own. */
    FAILURE(1),
    /** The command line is wrong. */
    USAGE(2),
    /** The source cannot be reached. */
    SOURCE_UNREACHABLE(3),
    /** The source turned the password down, or needs one. */
    SOURCE_PASSWORD(4),
    /** The source does not speak its protocol. */
    SOURCE_PROTOCOL(5),
    /** An address cannot be listened on. */
    LISTEN(6),
    /** A recording cannot be written, or read, or is not what it should be. */
    RECORDING(7),
    /** The source's certificate is not trusted. */
    SOURCE_UNTRUSTED(8);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** The number. */
    public int number() {
        return number;
    }
}
