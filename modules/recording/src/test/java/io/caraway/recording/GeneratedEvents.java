package io.caraway.recording;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.DrawableGenerator;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.GlyphString;
import io.caraway.drawing.Head;
import io.caraway.drawing.Path;
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Events of every kind, and a form of them that can be compared. */
final class GeneratedEvents {
    private static final int SURFACE_WIDTH = 90;
    private static final int SURFACE_HEIGHT = 70;
    private static final String LETTERS = "aZ 0\u00e4\u20ac\n";

    private final RandomGenerator random;
    private final DrawableGenerator drawables;

    GeneratedEvents(RandomGenerator random) {
        this.random = random;
        this.drawables = new DrawableGenerator(random, new GeneratedImages(random)::next);
    }

    /** A state with two surfaces. */
    EventBatch keyframe() {
        DisplayState state = new DisplayState();
        state.apply(new DisplayEvent.SurfaceCreate(0, SURFACE_WIDTH, SURFACE_HEIGHT));
        PixelFormat[] formats = PixelFormat.values();
        PixelFormat format = formats[random.nextInt(formats.length)];
        state.apply(new DisplayEvent.SurfaceCreate(7, format, 1 + random.nextInt(20), 1 + random.nextInt(20)));
        for (int i = 0; i < 10; i++) {
            state.apply(event());
        }
        return new EventBatch(state.present());
    }

    /** Up to {@code countMax} events, maybe none. */
    EventBatch batch(int countMax) {
        List<DisplayEvent> events = new ArrayList<>();
        int count = random.nextInt(countMax + 1);
        for (int i = 0; i < count; i++) {
            events.add(event());
        }
        return new EventBatch(events);
    }

    /** One event of any kind. */
    DisplayEvent event() {
        DisplayEvent.Type[] types = DisplayEvent.Type.values();
        return switch (types[random.nextInt(types.length)]) {
            case SURFACE_CREATE ->
                new DisplayEvent.SurfaceCreate(surface(), 1 + random.nextInt(99), 1 + random.nextInt(99));
            case SURFACE_DESTROY -> new DisplayEvent.SurfaceDestroy(1 + surface());
            case DRAW -> new DisplayEvent.Draw(drawables.next(surface()));
            case MONITORS -> monitors();
            case CURSOR_SET -> new DisplayEvent.CursorSet(cursor());
            case CURSOR_MOVE -> new DisplayEvent.CursorMove(coordinate(), coordinate());
            case CURSOR_HIDE -> new DisplayEvent.CursorHide();
            case TITLE -> new DisplayEvent.Title(text());
            case MARKER -> new DisplayEvent.Marker(text());
        };
    }

    /** The same event as values that have equality: an image is its format, size and pixels. */
    static List<Object> plain(DisplayEvent event) {
        return event instanceof DisplayEvent.Draw draw ? List.of(plain((Object) draw)) : List.of(event);
    }

    /** A record as its fields, from within to without; an image as what it shows. */
    private static Object plain(@Nullable Object value) {
        if (value instanceof Image image) {
            List<Integer> pixels =
                    Arrays.stream(image.pixels().values()).boxed().toList();
            return List.of(image.format(), image.bounds(), image.highBitsSet(), pixels);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(GeneratedEvents::plain).toList();
        }
        if (value == null || !value.getClass().isRecord() || value instanceof Rect || value instanceof Path.Segment) {
            return value == null ? "nothing" : value;
        }
        List<Object> fields = new ArrayList<>();
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                fields.add(
                        value instanceof GlyphString.Glyph
                                ? value
                                : plain(component.getAccessor().invoke(value)));
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(component.toString(), e);
            }
        }
        return List.of(value.getClass(), fields);
    }

    /** The same batch as values that have equality. */
    static List<List<Object>> plain(EventBatch batch) {
        return batch.events().stream().map(GeneratedEvents::plain).toList();
    }

    /** The same recorded batch as values that have equality. */
    static List<Object> plain(RecordedBatch batch) {
        return List.of(batch.timeNanos(), batch.display(), batch.keyframe(), plain(batch.batch()));
    }

    private DisplayEvent monitors() {
        List<Head> heads = new ArrayList<>();
        int count = random.nextInt(Head.COUNT_MAX + 1);
        for (int i = 0; i < count; i++) {
            heads.add(new Head(i, surface(), box()));
        }
        return new DisplayEvent.Monitors(heads);
    }

    private CursorShape cursor() {
        int width = 1 + random.nextInt(12);
        int height = 1 + random.nextInt(12);
        int[] argb = random.ints((long) width * height).toArray();
        return new CursorShape(width, height, random.nextInt(width), random.nextInt(height), argb);
    }

    private String text() {
        StringBuilder text = new StringBuilder();
        int count = random.nextInt(4) == 0 ? DisplayEvent.TEXT_MAX : random.nextInt(9);
        for (int i = 0; i < count; i++) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    private Rect box() {
        return Rect.of(
                coordinate(), coordinate(), 1 + random.nextInt(SURFACE_WIDTH), 1 + random.nextInt(SURFACE_HEIGHT));
    }

    private int coordinate() {
        return random.nextInt(-40, SURFACE_WIDTH + 10);
    }

    private int surface() {
        return random.nextInt(4) == 0 ? 7 : 0;
    }
}
