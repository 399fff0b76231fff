/**
 * The link stage: what happens on a connection before its channel exists. Owned by main.
 *
 * <p>{@link io.caraway.server.link.LinkStage} speaks it, {@link io.caraway.server.link.TicketKeys} has the keys for it, and
 * {@link io.caraway.server.link.SocketStream} is what a linked connection becomes.
 */
@NullMarked
package io.caraway.server.link;

import org.jspecify.annotations.NullMarked;
