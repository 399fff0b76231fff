/**
 * The recorder verticle: a watcher of a display that writes what it sees to a file. {@link io.caraway.recorder.Recorder} is
 * how to start it. Owned by recorder, a worker with a pool of one thread of its own, for it waits for the disk.
 */
@NullMarked
package io.caraway.recorder;

import org.jspecify.annotations.NullMarked;
