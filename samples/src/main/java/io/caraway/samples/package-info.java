/** Small programs that show how Caraway is built upon; each compiles with the rest. */
@NullMarked
package io.caraway.samples;

import org.jspecify.annotations.NullMarked;
