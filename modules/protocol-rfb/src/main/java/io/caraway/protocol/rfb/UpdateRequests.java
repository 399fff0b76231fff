package io.caraway.protocol.rfb;

import io.caraway.raster.Rect;
import java.util.function.Consumer;

/** When the server is asked for updates. Belongs to its {@link RfbClient}. */
final class UpdateRequests {
    /*
     * Idea: a server sends one update per request, so exactly one request is out at any time, and the next one follows the
     * end of the update. While paused that next request is only owed. A server that can update continuously needs no
     * requests: it is switched on and, for a pause, off.
     *
     * What must hold: as long as nobody pauses, either a request is out, or continuous updates are on; otherwise the
     * picture would stand still for ever. A screen of a new size is asked for as a whole, once: servers differ in what they
     * send by themselves then (rfbproto, "DesktopSize Pseudo-encoding").
     */
    private final Consumer<byte[]> sender;
    private Rect screen = Rect.EMPTY;
    private boolean paused;
    private boolean requestOut;
    private boolean wholeWanted;
    private boolean continuousKnown;
    private boolean continuous;

    UpdateRequests(Consumer<byte[]> sender) {
        this.sender = sender;
    }

    /** The screen is there: asks for all of it. */
    void start(Rect area) {
        screen = area;
        wholeWanted = true;
        proceed();
    }

    /** The screen has another size. {@link #updateFinished} follows. */
    void resized(Rect area) {
        screen = area;
        wholeWanted = true;
        if (continuous) {
            sender.accept(ClientMessages.enableContinuousUpdates(true, screen));
        }
    }

    /** An update is complete. */
    void updateFinished() {
        requestOut = false;
        proceed();
    }

    /** The server says that it does not, or no more, update continuously; the first time, that it can. */
    void endOfContinuousUpdates() {
        continuousKnown = true;
        proceed();
    }

    /** Holds requests back, or lets them go on. */
    void setPaused(boolean value) {
        paused = value;
        if (paused && continuous) {
            continuous = false;
            sender.accept(ClientMessages.enableContinuousUpdates(false, screen));
        }
        proceed();
    }

    /** Asks now, or as soon as the pause is over. */
    void request(boolean incremental) {
        if (incremental) {
            requestOut = false;
        } else {
            wholeWanted = true;
        }
        proceed();
    }

    private void proceed() {
        if (paused || screen.isEmpty()) {
            return;
        }
        if (continuousKnown && !continuous) {
            continuous = true;
            sender.accept(ClientMessages.enableContinuousUpdates(true, screen));
        }
        if (wholeWanted || (!continuous && !requestOut)) {
            sender.accept(ClientMessages.updateRequest(!wholeWanted, screen));
            wholeWanted = false;
            requestOut = true;
        }
    }
}
