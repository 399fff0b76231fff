package io.caraway.app;

/** Something that ends the program: one line for the user, and an exit code. */
public final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    private final ExitCode code;
    private final String words;

    /** An exit code, and the line. */
    public Failure(ExitCode code, String words) {
        super(words);
        this.code = code;
        this.words = words;
    }

    /** How the program ends. */
    public ExitCode code() {
        return code;
    }

    @Override
    public String getMessage() {
        return words;
    }
}
