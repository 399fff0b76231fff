package io.caraway.source.vnc;

import io.caraway.protocol.rfb.RfbOptions;

/**
 * Which VNC server to show, and how to talk to it.
 *
 * @param host its address
 * @param port its port, 1..65535
 * @param rfb what to ask it for
 */
public record VncSourceOptions(String host, int port, RfbOptions rfb) {
    /** The name of the server for logs and messages: its URI, without a password. */
    public String uri() {
        return "vnc://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
