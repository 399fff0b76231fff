package io.caraway.protocol.spice;

import io.caraway.wire.ByteReader;
import io.caraway.wire.ProtocolException;

/**
 * A part of a message that has been found and is not made yet.
 *
 * @param <T> what it becomes
 */
@FunctionalInterface
interface Part<T> {
    /** Makes it. */
    T make() throws ProtocolException;

    /** Makes it of numbers of a peer: what a record says of them when they are wrong is the peer's fault. */
    default T makeChecked() throws ProtocolException {
        try {
            return make();
        } catch (IllegalArgumentException e) {
            throw new ProtocolException(String.valueOf(e.getMessage()));
        }
    }

    /** Makes it of what begins at an offset; the reader is then where it was. */
    default T makeAt(ByteReader in, int offset) throws ProtocolException {
        int back = in.offset();
        in.seek(offset);
        try {
            return make();
        } finally {
            in.seek(back);
        }
    }
}
