/** Codec lz. */
@NullMarked
package io.caraway.images.lz;

import org.jspecify.annotations.NullMarked;
