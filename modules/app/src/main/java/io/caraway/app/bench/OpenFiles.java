package io.caraway.app.bench;

import io.caraway.app.ExitCode;
import io.caraway.app.Failure;
import java.io.IOException;
import java.nio.channels.SocketChannel;

/** The limit that the system sets to the sockets of a process. */
final class OpenFiles {
    /** Main, display and cursor. */
    private static final int SOCKETS_OF_A_VIEWER = 3;

    /** What the program itself has open, generously. */
    private static final int OWN = 200;

    private OpenFiles() {}

    /** Whether this process cannot open another socket. */
    static boolean areExhausted() {
        try (SocketChannel one = SocketChannel.open()) {
            return !one.isOpen();
        } catch (IOException e) {
            return true;
        }
    }

    /** Says what to do for so many viewers. */
    static Failure failure(int viewers) {
        return new Failure(
                ExitCode.FAILURE,
                "too many open files: " + viewers + " viewers need " + (viewers * SOCKETS_OF_A_VIEWER + OWN)
                        + "; raise the limit before, with 'ulimit -n " + (viewers * SOCKETS_OF_A_VIEWER + OWN)
                        + "', or take fewer viewers");
    }
}
