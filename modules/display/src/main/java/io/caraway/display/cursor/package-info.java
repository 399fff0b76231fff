/** The cursor channel of a display: the pointer's shape and place. Belongs to the display worker. */
@NullMarked
package io.caraway.display.cursor;

import org.jspecify.annotations.NullMarked;
