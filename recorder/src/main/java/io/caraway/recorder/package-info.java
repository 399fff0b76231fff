/**
 * The recorder verticle: a watcher of displays that writes what it sees, and what it is told of the session, to a file and to those
 * that follow it. {@link io.caraway.recorder.Recorder} is how to start it. Owned by recorder, a worker with a pool of one thread of its own, for it waits for the disk.
 */
@NullMarked
package io.caraway.recorder;

import org.jspecify.annotations.NullMarked;
