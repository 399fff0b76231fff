/**
 * RFB, the protocol of VNC: bytes to records and back.
 *
 * <p>{@link io.caraway.protocol.rfb.RfbClient} is the viewer's side: it is fed what a server sends, in pieces of any size,
 * tells a {@link io.caraway.protocol.rfb.RfbListener} what changed on the screen, and hands it the bytes to send back.
 * {@link io.caraway.protocol.rfb.UsKeyboard} turns scan codes into key symbols for servers that want those. References are
 * to RFC 6143, and to the community's registry of extensions ("rfbproto"). Nothing here knows a socket, a thread or a
 * clock; an object that changes belongs to one thread at a time.
 */
@NullMarked
package io.caraway.protocol.rfb;

import org.jspecify.annotations.NullMarked;
