/**
 * The LZ form of SPICE: runs and repetitions of whole pixels, coded in bytes.
 *
 * <p>{@link io.caraway.images.lz.LzReader} and {@link io.caraway.images.lz.LzWriter} are its two doors. Behind them
 * {@code LzHeader} is what the stream says of itself, {@code LzTokenReader} and {@code LzTokenWriter} know the bytes of
 * literals and matches, and {@code LzMatchFinder} chooses between the two. Pure functions of their input, without state
 * between calls. Streams are read and written in types RGB32, and read in RGB24; palettes, 16-bit pixels and alpha are
 * refused.
 */
@NullMarked
package io.caraway.images.lz;

import org.jspecify.annotations.NullMarked;
