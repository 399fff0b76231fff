package io.caraway.testkit;

import java.util.ArrayList;
import java.util.List;

/** TigerVNC's Xvnc: an X server that is a VNC server. Belongs to one test. */
public final class XvncServer implements AutoCloseable {
    private final XDisplay display;
    private final int port;

    private XvncServer(XDisplay display, int port) {
        this.display = display;
        this.port = port;
    }

    /** A desktop of that size that asks for no password, on a free port. */
    public static XvncServer start(int width, int height) {
        return start(width, height, FreePorts.next(), "-SecurityTypes", "None");
    }

    /** A desktop of that size on {@code port}, with further arguments. */
    public static XvncServer start(int width, int height, int port, String... arguments) {
        List<String> all = new ArrayList<>(List.of("-geometry", width + "x" + height, "-depth", "24"));
        all.addAll(List.of("-interface", "127.0.0.1", "-rfbport", Integer.toString(port), "-AlwaysShared"));
        // Tests that give wrong passwords must not shut out those that come after them.
        all.addAll(List.of("-BlacklistThreshold", "1000"));
        all.addAll(List.of(arguments));
        return new XvncServer(XDisplay.start("Xvnc", all), port);
    }

    /** Its X side. */
    public XDisplay display() {
        return display;
    }

    /** Its VNC port. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        display.close();
    }
}
