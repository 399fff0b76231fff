package io.caraway.protocol.rfb;

import java.util.Random;

/** The pieces in which bytes reach a client. */
enum Feed {
    /** All at once. */
    WHOLE,
    /** One at a time. */
    BYTES,
    /** Pieces of any length, mostly short ones. */
    PIECES;

    private static final int PIECE_MAX = 300;

    /** Length of the next piece when {@code left} bytes are left. */
    int next(int left, Random random) {
        return switch (this) {
            case WHOLE -> left;
            case BYTES -> 1;
            case PIECES -> Math.min(left, 1 + random.nextInt(1 + random.nextInt(PIECE_MAX)));
        };
    }
}
