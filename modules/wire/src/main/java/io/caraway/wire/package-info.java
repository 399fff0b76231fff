/**
 * Bounded reading and writing of bytes.
 *
 * <p>{@link io.caraway.wire.ByteReader} and {@link io.caraway.wire.ByteWriter} are the only way bytes of a peer or a file
 * become values and back; {@link io.caraway.wire.ProtocolException} says what was wrong with them. Nothing here knows a
 * protocol, a thread or a socket.
 */
@NullMarked
package io.caraway.wire;

import org.jspecify.annotations.NullMarked;
