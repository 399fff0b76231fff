/**
 * The desktop of a SPICE server as a source: {@link io.caraway.source.spice.SpiceSource}.
 *
 * <p>It is also the seat of who controls that desktop: keys, pointer, and the line to the guest's agent.
 * {@link io.caraway.source.spice.SpiceChannel} is the viewer's side of one channel, whatever is done with its messages.
 * Everything here is owned by source, an event loop; nothing waits.
 */
@NullMarked
package io.caraway.source.spice;

import org.jspecify.annotations.NullMarked;
