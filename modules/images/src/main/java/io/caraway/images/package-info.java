/**
 * Images and the forms they can be written in.
 *
 * <p>An {@link io.caraway.images.Image} is immutable and remembers each form it was encoded to; an
 * {@link io.caraway.images.ImageForm} is one way to write pixels as bytes, with its reader and writer in a package of its
 * own. Everything here is a pure function of its input: no thread, no clock, no socket.
 */
@NullMarked
package io.caraway.images;

import org.jspecify.annotations.NullMarked;
