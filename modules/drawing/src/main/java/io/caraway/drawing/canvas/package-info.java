/**
 * How drawables become pixels, the very ones that the reference client of SPICE shows.
 *
 * <p>{@link io.caraway.drawing.canvas.Canvas} finds the place an operation draws on ({@link
 * io.caraway.drawing.canvas.Stage}) and calls the painter of its kind; a painter knows the rules of a few operations and
 * nothing of the others. What painters share: {@link io.caraway.drawing.canvas.PixelSource}, {@link
 * io.caraway.drawing.canvas.BrushFill}, {@link io.caraway.drawing.canvas.Rop}, {@link io.caraway.drawing.canvas.Patch}. All
 * of it belongs to the thread of the surfaces. Where the reference client would stop, nothing is drawn.
 */
@NullMarked
package io.caraway.drawing.canvas;

import org.jspecify.annotations.NullMarked;
