/**
 * LZ4 blocks in the framing of SPICE.
 *
 * <p>{@link io.caraway.images.lz4.Lz4Reader} and {@link io.caraway.images.lz4.Lz4Writer} are its two doors. A single
 * block, which is what they write, is the LZ4 library's work; several may refer to each other, which the library cannot
 * follow, so {@code Lz4BlockReader} takes them apart. Pure functions of their input, without state between calls. Pixels are 32-bit ones;
 * those with 16 or 24 bits and those with alpha are refused.
 */
@NullMarked
package io.caraway.images.lz4;

import org.jspecify.annotations.NullMarked;
