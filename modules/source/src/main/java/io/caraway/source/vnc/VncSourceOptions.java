package io.caraway.source.vnc;

import io.caraway.protocol.rfb.RfbOptions;

/**
 * Which VNC server to show, and how to talk to it.
 *
 * @param host its address
 * @param port its port, 1..65535
 * @param rfb what to ask it for
 * @param title in place of the desktop's own; empty: that is shown
 */
public record VncSourceOptions(String host, int port, RfbOptions rfb, String title) {
    /** A desktop with its own title. */
    public VncSourceOptions(String host, int port, RfbOptions rfb) {
        this(host, port, rfb, "");
    }

    /** The name of the server for logs and messages: its URI, without a password. */
    public String uri() {
        return "vnc://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
