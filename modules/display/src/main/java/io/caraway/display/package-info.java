/**
 * The display worker: one display, its surfaces, and every viewer's view of it.
 *
 * <p>{@link io.caraway.display.DisplayVerticle} is deployed once per display with a worker pool of one thread of its own;
 * {@link io.caraway.display.Display} is how the rest of the program talks to it. Inside,
 * {@link io.caraway.display.DisplayWorker} applies what sources draw and hands it to the
 * {@link io.caraway.display.DisplayChannel}, the cursor channel and the watchers. The worker never blocks: it renders,
 * queues and writes; images are encoded on a shared pool.
 */
@NullMarked
package io.caraway.display;

import org.jspecify.annotations.NullMarked;
