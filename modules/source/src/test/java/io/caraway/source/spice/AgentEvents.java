package io.caraway.source.spice;

import io.caraway.channel.AgentConnection;
import io.caraway.channel.AgentListener;
import java.io.ByteArrayOutputStream;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what is told of an agent, for a test to look at in order. */
final class AgentEvents implements AgentListener {
    private static final int WAIT_SECONDS = 20;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

    /** What happened: one of the four, with what belongs to it. */
    record Event(String name, AgentConnection connection, byte[] piece, int count) {}

    private static final AgentConnection NONE = new AgentConnection() {
        @Override
        public void send(byte[] piece) {
            throw new AssertionError("no agent");
        }

        @Override
        public void taken(int pieces) {
            throw new AssertionError("no agent");
        }
    };

    @Override
    public void connected(AgentConnection agent) {
        events.add(new Event("connected", agent, new byte[0], 0));
    }

    @Override
    public void data(byte[] piece) {
        events.add(new Event("data", NONE, piece, 0));
    }

    @Override
    public void sent(int pieces) {
        events.add(new Event("sent", NONE, new byte[0], pieces));
    }

    @Override
    public void disconnected() {
        events.add(new Event("disconnected", NONE, new byte[0], 0));
    }

    /** Whether nothing has happened that was not looked at. */
    boolean isEmpty() {
        return events.isEmpty();
    }

    /** The next thing that happened, which must be this one. */
    Event next(String name) throws InterruptedException {
        Event event = events.poll(WAIT_SECONDS, TimeUnit.SECONDS);
        if (event == null || !event.name().equals(name)) {
            throw new AssertionError("expected: " + name + ", but was: " + (event == null ? "nothing" : event.name()));
        }
        return event;
    }

    /** The agent that appears next. */
    AgentConnection nextAgent() throws InterruptedException {
        return next("connected").connection();
    }

    /** The next bytes that the agent says, each piece of which counts as taken. */
    byte[] nextBytes(int count, AgentConnection agent) throws InterruptedException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        while (all.size() < count) {
            all.writeBytes(next("data").piece());
            agent.taken(1);
        }
        return all.toByteArray();
    }

    /** Waits until so many pieces have been sent. */
    void awaitSent(int pieces) throws InterruptedException {
        for (int sent = 0; sent < pieces; ) {
            sent += next("sent").count();
        }
    }
}
