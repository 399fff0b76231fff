/**
 * What a VNC server sent, as proxies write it down (FBS files).
 *
 * <p>{@link io.caraway.imports.fbs.FbsRecording} reads it: blocks with times, which together are the bytes of one connection
 * from the server's first one on. They are given to the viewer's side of RFB, whose answers go nowhere. A recording belongs to
 * one thread.
 */
@NullMarked
package io.caraway.imports.fbs;

import org.jspecify.annotations.NullMarked;
