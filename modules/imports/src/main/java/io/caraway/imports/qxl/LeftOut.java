package io.caraway.imports.qxl;

import io.caraway.wire.ProtocolException;

/**
 * A command that is written as it should be and makes no sense: it draws on a surface that is not there, its image cannot be
 * decoded. The server the file is from dropped it as well, so it is left out, and the file goes on.
 */
final class LeftOut extends Exception {
    private static final long serialVersionUID = 1;

    LeftOut(String message) {
        super(message);
    }

    private LeftOut(Exception cause) {
        super(cause.getMessage(), cause);
    }

    /** Makes something of bytes and numbers that were read: what is wrong with them is a reason to leave the command out. */
    static <T> T unless(Step<T> step) throws LeftOut {
        try {
            return step.make();
        } catch (ProtocolException | IllegalArgumentException e) {
            throw new LeftOut(e);
        }
    }

    /**
     * Makes something of what a command holds.
     *
     * @param <T> what it makes
     */
    interface Step<T> {
        /** Makes it. */
        T make() throws ProtocolException, LeftOut;
    }
}
