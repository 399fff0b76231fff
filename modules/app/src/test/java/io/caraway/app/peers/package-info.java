/**
 * The whole program against real peers: VNC servers in front of it, SPICE viewers behind it.
 *
 * <p>The tests run the built jar as a user would, and compare what the viewers show with what the source itself says that
 * it shows, in every pixel. They run after packaging, and only where the peers they need are installed.
 */
@NullMarked
package io.caraway.app.peers;

import org.jspecify.annotations.NullMarked;
