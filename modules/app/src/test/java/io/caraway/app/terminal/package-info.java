/** Tests of what can be typed. */
@NullMarked
package io.caraway.app.terminal;

import org.jspecify.annotations.NullMarked;
