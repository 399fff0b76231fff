/**
 * The command {@code bench}: many viewers of any SPICE server at once, and what each of them got.
 *
 * <p>{@link io.caraway.app.bench.BenchCommand} reads the command line; {@link io.caraway.app.bench.Fleet} runs all viewers on
 * one event loop, owner "bench"; {@link io.caraway.app.bench.BenchResult} is what came of it. Only pictures are decoded
 * elsewhere, one after the other on a worker thread. Nothing here knows what kind of server it is.
 */
@NullMarked
package io.caraway.app.bench;

import org.jspecify.annotations.NullMarked;
