package io.caraway.source;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The title of a source's desktop, with the source's {@link Condition} behind it. Owned by source; lives through reconnects.
 *
 * <p>It is the desktop's own, or one that was given and is put in place of every other. A desktop without any is called
 * {@value #NAMELESS} once there is something to be told: viewers are not told of an empty title, and would go on to show
 * what is over.
 */
public final class SourceTitle {
    private static final String NAMELESS = "desktop";

    private final boolean isGiven;
    private String own;
    private boolean isDue;
    private Condition condition = Condition.CONNECTED;

    /**
     * A title.
     *
     * @param given in place of the desktop's own; empty: that is shown
     */
    public SourceTitle(String given) {
        isGiven = !given.isEmpty();
        own = given;
        isDue = isGiven;
    }

    /** How it is with the source. */
    public Condition condition() {
        return condition;
    }

    /** What is drawn is shown with its right title: the source is connected. */
    public EventBatch over(EventBatch batch) {
        List<DisplayEvent> events = new ArrayList<>();
        boolean told = isDue || condition != Condition.CONNECTED;
        for (DisplayEvent event : batch.events()) {
            if (event.type() != DisplayEvent.Type.TITLE) {
                events.add(event);
            } else {
                own = isGiven ? own : ((DisplayEvent.Title) event).text();
                told = true;
            }
        }
        condition = Condition.CONNECTED;
        isDue = false;
        if (!told) {
            return batch;
        }
        events.add(text());
        return new EventBatch(events);
    }

    /** The source is not connected any more: what viewers are to be told, if that is new. */
    public Optional<EventBatch> turn(Condition present) {
        if (present == condition) {
            return Optional.empty();
        }
        condition = present;
        own = own.isEmpty() ? NAMELESS : own;
        return Optional.of(new EventBatch(List.of(text())));
    }

    private DisplayEvent text() {
        String behind = condition == Condition.CONNECTED ? "" : " " + condition.words();
        int length = Math.min(own.length(), DisplayEvent.TEXT_MAX - behind.length());
        return new DisplayEvent.Title(own.substring(0, length) + behind);
    }
}
