package io.caraway.server.main;

import io.caraway.protocol.spice.Capabilities;
import io.caraway.protocol.spice.agent.AgentMessage;
import io.caraway.protocol.spice.agent.ClipboardForm;
import io.caraway.protocol.spice.agent.ClipboardMessage;
import io.caraway.protocol.spice.agent.ReceivedMessage;
import io.caraway.protocol.spice.agent.SessionMessage;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which clipboards the guest believes the viewer that talks with it to have. Owned by main; belongs to one agent.
 *
 * <p>It looks at what both say of themselves and of their clipboards. What makes no sense is passed over: it has been sent, and
 * is for the other side to judge. At most one entry for each of the 256 numbers that a selection may have.
 */
final class ClipboardGrabs {
    private final Set<Integer> ofViewer = new TreeSet<>();
    private Capabilities viewer = Capabilities.NONE;
    private Capabilities guest = Capabilities.NONE;

    /** The viewer has said this. */
    void saidByViewer(ReceivedMessage message) {
        switch (message.type()) {
            case SessionMessage.AnnounceCapabilities.TYPE ->
                viewer = capabilities(message).orElse(viewer);
            case ClipboardMessage.Grab.TYPE -> selection(message).ifPresent(ofViewer::add);
            case ClipboardMessage.Release.TYPE -> selection(message).ifPresent(ofViewer::remove);
            default -> {} // contents, and whatever else is between the two
        }
    }

    /** The guest has said this: who has a clipboard in the guest takes it from the viewer. */
    void saidByGuest(ReceivedMessage message) {
        switch (message.type()) {
            case SessionMessage.AnnounceCapabilities.TYPE ->
                guest = capabilities(message).orElse(guest);
            case ClipboardMessage.Grab.TYPE -> selection(message).ifPresent(ofViewer::remove);
            default -> {} // contents, and whatever else is between the two
        }
    }

    /** The viewer has gone: what the guest is to be told for it, so that nothing of it stays. */
    List<AgentMessage> farewell() {
        ClipboardForm form = ClipboardForm.of(viewer, guest);
        List<AgentMessage> words = new ArrayList<>();
        ofViewer.forEach(selection -> words.add(new ClipboardMessage.Release(form, selection)));
        words.add(new SessionMessage.ClientDisconnected());
        ofViewer.clear();
        viewer = Capabilities.NONE;
        return words;
    }

    private OptionalInt selection(ReceivedMessage message) {
        try {
            return OptionalInt.of(ClipboardForm.of(viewer, guest).readSelection(message.reader()));
        } catch (ProtocolException e) {
            return OptionalInt.empty();
        }
    }

    private static Optional<Capabilities> capabilities(ReceivedMessage message) {
        try {
            return Optional.of(
                    SessionMessage.AnnounceCapabilities.read(message.reader()).capabilities());
        } catch (ProtocolException e) {
            return Optional.empty();
        }
    }
}
