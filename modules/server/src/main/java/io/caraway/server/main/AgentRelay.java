package io.caraway.server.main;

import io.caraway.channel.AgentConnection;
import io.caraway.channel.AgentListener;
import io.caraway.protocol.spice.agent.AgentStream;
import io.caraway.protocol.spice.agent.ReceivedMessage;
import io.caraway.wire.ProtocolException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the viewer that holds control talk with the guest's agent, and nobody else. Owned by main.
 *
 * <p>All others see no agent. Pieces pass as they are, in order; no more than {@link AgentConnection#PIECES_MAX} are kept in
 * each direction.
 */
final class AgentRelay implements AgentListener {
    /*
     * Idea: there is one line to the agent, and at most one viewer, the talker, who sees it. When control moves, or the talker
     * goes, the line is cleaned: the message that was not ended is filled up, the guest is told that the clipboards of the
     * talker are no more, and that it has gone. Only when all of that has left is the next one told that an agent is there; it
     * then says what it can do, as it would to an agent that has just started.
     *
     * Invariants: while there is a talker, all pieces under way are its own, and its tokens and these make PIECES_MAX; a
     * message to the agent has one sender, or one sender and zeros; a talker is sent nothing of a message that began before it
     * had said START.
     */

    /** Largest message a viewer may send: the clipboard that the reference client sends at most, with what stands before it. */
    static final long MESSAGE_BYTES_MAX = (100L << 20) + AgentStream.KEPT_BYTES_MAX;

    private static final Logger LOG = LoggerFactory.getLogger(AgentRelay.class);

    private final LongSupplier nanoClock;
    private final Map<Integer, ViewerAgent> viewers = new LinkedHashMap<>();
    private final Deque<byte[]> farewell = new ArrayDeque<>();
    private int holder;
    private @Nullable ViewerAgent talker;
    private @Nullable AgentConnection guest;
    private AgentStream toGuest = new AgentStream(MESSAGE_BYTES_MAX);
    private AgentStream fromGuest = new AgentStream(AgentStream.ANY_BYTES);
    private ClipboardGrabs grabs = new ClipboardGrabs();
    private int underWay;
    private boolean spoken;
    private boolean skipping;
    private boolean broken;

    AgentRelay(LongSupplier nanoClock) {
        this.nanoClock = nanoClock;
    }

    /**
     * A viewer has come.
     *
     * @return whether it sees the agent from the first message on
     */
    boolean join(int viewerId, ViewerAgent viewer) {
        viewers.put(viewerId, viewer);
        if (viewerId != holder || !isClean()) {
            return false;
        }
        talker = viewer;
        viewer.connectAtStart();
        return true;
    }

    /** A viewer has gone. */
    void leave(int viewerId) {
        ViewerAgent viewer = viewers.remove(viewerId);
        if (viewer != null && viewer == talker) {
            settle();
        }
    }

    /** That viewer holds control from now on. */
    void control(int viewerId) {
        holder = viewerId;
        settle();
    }

    /** A viewer has seen that the agent is there. */
    void start(ViewerAgent viewer, long pieces) {
        viewer.start(pieces);
        if (viewer == talker && viewer.isListening()) {
            skipping = !fromGuest.isBetweenMessages();
            proceed(viewer);
        }
    }

    /** A viewer may be sent more. */
    void grant(ViewerAgent viewer, long pieces) {
        viewer.grant(pieces);
        proceed(viewer);
    }

    /** A viewer has answered a PING. */
    void answered(ViewerAgent viewer, long id) {
        viewer.answered(id);
        proceed(viewer);
    }

    /** A viewer says something to the agent; dropped if it is not the one who may. */
    void say(ViewerAgent viewer, byte[] piece) throws ProtocolException {
        viewer.spend();
        if (viewer == talker && viewer.isListening()) {
            List<ReceivedMessage> whole = toGuest.add(piece).whole();
            spoken = true;
            send(piece);
            whole.forEach(grabs::saidByViewer);
        }
    }

    @Override
    public void connected(AgentConnection agent) {
        guest = agent;
        broken = false;
        toGuest = new AgentStream(MESSAGE_BYTES_MAX);
        fromGuest = new AgentStream(AgentStream.ANY_BYTES);
        grabs = new ClipboardGrabs();
        farewell.clear();
        underWay = 0;
        spoken = false;
        settle();
    }

    @Override
    public void disconnected() {
        dismiss();
        guest = null;
    }

    @Override
    public void sent(int pieces) {
        underWay -= pieces;
        ViewerAgent viewer = talker;
        if (viewer == null) {
            settle();
        } else {
            viewer.giveBack(pieces);
            viewer.flush();
        }
    }

    @Override
    public void data(byte[] piece) {
        AgentConnection from = guest;
        if (from == null) {
            return;
        }
        Optional<AgentStream.Passed> passed = follow(piece);
        ViewerAgent viewer = talker;
        if (passed.isEmpty() || viewer == null || !viewer.isListening()) {
            from.taken(1);
            return;
        }
        int at = skipping ? passed.get().firstAt() : 0;
        if (at == piece.length) {
            from.taken(1);
            return;
        }
        skipping = false;
        viewer.offer(Arrays.copyOfRange(piece, at, piece.length), nanoClock.getAsLong());
        proceed(viewer);
        viewer.flush();
    }

    /** What a piece of the guest's holds; empty if it makes no sense, now or before. */
    private Optional<AgentStream.Passed> follow(byte[] piece) {
        if (broken) {
            return Optional.empty();
        }
        try {
            AgentStream.Passed passed = fromGuest.add(piece);
            passed.whole().forEach(grabs::saidByGuest);
            return Optional.of(passed);
        } catch (ProtocolException e) {
            LOG.warn("event=agent-fault reason=\"{}\"", e.getMessage());
            broken = true;
            dismiss();
            return Optional.empty();
        }
    }

    /** Sends the talker what it can take, and tells the guest so. */
    private void proceed(ViewerAgent viewer) {
        AgentConnection from = guest;
        if (viewer == talker && from != null) {
            int taken = viewer.proceed(nanoClock.getAsLong());
            if (taken > 0) {
                from.taken(taken);
            }
        }
    }

    /** Comes nearer to the state in which the holder talks, as far as can be now. */
    private void settle() {
        ViewerAgent next = viewers.get(holder);
        if (talker != null && talker != next) {
            dismiss();
        }
        if (talker == null) {
            clean();
        }
        if (talker == null && next != null && isClean()) {
            talker = next;
            next.connect();
            next.flush();
        }
    }

    /** The talker sees no agent any more. */
    private void dismiss() {
        ViewerAgent viewer = talker;
        AgentConnection from = guest;
        if (viewer == null || from == null) {
            return;
        }
        talker = null;
        int dropped = viewer.disconnect();
        viewer.flush();
        if (dropped > 0) {
            from.taken(dropped);
        }
    }

    /** Ends what the last talker has begun, as far as the line takes it now. */
    private void clean() {
        while (guest != null && !broken && underWay < AgentConnection.PIECES_MAX) {
            Optional<AgentStream.Completion> completion = toGuest.completion();
            if (completion.isPresent()) {
                completion.get().whole().forEach(grabs::saidByViewer);
                send(completion.get().piece());
            } else if (spoken) {
                spoken = false;
                grabs.farewell().forEach(message -> farewell.add(message.toByteArray()));
            } else if (!farewell.isEmpty()) {
                send(farewell.remove());
            } else {
                return;
            }
        }
    }

    private boolean isClean() {
        return guest != null
                && !broken
                && underWay == 0
                && !spoken
                && farewell.isEmpty()
                && toGuest.isBetweenMessages()
                && talker == null;
    }

    private void send(byte[] piece) {
        AgentConnection to = guest;
        if (to == null) {
            throw new IllegalStateException("no agent to talk with");
        }
        underWay++;
        to.send(piece);
    }
}
