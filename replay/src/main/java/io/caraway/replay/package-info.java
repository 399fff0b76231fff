/**
 * The player: a recording as a source. {@link io.caraway.replay.Replay} is how to start it; viewers of a replay are served
 * by the very code that serves live ones. Owned by replay, a worker with a pool of one thread of its own, for it waits for
 * the disk.
 */
@NullMarked
package io.caraway.replay;

import org.jspecify.annotations.NullMarked;
