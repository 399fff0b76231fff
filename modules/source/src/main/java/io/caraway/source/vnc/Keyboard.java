package io.caraway.source.vnc;

import io.caraway.drawing.InputEvent;
import io.caraway.protocol.rfb.RfbClient;
import io.caraway.protocol.rfb.UsKeyboard;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Turns scan codes into key symbols, as a US keyboard would, for servers that take no scan codes. Owned by source.
 *
 * <p>A key goes up with the symbol it went down with, whatever Shift did meanwhile.
 */
final class Keyboard {
    private static final int LEFT_SHIFT = 0x2a;
    private static final int RIGHT_SHIFT = 0x36;
    private static final int CAPS_LOCK = 0x3a;
    private static final int NUM_LOCK = 0x45;

    private final UsKeyboard layout = new UsKeyboard();
    private final Map<Integer, Integer> symbolsDown = new HashMap<>();
    private final Set<Integer> shiftsDown = new HashSet<>();
    private boolean capsLock;
    private boolean numLock;

    /** Sends a key to the server. */
    void send(InputEvent.Key key, RfbClient server) {
        int code = key.scanCode();
        boolean repeats = symbolsDown.containsKey(code);
        if (key.down() && !repeats) {
            capsLock ^= code == CAPS_LOCK;
            numLock ^= code == NUM_LOCK;
        }
        if (code == LEFT_SHIFT || code == RIGHT_SHIFT) {
            shift(code, key.down());
        }
        int symbol = layout.keysym(code, !shiftsDown.isEmpty(), capsLock, numLock);
        if (key.down()) {
            symbolsDown.put(code, symbol);
        } else {
            Integer down = symbolsDown.remove(code);
            symbol = down == null ? symbol : down;
        }
        server.key(key.down(), symbol, code);
    }

    private void shift(int code, boolean down) {
        if (down) {
            shiftsDown.add(code);
        } else {
            shiftsDown.remove(code);
        }
    }
}
