package io.caraway.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Head;
import io.caraway.raster.Rect;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyframesTest {
    private static final long SEED = 4;
    private static final Rect ALL = Rect.of(0, 0, 8, 4);
    private static final DisplayEvent CREATE = new DisplayEvent.SurfaceCreate(0, 8, 4);
    private static final DisplayEvent FILL = new DisplayEvent.Draw(Drawable.fill(0, ALL, 7));
    private static final DisplayEvent MONITORS = new DisplayEvent.Monitors(List.of(new Head(0, 0, ALL)));

    private final Keyframes keyframes = new Keyframes();

    @Test
    void over_nothing_isTheKeyframe() {
        EventBatch keyframe = batch(CREATE, FILL, MONITORS);

        assertThat(keyframes.over(keyframe)).isEqualTo(keyframe);
    }

    @Test
    void over_surfaceOfSameSize_drawsOverIt() {
        keyframes.note(batch(CREATE));

        assertThat(keyframes.over(batch(CREATE, FILL, MONITORS))).isEqualTo(batch(FILL, MONITORS));
    }

    @Test
    void over_surfaceOfOtherSize_makesItAnew() {
        keyframes.note(batch(new DisplayEvent.SurfaceCreate(0, 8, 5)));

        assertThat(keyframes.over(batch(CREATE, FILL))).isEqualTo(batch(CREATE, FILL));
    }

    @Test
    void over_surfaceThatKeyframeDoesNotHave_takesItAwayFirst() {
        keyframes.note(batch(CREATE, new DisplayEvent.SurfaceCreate(3, 5, 5)));

        assertThat(keyframes.over(batch(CREATE, FILL))).isEqualTo(batch(new DisplayEvent.SurfaceDestroy(3), FILL));
    }

    @Test
    void over_surfaceThatWasTakenAway_makesItAnew() {
        keyframes.note(batch(CREATE));
        keyframes.note(batch(new DisplayEvent.SurfaceDestroy(0)));

        assertThat(keyframes.over(batch(CREATE, FILL))).isEqualTo(batch(CREATE, FILL));
    }

    @Test
    void over_anyState_leadsToTheKeyframesPicture() {
        Random random = new Random(SEED);
        for (int round = 0; round < 300; round++) {
            DisplayState shown = new DisplayState();
            Keyframes noted = new Keyframes();
            DisplayState wanted = new DisplayState();
            for (int i = 0; i < 12; i++) {
                EventBatch was = batch(event(random));
                was.events().forEach(shown::apply);
                noted.note(was);
                wanted.apply(event(random));
            }

            noted.over(new EventBatch(wanted.present())).events().forEach(shown::apply);

            for (int id = 0; id < 3; id++) {
                assertThat(pixels(shown, id))
                        .as("seed %d, round %d, surface %d", SEED, round, id)
                        .isEqualTo(pixels(wanted, id));
            }
        }
    }

    @Test
    void over_stateWithTitleAndMonitors_leadsToAllOfTheKeyframe() {
        DisplayState wanted = new DisplayState();
        wanted.apply(CREATE);
        DisplayState shown = new DisplayState();
        EventBatch was = batch(CREATE, MONITORS, new DisplayEvent.Title("from later on"));
        was.events().forEach(shown::apply);
        keyframes.note(was);

        keyframes.over(new EventBatch(wanted.present())).events().forEach(shown::apply);

        assertThat(shown.present())
                .filteredOn(event -> event.type() != DisplayEvent.Type.DRAW)
                .isEqualTo(wanted.present().stream()
                        .filter(event -> event.type() != DisplayEvent.Type.DRAW)
                        .toList());
    }

    private static DisplayEvent event(Random random) {
        int id = random.nextInt(3);
        Rect box = Rect.of(random.nextInt(4), random.nextInt(4), 1 + random.nextInt(8), 1 + random.nextInt(8));
        return switch (random.nextInt(5)) {
            case 0 -> new DisplayEvent.SurfaceDestroy(id);
            case 1, 2 -> new DisplayEvent.SurfaceCreate(id, 4 + random.nextInt(2), 4);
            default -> new DisplayEvent.Draw(Drawable.fill(id, box, random.nextInt(0x100_0000)));
        };
    }

    private static List<Object> pixels(DisplayState state, int id) {
        return state.snapshot(id)
                .map(snapshot -> List.<Object>of(
                        snapshot.bounds(),
                        Arrays.stream(snapshot.read(snapshot.bounds())).boxed().toList()))
                .orElse(List.of());
    }

    private static EventBatch batch(DisplayEvent... events) {
        return new EventBatch(List.of(events));
    }
}
