/**
 * The recording file: what happened on a display, in one file that is only ever added to.
 *
 * <p>{@link io.caraway.recording.RecordingWriter} makes one, {@link io.caraway.recording.RecordingReader} gives back what is
 * in it from any moment on, whole or cut or damaged or still being written, as {@link io.caraway.recording.Entry entries}.
 * {@link io.caraway.recording.Verification} looks whether it is what was written, {@link io.caraway.recording.Outline} tells
 * what is in it, and {@link io.caraway.recording.Splice} makes one of parts of others. {@link io.caraway.recording.FileHeader}, {@link io.caraway.recording.RecordFrame} and
 * {@link io.caraway.recording.EventType} draw the bytes. This is the one package below level 4 that touches files; it knows
 * no thread and no clock: times are passed in.
 */
@NullMarked
package io.caraway.recording;

import org.jspecify.annotations.NullMarked;
