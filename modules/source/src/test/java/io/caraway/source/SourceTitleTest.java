package io.caraway.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.EventBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceTitleTest {
    private static final DisplayEvent HIDE = new DisplayEvent.CursorHide();

    @Test
    void over_connectedSourceWithoutTitles_changesNothing() {
        EventBatch batch = batch(HIDE);

        assertThat(new SourceTitle("").over(batch)).isSameAs(batch);
    }

    @Test
    void turn_andBack_putsWordsBehindTheLastTitleAndTakesThemAway() {
        SourceTitle title = new SourceTitle("");
        title.over(batch(title("one"), title("two")));

        assertThat(title.turn(Condition.TAKEN)).contains(batch(title("two (taken by another viewer)")));
        assertThat(title.turn(Condition.LOST)).contains(batch(title("two (no connection)")));
        assertThat(title.condition()).isEqualTo(Condition.LOST);
        assertThat(title.over(batch(HIDE))).isEqualTo(batch(HIDE, title("two")));
        assertThat(title.over(batch(HIDE))).isEqualTo(batch(HIDE));
        assertThat(title.condition()).isEqualTo(Condition.CONNECTED);
    }

    @Test
    void turn_toWhatItIsAlready_tellsNothing() {
        SourceTitle title = new SourceTitle("");
        title.turn(Condition.LOST);

        assertThat(title.turn(Condition.LOST)).isEmpty();
    }

    @Test
    void over_newTitleOfDesktopThatIsBack_isThatAlone() {
        SourceTitle title = new SourceTitle("");
        title.over(batch(title("old")));
        title.turn(Condition.LOST);

        assertThat(title.over(batch(title("new"), HIDE))).isEqualTo(batch(HIDE, title("new")));
    }

    @Test
    void desktopWithoutTitle_isCalledSomethingOnceThereIsSomethingToTell() {
        SourceTitle title = new SourceTitle("");

        assertThat(title.turn(Condition.LOST)).contains(batch(title("desktop (no connection)")));
        assertThat(title.over(batch(HIDE))).isEqualTo(batch(HIDE, title("desktop")));
    }

    @Test
    void titleThatIsGiven_isToldAtOnceAndInPlaceOfEveryOther() {
        SourceTitle title = new SourceTitle("Desk");

        assertThat(title.over(batch(HIDE))).isEqualTo(batch(HIDE, title("Desk")));
        assertThat(title.over(batch(title("QEMU")))).isEqualTo(batch(title("Desk")));
        assertThat(title.turn(Condition.LOST)).contains(batch(title("Desk (no connection)")));
        assertThat(title.over(batch(title("QEMU")))).isEqualTo(batch(title("Desk")));
    }

    @Test
    void longTitle_isCutSoThatTheWordsHaveRoom() {
        SourceTitle title = new SourceTitle("x".repeat(DisplayEvent.TEXT_MAX + 1));

        String words = " (no connection)";
        String cut = "x".repeat(DisplayEvent.TEXT_MAX - words.length());
        assertThat(title.turn(Condition.LOST)).contains(batch(title(cut + words)));
        assertThat(title.over(batch(HIDE))).isEqualTo(batch(HIDE, title("x".repeat(DisplayEvent.TEXT_MAX))));
    }

    private static DisplayEvent title(String text) {
        return new DisplayEvent.Title(text);
    }

    private static EventBatch batch(DisplayEvent... events) {
        return new EventBatch(List.of(events));
    }
}
