package io.caraway.drawing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayEventTest {
    private static final Head HEAD = new Head(0, 0, new Rect(0, 0, 10, 10));

    @ParameterizedTest
    @CsvSource({"-1, 1, 1", "1024, 1, 1", "0, 0, 1", "0, 1, 16385", "0, 16384, 16384"})
    void surfaceCreate_outOfRange_isRefused(int id, int width, int height) {
        assertThatThrownBy(() -> new DisplayEvent.SurfaceCreate(id, width, height))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void surfaceDestroy_idOutOfRange_isRefused() {
        assertThatThrownBy(() -> new DisplayEvent.SurfaceDestroy(1024)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void monitors_listChangedAfterwards_staysAsItWas() {
        List<Head> heads = new ArrayList<>(List.of(HEAD));
        DisplayEvent.Monitors monitors = new DisplayEvent.Monitors(heads);
        heads.clear();
        assertThat(monitors.heads()).containsExactly(HEAD);
    }

    @Test
    void monitors_moreThanAllowed_isRefused() {
        assertThat(new DisplayEvent.Monitors(Collections.nCopies(16, HEAD)).heads())
                .hasSize(16);
        assertThatThrownBy(() -> new DisplayEvent.Monitors(Collections.nCopies(17, HEAD)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("monitors: 17 (expected: 0..16)");
    }

    @Test
    void text_longerThanAllowed_isRefused() {
        String longest = "x".repeat(DisplayEvent.TEXT_MAX);
        assertThat(new DisplayEvent.Title(longest).text()).isEqualTo(longest);
        assertThat(new DisplayEvent.Marker(longest).text()).isEqualTo(longest);
        assertThatThrownBy(() -> new DisplayEvent.Title(longest + "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new DisplayEvent.Marker(longest + "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void eventBatch_listChangedAfterwards_staysAsItWas() {
        List<DisplayEvent> events = new ArrayList<>(List.of(new DisplayEvent.CursorHide()));
        EventBatch batch = new EventBatch(events);
        events.clear();
        assertThat(batch.events()).containsExactly(new DisplayEvent.CursorHide());
    }

    @ParameterizedTest
    @CsvSource({"-1, 0, 5", "16, 0, 5", "0, -1, 5", "0, 1024, 5", "0, 0, 0"})
    void head_outOfRange_isRefused(int id, int surfaceId, int width) {
        assertThatThrownBy(() -> new Head(id, surfaceId, new Rect(0, 0, width, 5)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
