/** Who holds control of the desktop: {@link io.caraway.server.control.Control}. Owned by main. */
@NullMarked
package io.caraway.server.control;

import org.jspecify.annotations.NullMarked;
