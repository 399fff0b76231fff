package io.caraway.channel;

import io.netty.buffer.ByteBuf;

/** Bytes on their way to a viewer's socket. Nobody writes them any more. */
public sealed interface WirePiece {
    /** How many bytes. */
    int size();

    /** A copy of them. */
    byte[] toByteArray();

    /**
     * Bytes for one viewer alone.
     *
     * @param bytes not copied
     */
    record Own(byte[] bytes) implements WirePiece {
        @Override
        public int size() {
            return bytes.length;
        }

        @Override
        public byte[] toByteArray() {
            return bytes.clone();
        }
    }

    /**
     * Bytes that lie outside the Java heap and that many viewers are sent without a copy for each.
     *
     * @param slice counts as one holder; whoever gets the piece releases it once
     */
    record Shared(ByteBuf slice) implements WirePiece {
        @Override
        public int size() {
            return slice.readableBytes();
        }

        @Override
        public byte[] toByteArray() {
            byte[] copy = new byte[size()];
            slice.getBytes(slice.readerIndex(), copy);
            return copy;
        }
    }
}
