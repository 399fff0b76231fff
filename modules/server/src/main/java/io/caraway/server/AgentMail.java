package io.caraway.server;

import io.caraway.channel.AgentConnection;
import io.caraway.channel.AgentListener;
import io.caraway.channel.Dispatcher;

/**
 * Takes what a source tells of its guest's agent to main's thread. Immutable; called on the source's thread.
 *
 * <p>The agent's own limits hold for what is under way: {@link AgentConnection#PIECES_MAX} pieces.
 */
record AgentMail(AgentListener main, Dispatcher<Runnable> dispatcher) implements AgentListener {
    @Override
    public void connected(AgentConnection agent) {
        dispatcher.send(() -> main.connected(agent));
    }

    @Override
    public void data(byte[] piece) {
        dispatcher.send(() -> main.data(piece));
    }

    @Override
    public void sent(int pieces) {
        dispatcher.send(() -> main.sent(pieces));
    }

    @Override
    public void disconnected() {
        dispatcher.send(main::disconnected);
    }
}
