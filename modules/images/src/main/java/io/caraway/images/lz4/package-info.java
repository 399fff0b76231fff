/** Codec lz4. */
@NullMarked
package io.caraway.images.lz4;

import org.jspecify.annotations.NullMarked;
