/**
 * The LZ form of SPICE: runs and repetitions of whole pixels, or of bytes of numbers in a palette and of alpha.
 *
 * <p>{@link io.caraway.images.lz.LzReader} and {@link io.caraway.images.lz.LzWriter} are its two doors. Behind them
 * {@code LzHeader} is what the stream says of itself, {@code LzTokenReader} and {@code LzTokenWriter} know the bytes of
 * literals and matches, {@code LzMatchFinder} chooses between the two, and {@code LzColors} looks numbers up in a palette.
 * {@link io.caraway.images.lz.LzPass} and {@link io.caraway.images.lz.LzType} serve the GLZ form as well. Pure functions of
 * their input, without state between calls.
 */
@NullMarked
package io.caraway.images.lz;

import org.jspecify.annotations.NullMarked;
