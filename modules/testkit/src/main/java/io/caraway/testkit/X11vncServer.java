package io.caraway.testkit;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The program x11vnc: a VNC server of another program's X display, which it polls. Belongs to one test. */
public final class X11vncServer implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("^PORT=(\\d+)");
    private static final int START_SECONDS = 20;

    private final RealProgram program;
    private final int port;

    private X11vncServer(RealProgram program, int port) {
        this.program = program;
        this.port = port;
    }

    /** Serves {@code display} without a password, to any number of viewers, on a free port. */
    public static X11vncServer start(XDisplay display) {
        int port = FreePorts.next();
        List<String> command = List.of(
                "x11vnc",
                "-display",
                display.name(),
                "-rfbport",
                Integer.toString(port),
                "-localhost",
                "-nopw",
                "-shared",
                "-forever",
                "-quiet",
                "-noipv6");
        RealProgram program = RealProgram.start("x11vnc", Map.of(), command);
        try {
            program.awaitLine(LISTENING, START_SECONDS);
            return new X11vncServer(program, port);
        } catch (AssertionError e) {
            program.close();
            throw e;
        }
    }

    /** Its VNC port. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        program.close();
    }
}
