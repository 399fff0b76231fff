package io.caraway.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The program spicy-screenshot: a SPICE viewer that writes down the first picture it is shown and ends.
 *
 * <p>Its picture is what it has drawn when the first update of the primary surface is done; what comes later it never sees.
 */
public final class SpicyScreenshot {
    private static final int SECONDS = 20;

    private SpicyScreenshot() {}

    /** The picture that a new viewer of that port is shown. */
    public static Screenshot take(int port) {
        return take(port, 1).get(0);
    }

    /** The picture that a new viewer of that address is shown, with that in its environment. */
    public static Screenshot take(String uri, Map<String, String> environment) {
        return take(uri, environment, 1).get(0);
    }

    /** The pictures that {@code count} viewers, all started at the same time, are shown. */
    public static List<Screenshot> take(int port, int count) {
        return take("spice://127.0.0.1:" + port, Map.of(), count);
    }

    private static List<Screenshot> take(String uri, Map<String, String> environment, int count) {
        List<RealProgram> viewers = new ArrayList<>();
        try {
            Path folder = Files.createTempDirectory("spicy");
            for (int i = 0; i < count; i++) {
                String file = folder.resolve(i + ".ppm").toString();
                List<String> command = List.of("spicy-screenshot", "--uri=" + uri, "--out-file=" + file);
                viewers.add(RealProgram.start("spicy-screenshot", environment, command));
            }
            List<Screenshot> shots = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                Path file = folder.resolve(i + ".ppm");
                RealProgram viewer = viewers.get(i);
                viewer.awaitExit(SECONDS);
                // It ends with 0 even when it could not connect.
                if (!Files.exists(file)) {
                    throw new AssertionError("no picture from " + uri + "\n" + viewer.log());
                }
                shots.add(Screenshot.read(file));
            }
            return shots;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            viewers.forEach(RealProgram::close);
        }
    }
}
