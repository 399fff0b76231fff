/**
 * Pictures and videos of a recording.
 *
 * <p>{@link io.caraway.export.Walk} plays a part of a recording as {@link io.caraway.export.ExportOptions} say and stops wherever
 * the {@link io.caraway.export.Picture} has changed; a {@link io.caraway.export.PictureSink} writes what it is given: PNG here,
 * animated GIF in {@code gif}, Motion JPEG in {@code avi}, and through another program in {@code video}. Everything belongs to the
 * thread that exports. It knows no thread and no clock; files are named by who asks for them.
 */
@NullMarked
package io.caraway.export;

import org.jspecify.annotations.NullMarked;
