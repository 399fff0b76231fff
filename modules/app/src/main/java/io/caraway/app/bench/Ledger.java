package io.caraway.app.bench;

import io.caraway.channel.Owner;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.RawMessage;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Where all viewers of a run have their messages counted. Owned by bench. */
final class Ledger {
    private final LongSupplier clock;
    private final Optional<Stamps> stamps;
    private final Comparison comparison = new Comparison();
    private final Owner owner = Owner.here();
    private long messages;
    private long bytes;
    private boolean closed;

    /** A ledger with a clock of nanoseconds. */
    Ledger(LongSupplier clock, Optional<Stamps> stamps) {
        this.clock = clock;
        this.stamps = stamps;
    }

    /** The time. */
    long now() {
        return clock.getAsLong();
    }

    /** Counts nothing from now on. */
    void close() {
        owner.check();
        closed = true;
    }

    /** Whether nothing is counted any more. */
    boolean isClosed() {
        return closed;
    }

    /** A whole message has come on a viewer's display channel. */
    void displayMessage(ViewerFigures viewer, RawMessage message) {
        owner.check();
        if (closed) {
            return;
        }
        long now = now();
        boolean draws = MessageHash.draws(message.type());
        messages++;
        viewer.displayMessage(message.type(), message.body().length, draws);
        boolean stays = viewer.group().behaviour() != Behaviour.PASSING;
        if (stays) {
            stamps.ifPresent(kept -> kept.add(viewer.number(), message.type(), now));
        }
        if (message.type() == DisplayMessage.MARK) {
            viewer.picture(now);
        } else if (stays && draws && viewer.hasPicture()) {
            comparison.received(viewer.follower(), MessageHash.of(message), now);
        }
    }

    /** Bytes have come on a viewer's display channel: so many since it was opened. */
    void displayBytes(ViewerFigures viewer, long total) {
        owner.check();
        if (!closed && total > viewer.displayBytes()) {
            bytes += total - viewer.displayBytes();
            viewer.displayBytes(total, now());
        }
    }

    /** A message has come on another channel of a viewer. */
    void otherMessage(ViewerFigures viewer) {
        owner.check();
        if (!closed) {
            viewer.otherMessage();
        }
    }

    /** Messages of all display channels. */
    long messages() {
        return messages;
    }

    /** Bytes of all display channels. */
    long bytes() {
        return bytes;
    }
}
