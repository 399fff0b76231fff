package io.caraway.app;

/** Something that ends the program: one line for the user, and an exit code. */
final class Failure extends Exception {
    private static final long serialVersionUID = 1;

    private final ExitCode code;
    private final String words;

    Failure(ExitCode code, String words) {
        super(words);
        this.code = code;
        this.words = words;
    }

    ExitCode code() {
        return code;
    }

    @Override
    public String getMessage() {
        return words;
    }
}
