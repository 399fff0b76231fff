/**
 * What a viewer and a guest's agent say to each other: clipboard, size of the desktop, files.
 *
 * <p>{@link io.caraway.protocol.spice.agent.AgentStream} finds the messages in the pieces that a main channel carries,
 * {@link io.caraway.protocol.spice.agent.AgentMessage} are those that we know, {@link io.caraway.protocol.spice.agent.AgentHeader}
 * is what stands before each. All numbers are little-endian and packed. Everything is immutable or belongs to the caller; no
 * threads, no sockets.
 */
@NullMarked
package io.caraway.protocol.spice.agent;

import org.jspecify.annotations.NullMarked;
