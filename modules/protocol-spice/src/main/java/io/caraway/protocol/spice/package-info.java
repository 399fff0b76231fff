/**
 * The SPICE wire: link stage, message framing, and the messages of each channel, as records that read and write themselves.
 *
 * <p>{@link io.caraway.protocol.spice.LinkRequest} and {@link io.caraway.protocol.spice.LinkReply} open a channel,
 * {@link io.caraway.protocol.spice.MessageSplitter} cuts its stream into messages, and
 * {@link io.caraway.protocol.spice.SpiceMessage} is what goes out. All numbers are little-endian and packed. Everything is
 * immutable or belongs to the caller; no threads, no sockets.
 */
@NullMarked
package io.caraway.protocol.spice;

import org.jspecify.annotations.NullMarked;
