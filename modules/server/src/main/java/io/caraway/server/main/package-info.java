/** The main channel: session, list of channels, mouse mode, signs of life. Owned by main. */
@NullMarked
package io.caraway.server.main;

import org.jspecify.annotations.NullMarked;
