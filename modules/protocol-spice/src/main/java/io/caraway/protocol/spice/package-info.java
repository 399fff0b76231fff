/**
 * The SPICE wire: link stage, message framing, and the messages of each channel, as records that read and write themselves.
 *
 * <p>{@link io.caraway.protocol.spice.LinkRequest} and {@link io.caraway.protocol.spice.LinkReply} open a channel,
 * {@link io.caraway.protocol.spice.MessageSplitter} cuts its stream into messages, and
 * {@link io.caraway.protocol.spice.SpiceMessage} is what goes out. A {@link io.caraway.protocol.spice.DrawMessage} is a drawable
 * on the wire, a {@link io.caraway.protocol.spice.DisplayDecoder} makes events of what a server's display channel says. All
 * numbers are little-endian and packed. Everything is immutable or belongs to the caller; no threads, no sockets.
 */
@NullMarked
package io.caraway.protocol.spice;

import org.jspecify.annotations.NullMarked;
