package io.caraway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Xspice: an X server that is a SPICE server, for several viewers at once. Belongs to one test. */
public final class XspiceServer implements AutoCloseable {
    private final XDisplay display;
    private final int port;

    private XspiceServer(XDisplay display, int port) {
        this.display = display;
        this.port = port;
    }

    /**
     * A desktop of that size that asks for no password, on a free port, and sends pictures alone, no video.
     *
     * @param options options of the driver, such as {@code SpiceImageCompression}, in place of the usual ones
     */
    public static XspiceServer start(int width, int height, Map<String, String> options) {
        return start(width, height, options, Map.of());
    }

    /** The same, of which the server writes down every command that the X driver gives it. */
    public static XspiceServer startRecorded(int width, int height, Path file) {
        return start(width, height, Map.of(), Map.of("SPICE_WORKER_RECORD_FILENAME", file.toString()));
    }

    private static XspiceServer start(
            int width, int height, Map<String, String> options, Map<String, String> furtherEnvironment) {
        int port = FreePorts.next();
        try {
            Path folder = Files.createTempDirectory("xspice");
            Path config = Files.writeString(folder.resolve("xorg.conf"), config(width, height, options));
            Map<String, String> environment = new LinkedHashMap<>(furtherEnvironment);
            // Without it a second viewer throws the first one out.
            environment.put("SPICE_DEBUG_ALLOW_MC", "1");
            environment.put("XSPICE_PORT", Integer.toString(port));
            XDisplay display = XDisplay.start(
                    "Xorg",
                    environment,
                    List.of(
                            "-config",
                            config.toString(),
                            "-noreset",
                            "-nolisten",
                            "tcp",
                            "-logfile",
                            folder.resolve("xorg.log").toString()));
            return new XspiceServer(display, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its X side. */
    public XDisplay display() {
        return display;
    }

    /** Its SPICE port. */
    public int port() {
        return port;
    }

    @Override
    public void close() {
        display.close();
    }

    /** Every option of the driver is named, because with the X server of Debian 12 its own defaults are all zero. */
    private static String config(int width, int height, Map<String, String> options) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("SpiceAddr", "127.0.0.1");
        all.put("SpiceDisableTicketing", "True");
        all.put("NumHeads", "1");
        all.put("EnableImageCache", "True");
        all.put("EnableFallbackCache", "True");
        all.put("EnableSurfaces", "True");
        all.put("SurfaceBufferSize", "128");
        all.put("CommandBufferSize", "128");
        all.put("FrameBufferSize", "16");
        all.put("SpiceImageCompression", "auto_glz");
        all.put("SpiceStreamingVideo", "off");
        all.put("SpiceJpegWanCompression", "never");
        all.put("SpiceZlibGlzWanCompression", "never");
        all.put("SpicePlaybackCompression", "True");
        all.put("SpiceAgentMouse", "True");
        all.putAll(options);
        String lines = all.entrySet().stream()
                .map(option -> "Option \"" + option.getKey() + "\" \"" + option.getValue() + "\"")
                .collect(Collectors.joining("\n    "));
        return """
                Section "Device"
                    Identifier "device"
                    Driver "spiceqxl"
                    %s
                EndSection
                Section "InputDevice"
                    Identifier "pointer"
                    Driver "xspice pointer"
                EndSection
                Section "InputDevice"
                    Identifier "keyboard"
                    Driver "xspice keyboard"
                EndSection
                Section "Monitor"
                    Identifier "monitor"
                EndSection
                Section "Screen"
                    Identifier "screen"
                    Monitor "monitor"
                    Device "device"
                    DefaultDepth 24
                    SubSection "Display"
                        Depth 24
                        Modes "%dx%d"
                    EndSubSection
                EndSection
                Section "ServerLayout"
                    Identifier "layout"
                    Screen "screen"
                    InputDevice "keyboard"
                    InputDevice "pointer"
                EndSection
                Section "ServerFlags"
                    Option "AutoAddDevices" "False"
                EndSection
                """.formatted(lines, width, height);
    }
}
