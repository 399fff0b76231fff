/**
 * The desktop of a VNC server as a source: {@link io.caraway.source.vnc.VncSource}. Owned by source, an event loop.
 */
@NullMarked
package io.caraway.source.vnc;

import org.jspecify.annotations.NullMarked;
