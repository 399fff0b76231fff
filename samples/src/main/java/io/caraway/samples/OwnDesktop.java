package io.caraway.samples;

import io.caraway.display.Display;
import io.caraway.display.DisplayInfo;
import io.caraway.display.DisplayVerticle;
import io.caraway.raster.Rect;
import io.caraway.server.MainVerticle;
import io.caraway.server.SpiceServer;
import io.caraway.server.SpiceServerOptions;
import io.caraway.source.EmbeddedScreen;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Map;

/** A program that draws a desktop of its own, a square that wanders, and serves it to SPICE viewers. */
public final class OwnDesktop {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int SQUARE = 64;
    private static final int PORT = 5930;
    private static final long FRAME_MILLIS = 40;
    private static final int BACKGROUND = 0x203040;
    private static final int FOREGROUND = 0xf0c040;

    private int x;

    private OwnDesktop() {}

    /** Runs until it is stopped; open spice://127.0.0.1:5930 to watch. */
    public static void main(String[] args) {
        Vertx vertx = Vertx.vertx();
        DisplayVerticle.deploy(vertx, 0, info -> {})
                .compose(display -> serve(vertx, display))
                .onSuccess(server -> System.out.println("spice://127.0.0.1:" + server.port()))
                .onFailure(failure -> vertx.close());
    }

    private static Future<SpiceServer> serve(Vertx vertx, Display display) {
        // The screen collects what is drawn; each commit becomes one batch, which viewers are shown at once.
        EmbeddedScreen screen = new EmbeddedScreen(batch -> display.apply(batch, () -> {}));
        screen.resize(WIDTH, HEIGHT);
        screen.fill(new Rect(0, 0, WIDTH, HEIGHT), BACKGROUND);
        screen.commit();

        OwnDesktop desktop = new OwnDesktop();
        vertx.setPeriodic(FRAME_MILLIS, id -> desktop.draw(screen));

        DisplayInfo info = new DisplayInfo(WIDTH, HEIGHT, "my own desktop");
        SpiceServerOptions options = new SpiceServerOptions("127.0.0.1", PORT, null);
        return MainVerticle.deploy(
                vertx, options, Map.of(0, display), number -> info, input -> System.out.println(input));
    }

    private void draw(EmbeddedScreen screen) {
        int y = (HEIGHT - SQUARE) / 2;
        screen.fill(Rect.of(x, y, SQUARE, SQUARE), BACKGROUND);
        x = (x + 2) % (WIDTH - SQUARE);
        screen.fill(Rect.of(x, y, SQUARE, SQUARE), FOREGROUND);
        screen.commit();
    }
}
