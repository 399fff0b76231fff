/**
 * Pictures as Motion JPEG in an AVI file, which needs no other program: {@link io.caraway.export.avi.AviSink}. {@code AviFile} lays
 * chunks and indexes, {@code AviHeads} draws the bytes. Everything belongs to the thread that exports.
 */
@NullMarked
package io.caraway.export.avi;

import org.jspecify.annotations.NullMarked;
