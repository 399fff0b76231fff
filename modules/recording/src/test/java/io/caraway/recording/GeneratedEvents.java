package io.caraway.recording;

import io.caraway.drawing.CursorShape;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Head;
import io.caraway.drawing.Operation;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.Rect;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Events of every kind, and a form of them that can be compared. */
final class GeneratedEvents {
    private static final int SURFACE_WIDTH = 90;
    private static final int SURFACE_HEIGHT = 70;
    private static final int NOISE_BITS = 0xffffff;
    private static final String LETTERS = "aZ 0\u00e4\u20ac\n";

    private final RandomGenerator random;

    GeneratedEvents(RandomGenerator random) {
        this.random = random;
    }

    /** A state with two surfaces. */
    EventBatch keyframe() {
        DisplayState state = new DisplayState();
        state.apply(new DisplayEvent.SurfaceCreate(0, SURFACE_WIDTH, SURFACE_HEIGHT));
        state.apply(new DisplayEvent.SurfaceCreate(7, 1 + random.nextInt(20), 1 + random.nextInt(20)));
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
            case DRAW -> new DisplayEvent.Draw(drawable());
            case MONITORS -> monitors();
            case CURSOR_SET -> new DisplayEvent.CursorSet(cursor());
            case CURSOR_MOVE -> new DisplayEvent.CursorMove(coordinate(), coordinate());
            case CURSOR_HIDE -> new DisplayEvent.CursorHide();
            case TITLE -> new DisplayEvent.Title(text());
            case MARKER -> new DisplayEvent.Marker(text());
        };
    }

    /** The same event as values that have equality: an image is its size and pixels. */
    static List<Object> plain(DisplayEvent event) {
        if (event instanceof DisplayEvent.Draw draw && draw.drawable().operation() instanceof Operation.Copy copy) {
            List<Integer> pixels = Arrays.stream(copy.image().pixels()).boxed().toList();
            Rect bounds = copy.image().bounds();
            return List.of(draw.drawable().surfaceId(), draw.drawable().box(), copy.source(), bounds, pixels);
        }
        return List.of(event);
    }

    /** The same batch as values that have equality. */
    static List<List<Object>> plain(EventBatch batch) {
        return batch.events().stream().map(GeneratedEvents::plain).toList();
    }

    /** The same recorded batch as values that have equality. */
    static List<Object> plain(RecordedBatch batch) {
        return List.of(batch.timeNanos(), batch.keyframe(), plain(batch.batch()));
    }

    private Drawable drawable() {
        Operation.Type[] types = Operation.Type.values();
        return switch (types[random.nextInt(types.length)]) {
            case FILL -> Drawable.fill(surface(), box(), random.nextInt() & NOISE_BITS);
            case COPY -> copy();
            case COPY_BITS -> Drawable.copyBits(surface(), box(), coordinate(), coordinate());
        };
    }

    private Drawable copy() {
        Image image = image();
        int left = random.nextInt(image.width());
        int top = random.nextInt(image.height());
        int width = 1 + random.nextInt(image.width() - left);
        int height = 1 + random.nextInt(image.height() - top);
        Rect source = random.nextBoolean() ? image.bounds() : Rect.of(left, top, width, height);
        Rect box = Rect.of(coordinate(), coordinate(), source.width(), source.height());
        return new Drawable(surface(), box, new Operation.Copy(image, source));
    }

    private Image image() {
        int width = 1 + random.nextInt(40);
        int height = 1 + random.nextInt(40);
        int[] pixels = new int[width * height];
        int kept = random.nextBoolean() ? NOISE_BITS : 0x010000;
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = random.nextInt() & kept;
        }
        Image image = Image.ofPixels(width, height, pixels);
        for (ImageForm form : ImageForm.values()) {
            if (random.nextInt(3) == 0) {
                image.encode(form);
            }
        }
        return image;
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
