/** The inputs channel: what viewers do with keyboard and mouse, as events for the source. Owned by main. */
@NullMarked
package io.caraway.server.inputs;

import org.jspecify.annotations.NullMarked;
