package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.channel.DisplayFeed;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TitledFeedTest {
    private static final DisplayEvent HIDE = new DisplayEvent.CursorHide();

    private final List<DisplayEvent> applied = new ArrayList<>();
    private final DisplayFeed display = (batch, handled) -> {
        applied.addAll(batch.events());
        handled.run();
    };

    @Test
    void apply_withTitle_putsItInPlaceOfEveryOther() {
        DisplayFeed titled = TitledFeed.of(display, "Desk");
        List<String> handled = new ArrayList<>();

        titled.apply(new EventBatch(List.of(HIDE, new DisplayEvent.Title("QEMU"))), () -> handled.add("first"));
        titled.apply(new EventBatch(List.of(HIDE)), () -> handled.add("second"));

        assertThat(applied).containsExactly(new DisplayEvent.Title("Desk"), HIDE, new DisplayEvent.Title("Desk"), HIDE);
        assertThat(handled).containsExactly("first", "second");
    }

    @Test
    void of_emptyTitle_isTheDisplayItself() {
        assertThat(TitledFeed.of(display, "")).isSameAs(display);
        assertThat(applied).isEmpty();
    }

    @Test
    void of_longTitle_isCut() {
        TitledFeed.of(display, "x".repeat(DisplayEvent.TEXT_MAX + 1));

        assertThat(applied).containsExactly(new DisplayEvent.Title("x".repeat(DisplayEvent.TEXT_MAX)));
    }
}
