package io.caraway.app;

import io.caraway.channel.DisplayFeed;
import io.caraway.channel.DisplayFeeds;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import java.util.List;

/** A display that keeps a title of its own, whatever a source calls itself. Immutable; may be called from any thread. */
final class TitledFeed implements DisplayFeed {
    private final DisplayFeed display;
    private final DisplayEvent title;

    private TitledFeed(DisplayFeed display, DisplayEvent title) {
        this.display = display;
        this.title = title;
    }

    /** The display itself if the title is empty; else it has that title from here on. */
    static DisplayFeed of(DisplayFeed display, String title) {
        if (title.isEmpty()) {
            return display;
        }
        int length = Math.min(title.length(), DisplayEvent.TEXT_MAX);
        DisplayEvent event = new DisplayEvent.Title(title.substring(0, length));
        display.apply(new EventBatch(List.of(event)), () -> {});
        return new TitledFeed(display, event);
    }

    /** The same for the first of several displays. */
    static DisplayFeeds of(DisplayFeeds displays, String title) {
        return number -> number == 0 ? displays.open(0).map(display -> of(display, title)) : displays.open(number);
    }

    @Override
    public void apply(EventBatch batch, Runnable handled) {
        List<DisplayEvent> events = batch.events();
        boolean named = events.stream().anyMatch(event -> event.type() == DisplayEvent.Type.TITLE);
        display.apply(named ? new EventBatch(events.stream().map(this::titled).toList()) : batch, handled);
    }

    private DisplayEvent titled(DisplayEvent event) {
        return event.type() == DisplayEvent.Type.TITLE ? title : event;
    }
}
