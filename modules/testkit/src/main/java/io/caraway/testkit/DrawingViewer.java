package io.caraway.testkit;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.ChannelType;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.MainMessage;
import io.caraway.protocol.spice.RawMessage;
import io.caraway.wire.ProtocolException;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A viewer made of our own parts, which joins any SPICE server, asks for one way to compress images, and draws what comes.
 * Two threads of its own read its channels; what it shows may be asked for from any thread.
 */
public final class DrawingViewer implements Closeable {
    private static final int SECONDS = 30;
    private static final int CACHE_PIXELS = 20 << 20;
    private static final int WINDOW_PIXELS = 8 << 20;

    private final ScriptedViewer main;
    private final ScriptedViewer display;
    private final SpiceScreen screen = new SpiceScreen();
    private volatile @Nullable Throwable fault;
    private volatile boolean closed;

    private DrawingViewer(ScriptedViewer main, ScriptedViewer display) {
        this.main = main;
        this.display = display;
    }

    /** Joins the server on that port, and asks for one way to compress images. */
    public static DrawingViewer join(int port, DisplayMessage.Compression compression)
            throws IOException, ProtocolException {
        ScriptedViewer main = ScriptedViewer.link(port, ChannelType.MAIN, 0, "", Capabilities.NONE);
        int session = MainMessage.Init.read(
                        main.readUntil(MainMessage.Init.TYPE).reader())
                .sessionId();
        main.send(new MainMessage.AttachChannels());
        Capabilities capabilities = Capabilities.of(
                Capabilities.DISPLAY_MONITORS_CONFIG,
                Capabilities.DISPLAY_COMPOSITE,
                Capabilities.DISPLAY_A8_SURFACE,
                Capabilities.DISPLAY_LZ4,
                Capabilities.DISPLAY_PREFERRED_COMPRESSION,
                Capabilities.DISPLAY_MULTI_CODEC,
                Capabilities.DISPLAY_CODEC_MJPEG);
        ScriptedViewer display = ScriptedViewer.link(port, ChannelType.DISPLAY, session, "", capabilities);
        display.send(new DisplayMessage.ClientInit(1, CACHE_PIXELS, 1, WINDOW_PIXELS));
        display.send(new DisplayMessage.PreferredCompression(compression.number()));
        DrawingViewer viewer = new DrawingViewer(main, display);
        viewer.start("main", main::read);
        viewer.start("display", viewer::draw);
        return viewer;
    }

    /** From now on takes no more than that many bytes a second of what is drawn. */
    public void slowDown(int bytesPerSecond) throws IOException {
        display.slowDown(bytesPerSecond);
    }

    /** What it shows, if that is complete. */
    public Optional<Screenshot> screenshot() {
        synchronized (screen) {
            return screen.pixels()
                    .map(pixels -> new Screenshot(
                            screen.bounds().width(), screen.bounds().height(), pixels));
        }
    }

    /** How many messages of a number came on the display channel. */
    public int count(int type) {
        synchronized (screen) {
            return screen.count(type);
        }
    }

    /** How many pictures of each form came. */
    public Map<String, Long> imageCounts() {
        synchronized (screen) {
            return screen.imageCounts();
        }
    }

    /** Waits until it shows {@code picture} with every pixel. */
    public void awaitPicture(Screenshot picture, String name) {
        try {
            Deadline.seconds(SECONDS).until("the viewer shows " + name, () -> shows(picture), () -> "fault: " + fault);
        } catch (AssertionError e) {
            picture.write(Path.of("target", "screenshots", name + "-expected.png"));
            screenshot().ifPresent(shot -> shot.write(Path.of("target", "screenshots", name + "-viewer.png")));
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        display.close();
        main.close();
    }

    private boolean shows(Screenshot picture) {
        Throwable found = fault;
        if (found != null) {
            throw new AssertionError("the viewer failed: " + found, found);
        }
        return screenshot().map(shot -> shot.differingPixels(picture) == 0).orElse(false);
    }

    private void draw() throws IOException, ProtocolException {
        RawMessage message = display.read();
        synchronized (screen) {
            screen.receive(message);
        }
    }

    private void start(String name, Step step) {
        Thread thread = new Thread(
                () -> {
                    try {
                        while (!closed) {
                            step.run();
                        }
                    } catch (IOException | ProtocolException | RuntimeException | Error e) {
                        if (!closed) {
                            fault = e;
                        }
                    }
                },
                "drawing-viewer-" + name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Handling of one message. */
    private interface Step {
        void run() throws IOException, ProtocolException;
    }
}
