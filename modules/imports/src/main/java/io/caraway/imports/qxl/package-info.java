/**
 * What a guest told its QXL graphics card, as spice-server writes it down (SPICE_WORKER_RECORD_FILENAME).
 *
 * <p>{@link io.caraway.imports.qxl.QxlRecording} reads it. The file is text with counted bytes in between: {@link
 * io.caraway.imports.qxl.QxlText} knows lines and bytes, the readers of drawables, images, shapes and pointers know what
 * stands in them. A command becomes the drawing operation it is, not pixels. A recording belongs to one thread.
 */
@NullMarked
package io.caraway.imports.qxl;

import org.jspecify.annotations.NullMarked;
