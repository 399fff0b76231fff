package io.caraway.protocol.rfb;

import io.caraway.wire.ProtocolException;
import java.util.Optional;

/**
 * A viewer of a VNC server: takes what the server sends, tells a listener what changes, and says what is to be sent back.
 *
 * <p>After the handshake it asks for the whole screen, and after each update for the next one, unless it is paused; a server
 * that knows how to update without being asked is told to do so. Input before {@link RfbListener#connected} is dropped.
 *
 * <p>Belongs to one thread at a time. It holds up to 4 MiB of bytes that are not whole yet, the pixels of the rectangle that
 * is arriving, and up to 16 MiB of pixels of the update that is arriving.
 */
public final class RfbClient implements AutoCloseable {
    private static final int BUTTON_MASK_MAX = 0xff;

    private final RfbOptions options;
    private final RfbListener listener;
    private final Inbox inbox = new Inbox();
    private final Handshake handshake;
    private final UpdateRequests requests;
    private final UpdateReader update;
    private final ServerMessages messages;
    private boolean connected;
    private boolean receiving;
    private boolean over;
    private boolean closed;

    /** A client that waits for the server's first bytes. */
    public RfbClient(RfbOptions options, RfbListener listener) {
        this.options = options;
        this.listener = listener;
        this.handshake = new Handshake(options, this::send);
        this.requests = new UpdateRequests(this::send);
        this.update = new UpdateReader(listener, requests);
        this.messages = new ServerMessages(listener, this::send, update, requests);
    }

    /**
     * Takes the next bytes of the server, any number of them. The array is the caller's again afterwards. After an exception,
     * or {@link #close}, bytes are ignored: the connection is to be closed.
     *
     * @throws ProtocolException if the server breaks the protocol
     * @throws RfbException if the server cannot be used, for a reason that concerns the user
     */
    public void receive(byte[] bytes) throws ProtocolException, RfbException {
        if (over) {
            return;
        }
        if (receiving) {
            throw new IllegalStateException("receive inside receive");
        }
        receiving = true;
        boolean fine = false;
        try {
            inbox.add(bytes);
            boolean more = true;
            while (more && !over) {
                more = step();
            }
            inbox.keep();
            fine = true;
        } finally {
            receiving = false;
            if (!fine || over) {
                close();
            }
        }
    }

    /** Whether the server takes keys as scan codes, so that its own keyboard layout counts. */
    public boolean takesScanCodes() {
        return update.takesScanCodes();
    }

    /**
     * Asks for an update: what has changed ({@code incremental}), or the whole screen. For special cases only, the client
     * asks by itself.
     */
    public void requestUpdate(boolean incremental) {
        if (connected) {
            requests.request(incremental);
        }
    }

    /** Holds requests back while the listener cannot follow. What is on its way already still arrives. */
    public void setPaused(boolean paused) {
        requests.setPaused(paused);
    }

    /**
     * Presses or releases a key.
     *
     * @param down whether it is pressed
     * @param keysym its X11 symbol, or 0 if unknown
     * @param scanCode its PC/AT scan code of set 1 when pressed, such as 0x1e or 0xe048, or 0 if unknown
     */
    public void key(boolean down, int keysym, int scanCode) {
        if (!connected) {
            return;
        }
        int keyCode = takesScanCodes() ? QemuKeyCode.of(scanCode) : QemuKeyCode.NONE;
        if (keyCode != QemuKeyCode.NONE) {
            send(ClientMessages.extendedKeyEvent(down, keysym, keyCode));
        } else if (keysym != 0) {
            send(ClientMessages.keyEvent(down, keysym));
        }
    }

    /**
     * Moves the pointer, and says which buttons are down.
     *
     * @param x column; the nearest on the screen is taken
     * @param y row, likewise
     * @param buttonMask bit 0 left, 1 middle, 2 right, 3 wheel up, 4 wheel down, 5 wheel left, 6 wheel right
     */
    public void pointer(int x, int y, int buttonMask) {
        if (buttonMask < 0 || buttonMask > BUTTON_MASK_MAX) {
            throw new IllegalArgumentException(
                    "button mask: " + buttonMask + " (expected: 0.." + BUTTON_MASK_MAX + ")");
        }
        if (connected) {
            int column = Math.max(0, Math.min(x, update.screen().right() - 1));
            int row = Math.max(0, Math.min(y, update.screen().bottom() - 1));
            send(ClientMessages.pointerEvent(column, row, buttonMask));
        }
    }

    /** Ends it: nothing is sent or told any more. */
    @Override
    public void close() {
        over = true;
        if (!receiving && !closed) {
            closed = true;
            update.close();
        }
    }

    private boolean step() throws ProtocolException, RfbException {
        if (connected) {
            return messages.step(inbox);
        }
        if (!handshake.step(inbox)) {
            return false;
        }
        Optional<ServerInit> init = handshake.init();
        if (init.isPresent()) {
            connect(init.get());
        }
        return true;
    }

    private void connect(ServerInit init) {
        connected = true;
        update.start(init.width(), init.height());
        listener.connected(init.width(), init.height(), init.name());
        send(ClientMessages.setPixelFormat());
        send(ClientMessages.setEncodings(options));
        requests.start(update.screen());
    }

    private void send(byte[] bytes) {
        if (!over) {
            listener.send(bytes);
        }
    }
}
