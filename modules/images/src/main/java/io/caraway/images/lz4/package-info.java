/**
 * LZ4 blocks in the framing of SPICE.
 *
 * <p>{@link io.caraway.images.lz4.Lz4Reader} and {@link io.caraway.images.lz4.Lz4Writer} are its two doors. A single
 * block, which is what they write, is the LZ4 library's work; several may refer to each other, which the library cannot
 * follow, so {@code Lz4BlockReader} takes them apart. Pure functions of their input, without state between calls. What the blocks
 * give is a bitmap, and is read and written as one.
 */
@NullMarked
package io.caraway.images.lz4;

import org.jspecify.annotations.NullMarked;
