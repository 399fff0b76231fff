package io.caraway.channel;

/**
 * One connection of a guest's agent, which is talked to in pieces of a stream as SPICE carries them. May be called from any
 * thread, and returns at once; means nothing once the agent has gone.
 */
public interface AgentConnection {
    /** Pieces that may be under way in each direction. */
    int PIECES_MAX = 10;

    /**
     * Sends a piece when the guest takes it. At most {@link #PIECES_MAX} may be given that are not yet
     * {@linkplain AgentListener#sent sent}.
     *
     * @param piece at least one byte and no more than a message carries; nobody may write it any more
     */
    void send(byte[] piece);

    /** Says that so many pieces have gone where they belong: the guest may send as many more. */
    void taken(int pieces);
}
