package io.caraway.recorder;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.Rect;
import io.caraway.recording.RecordingWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A long recording of a busy desktop of 1920 x 1080 pixels, cut into segments as the recorder does it. */
final class LongRecording {
    private static final int WIDTH = 1920;
    private static final int HEIGHT = 1080;
    private static final int IMAGES = 1200;
    private static final int LARGE_IMAGES = 40;
    private static final long STEP_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final Random random = new Random(1);
    private final List<Image> images = new ArrayList<>();
    private final List<Image> large = new ArrayList<>();
    private final DisplayState state = new DisplayState();
    private final Segmenter segmenter = new Segmenter();

    private LongRecording() {}

    /** Writes one. */
    static void write(Path file, long hours) throws IOException {
        new LongRecording().record(file, TimeUnit.HOURS.toNanos(hours));
    }

    private void record(Path file, long durationNanos) throws IOException {
        for (int i = 0; i < IMAGES; i++) {
            images.add(image(60 + random.nextInt(200), 30 + random.nextInt(80)));
        }
        for (int i = 0; i < LARGE_IMAGES; i++) {
            large.add(image(WIDTH, HEIGHT));
        }
        state.apply(new DisplayEvent.SurfaceCreate(0, WIDTH, HEIGHT));
        try (RecordingWriter writer = RecordingWriter.create(file, 0, true)) {
            boolean due = true;
            for (long time = 0; time < durationNanos; time += STEP_NANOS) {
                if (due) {
                    long before = writer.size();
                    writer.keyframe(time, TimeUnit.NANOSECONDS.toMillis(time), new EventBatch(state.keyframe()));
                    segmenter.began(time, writer.size() - before, writer.size());
                }
                EventBatch batch = batch(time);
                batch.events().forEach(state::apply);
                writer.append(time, batch);
                segmenter.drawn(batch);
                due = segmenter.isDue(time, writer.size());
            }
        }
    }

    /** Mostly small things; every minute ten seconds of scrolling, of video in a window, and a whole new screen. */
    private EventBatch batch(long timeNanos) {
        List<DisplayEvent> events = new ArrayList<>();
        long second = TimeUnit.NANOSECONDS.toSeconds(timeNanos) % TimeUnit.MINUTES.toSeconds(1);
        events.add(new DisplayEvent.CursorMove(random.nextInt(WIDTH), random.nextInt(HEIGHT)));
        int x = random.nextInt(WIDTH - 400);
        int y = random.nextInt(HEIGHT - 220);
        if (second < 10) {
            events.add(draw(Drawable.copyBits(0, new Rect(0, 0, WIDTH, HEIGHT - 20), 0, 20)));
            events.add(draw(Drawable.copy(0, x, HEIGHT - 220, images.get(random.nextInt(IMAGES)))));
        } else if (second < 20) {
            events.add(draw(Drawable.copy(0, 300, 200, images.get(random.nextInt(IMAGES)))));
            events.add(draw(Drawable.copy(0, 600, 200, images.get(random.nextInt(IMAGES)))));
        } else if (second == 30 || second == 45) {
            events.add(draw(Drawable.copy(0, 0, 0, large.get(random.nextInt(LARGE_IMAGES)))));
        } else {
            for (int i = random.nextInt(6); i > 0; i--) {
                events.add(draw(Drawable.fill(0, Rect.of(x, y + 7 * i, 90, 14), random.nextInt())));
            }
            events.add(draw(Drawable.copy(0, x, y, images.get(random.nextInt(IMAGES)))));
        }
        return new EventBatch(events);
    }

    private static DisplayEvent draw(Drawable drawable) {
        return new DisplayEvent.Draw(drawable);
    }

    /** Flat areas with rows of noise between them, as text has it. */
    private Image image(int width, int height) {
        int[] pixels = new int[width * height];
        int background = random.nextInt(1 << 24);
        for (int i = 0; i < pixels.length; i++) {
            boolean isText = i / width % 16 < 10 && i % width < 3 * width / 4;
            pixels[i] = isText && random.nextInt(4) == 0 ? random.nextInt(1 << 24) : background;
        }
        Image image = Image.ofPixels(width, height, pixels);
        image.encode(ImageForm.LZ_RGB);
        return image;
    }
}
