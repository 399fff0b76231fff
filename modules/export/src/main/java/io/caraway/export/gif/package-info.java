/**
 * Pictures as an animated GIF: {@link io.caraway.export.gif.GifSink}. Each holds only what has changed, in exact colours where a
 * palette has room for them, else in those of a {@code Quantizer}. Everything belongs to the thread that exports.
 */
@NullMarked
package io.caraway.export.gif;

import org.jspecify.annotations.NullMarked;
