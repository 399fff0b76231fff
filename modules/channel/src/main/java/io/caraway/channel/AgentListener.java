package io.caraway.channel;

/** Told of a guest's agent, on the source's thread; it only passes everything on to its own. */
public interface AgentListener {
    /** The agent is there. It knows nothing yet of whoever spoke with it before. */
    void connected(AgentConnection agent);

    /**
     * The agent says something. At most {@link AgentConnection#PIECES_MAX} pieces come that are not yet
     * {@linkplain AgentConnection#taken taken}.
     *
     * @param piece as it came; nobody may write it any more
     */
    void data(byte[] piece);

    /** So many pieces of those that were given have left for the agent. */
    void sent(int pieces);

    /** The agent has gone: what was under way to it is lost, what it was about to say will not come. */
    void disconnected();
}
