package io.caraway.protocol.rfb;

import java.util.List;

/**
 * Who is told what a server says. Called by {@link RfbClient}, inside its methods and on their thread; it may call the
 * client's methods in turn, except {@link RfbClient#receive}.
 */
public interface RfbListener {
    /** These bytes are to be sent to the server. The array is the listener's from now on. */
    void send(byte[] bytes);

    /** The server let us in; its screen has that size and name, and is black as long as nothing else is said. */
    void connected(int width, int height, String name);

    /**
     * Part of an update of the screen. The changes are made in the order of the list; what the screen shows is a whole
     * picture again after the part that is the {@code last} one of its update. An update without changes has an empty last
     * part.
     */
    void update(List<RfbChange> changes, boolean last);

    /** The server rings its bell. */
    void bell();

    /** Something was cut or copied on the server. */
    void cutText(String text);
}
