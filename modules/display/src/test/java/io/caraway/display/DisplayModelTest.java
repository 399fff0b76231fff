package io.caraway.display;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.channel.ChannelClient;
import io.caraway.channel.Owner;
import io.caraway.drawing.Brush;
import io.caraway.drawing.Clip;
import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.drawing.Head;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.protocol.spice.CacheMessage;
import io.caraway.protocol.spice.DisplayMessage;
import io.caraway.protocol.spice.DrawMessage;
import io.caraway.protocol.spice.StreamMessage;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.SurfaceSnapshot;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/**
 * Random drawing, random viewers that read when they like: after every quiet moment each shows exactly what the display
 * holds.
 */
final class DisplayModelTest {
    /** How many games are played; {@code -Dmodel.seeds=10000} plays as many. */
    private static final int SEEDS = Integer.getInteger("model.seeds", 150);

    /** The first of them. */
    private static final int FIRST_SEED = Integer.getInteger("model.first", 0);

    /** Ticks without anything new after which nothing more is to come: what was lossy has rested after two. */
    private static final int RESTING_TICKS = 8;

    private static final long TICK_NANOS = 250_000_000;
    private static final int STEPS = 60;

    @Test
    void viewers_whoReadWhenTheyLike_endWithThePixelsOfTheDisplay() throws ProtocolException {
        Counts counts = new Counts();
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Model model = new Model(seed);
            model.run();
            counts.add(model);
        }
        counts.check();
    }

    @Test
    void viewerThatFallsBehind_skipsToThePresent() throws ProtocolException {
        Model model = new Model(4);
        model.createDesktop(200, 150);
        ModelViewer slow = model.watching();
        model.batch(20_000);
        model.quiet();
        model.compare();
        int drawn = slow.screen().count(DrawMessage.DRAW_FILL)
                + slow.screen().count(DrawMessage.DRAW_COPY)
                + slow.screen().count(DrawMessage.COPY_BITS);
        assertThat(drawn).isLessThan(1000);
    }

    @Test
    void viewerThatNeverReads_costsNoMoreThanItsBound() {
        Model model = new Model(1);
        model.createDesktop(640, 480);
        ModelViewer silent = model.join();
        silent.init();
        for (int i = 0; i < 300; i++) {
            model.drawImage(new Rect(0, 0, 640, 480));
            model.settle();
        }
        int picture = 640 * 480 * Integer.BYTES;
        assertThat(silent.unreadBytesMax()).isLessThan(ChannelClient.UNWRITTEN_BYTES_MAX + picture + 4096);
        assertThat(silent.failures()).isEmpty();
    }

    @Test
    void image_thatManyViewersAreSent_isEncodedOnce() throws ProtocolException {
        Model model = new Model(2);
        model.createDesktop(300, 200);
        for (int i = 0; i < 20; i++) {
            model.join().init();
        }
        model.quiet();
        long before = model.worker.displayChannel().counts().encoded();
        model.draw(Drawable.copy(0, 10, 10, Image.ofPixels(200, 100, new int[200 * 100])));
        model.quiet();
        assertThat(model.worker.displayChannel().counts().encoded()).isEqualTo(before + 1);
    }

    @Test
    void batchThatHidesWhatItDrew_isSentWithoutThat() throws ProtocolException {
        Model model = new Model(5);
        model.createDesktop(100, 100);
        ModelViewer viewer = model.watching();
        long before = viewer.screen().count(DrawMessage.DRAW_FILL);
        model.worker.apply(fills(90, i -> Rect.of(10, 10, 20, 20)));
        model.quiet();
        assertThat(viewer.screen().count(DrawMessage.DRAW_FILL)).isEqualTo(before + 1);
        model.compare();
    }

    /** What waits costs more the longer it waits, so that a turn without end would be slower and slower. */
    @Test
    void turnThatDrawsMuch_isInterruptedForViewers() throws ProtocolException {
        Model model = new Model(6);
        model.createDesktop(200, 200);
        ModelViewer viewer = model.watching();
        for (int batch = 0; batch < 3; batch++) {
            model.worker.apply(fills(60, i -> Rect.of(3 * i, 0, 3, 3)));
        }
        assertThat(viewer.hasUnread()).isTrue();
        model.quiet();
        model.compare();
    }

    @Test
    void viewerThatSendsNoInit_endsAfterItsDeadline() {
        Model model = new Model(3);
        model.createDesktop(10, 10);
        ModelViewer silent = model.join();
        ModelViewer good = model.join();
        good.init();
        model.nanos += 9_000_000_000L;
        model.worker.tick();
        assertThat(silent.failures()).isEmpty();
        model.nanos += 2_000_000_000L;
        model.worker.tick();
        assertThat(silent.failures()).containsExactly("display: no INIT within 10 s");
        assertThat(good.failures()).isEmpty();
    }

    private static EventBatch fills(int count, IntFunction<Rect> box) {
        List<DisplayEvent> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new DisplayEvent.Draw(Drawable.fill(0, box.apply(i), i)));
        }
        return new EventBatch(events);
    }

    /** What was seen in all games together, to be sure that they were about something. */
    private static final class Counts {
        private final Map<String, Long> images = new TreeMap<>();
        private long frames;
        private long evictions;

        void add(Model model) {
            for (ModelViewer viewer : model.all) {
                viewer.screen().imageCounts().forEach((form, count) -> images.merge(form, count, Long::sum));
                frames += viewer.screen().count(StreamMessage.Data.TYPE);
                evictions += viewer.screen().count(CacheMessage.InvalList.TYPE);
            }
        }

        void check() {
            assertThat(images).containsKeys("BITMAP", "LZ_RGB", "LZ4", "QUIC", "JPEG", "FROM_CACHE");
            assertThat(frames).as("frames of video").isPositive();
            assertThat(evictions).as("images dropped from caches").isPositive();
        }
    }

    /** A display, its viewers, and the dice. */
    private static final class Model {
        private final int seed;
        private final Random random;
        private final List<Runnable> jobs = new ArrayList<>();
        private final List<ModelViewer> viewers = new ArrayList<>();
        private final List<ModelViewer> all = new ArrayList<>();
        private final DisplayWorker worker;
        private final Map<ModelViewer, Integer> joinAges = new HashMap<>();
        private final int[] surfaceAges = new int[4];
        private int age;
        private long nanos;
        private boolean photograph;
        private int width;
        private int height;

        Model(int seed) {
            this.seed = seed;
            this.random = new Random(seed);
            EncodePool pool = (job, done) -> jobs.add(() -> {
                job.run();
                done.run();
            });
            this.worker = new DisplayWorker(Owner.here(), () -> nanos, pool, info -> {});
        }

        /** Plays one game. */
        void run() throws ProtocolException {
            createDesktop(1 + random.nextInt(200), 1 + random.nextInt(150));
            for (int step = 0; step < STEPS; step++) {
                step();
                worker.displayChannel().checkInvariants();
                if (random.nextInt(12) == 0) {
                    quiet();
                    compare();
                }
            }
            quiet();
            compare();
            worker.close();
        }

        private void step() throws ProtocolException {
            switch (random.nextInt(16)) {
                case 0 -> {
                    ModelViewer viewer = join();
                    if (random.nextInt(8) > 0) {
                        viewer.init();
                        joinAges.put(viewer, ++age);
                        viewers.add(viewer);
                    }
                }
                case 1 -> {
                    if (!viewers.isEmpty()) {
                        viewers.remove(random.nextInt(viewers.size())).leave();
                    }
                }
                case 2 -> createDesktop(1 + random.nextInt(200), 1 + random.nextInt(150));
                case 3 -> surface();
                case 4 -> batch(700);
                case 5 -> {
                    if (!viewers.isEmpty()) {
                        DisplayMessage.Compression[] all = DisplayMessage.Compression.values();
                        viewers.get(random.nextInt(viewers.size())).prefer(all[random.nextInt(all.length)]);
                    }
                }
                case 6 -> play();
                case 7 -> {
                    if (!viewers.isEmpty() && random.nextInt(4) == 0) {
                        viewers.get(random.nextInt(viewers.size())).refuseVideo(random.nextBoolean());
                    }
                }
                case 8, 9 -> blink();
                default -> batch(1 + random.nextInt(6));
            }
            if (random.nextInt(3) == 0) {
                tick();
            }
            nanos += random.nextInt(20_000_000);
            if (random.nextBoolean()) {
                worker.pump();
            }
            readSome();
        }

        /** What comes and goes again at the same places, so that pixels become what they were. */
        private void blink() throws ProtocolException {
            for (int i = 1 + random.nextInt(8); i > 0; i--) {
                Rect box = Rect.of(60 * random.nextInt(3), 50 * random.nextInt(3), 60, 50);
                int color = 0x401020 * random.nextInt(2);
                worker.apply(new EventBatch(List.of(new DisplayEvent.Draw(Drawable.fill(0, box, color)))));
                if (random.nextBoolean()) {
                    batch(random.nextInt(300));
                }
                nanos += 100_000_000;
                worker.pump();
                readSome();
            }
        }

        /** A film in a window, with something drawn beside and over it now and then. */
        private void play() throws ProtocolException {
            if (width < 100 || height < 100) {
                return;
            }
            Rect box = Rect.of(random.nextInt(width - 99), random.nextInt(height - 99), 100, 100);
            for (int frames = 5 + random.nextInt(30); frames > 0; frames--) {
                photograph = true;
                Drawable whole = Drawable.copy(0, box.left(), box.top(), image(box.width(), box.height()));
                photograph = false;
                worker.apply(new EventBatch(List.of(new DisplayEvent.Draw(whole))));
                if (random.nextInt(4) == 0) {
                    batch(1);
                }
                nanos += 40_000_000;
                worker.pump();
                readSome();
            }
        }

        private void readSome() throws ProtocolException {
            for (ModelViewer viewer : viewers) {
                for (int i = random.nextInt(4); i > 1; i--) {
                    viewer.readOne();
                }
            }
            while (!jobs.isEmpty() && random.nextBoolean()) {
                jobs.remove(random.nextInt(jobs.size())).run();
            }
        }

        void createDesktop(int newWidth, int newHeight) {
            width = newWidth;
            height = newHeight;
            List<DisplayEvent> events = new ArrayList<>();
            events.add(new DisplayEvent.SurfaceCreate(0, width, height));
            events.add(new DisplayEvent.Monitors(List.of(new Head(0, 0, new Rect(0, 0, width, height)))));
            events.add(draw(0));
            worker.apply(new EventBatch(events));
        }

        private void surface() {
            int id = 1 + random.nextInt(3);
            surfaceAges[id] = ++age;
            worker.apply(new EventBatch(List.of(
                    random.nextBoolean()
                            ? new DisplayEvent.SurfaceCreate(id, format(), 50, 40)
                            : new DisplayEvent.SurfaceDestroy(id))));
        }

        private void batch(int count) {
            List<DisplayEvent> events = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                events.add(draw(random.nextInt(10) == 0 ? 1 + random.nextInt(3) : 0));
            }
            worker.apply(new EventBatch(events));
        }

        private DisplayEvent draw(int surface) {
            int left = random.nextInt(width + 20) - 10;
            int top = random.nextInt(height + 20) - 10;
            Rect box = Rect.of(left, top, 1 + random.nextInt(90), 1 + random.nextInt(70));
            return new DisplayEvent.Draw(
                    switch (random.nextInt(6)) {
                        case 3, 4 ->
                            new Drawable(
                                    surface, box, clip(), Operation.Copy.of(image(30, 20), new Rect(0, 0, 30, 20)));
                        case 5 -> new Drawable(surface, box, clip(), command());
                        case 0 -> Drawable.fill(surface, box, random.nextInt(1 << 24));
                        case 1 ->
                            Drawable.copyBits(
                                    surface, box, random.nextInt(width + 20) - 10, random.nextInt(height + 20) - 10);
                        default -> Drawable.copy(surface, box.left(), box.top(), image(box.width(), box.height()));
                    });
        }

        private PixelFormat format() {
            PixelFormat[] formats = {
                PixelFormat.XRGB32, PixelFormat.ARGB32, PixelFormat.RGB555, PixelFormat.RGB565, PixelFormat.A8
            };
            return formats[random.nextInt(formats.length)];
        }

        private Clip clip() {
            return random.nextInt(3) > 0
                    ? Clip.NONE
                    : new Clip.Rects(List.of(new Rect(0, 0, 40, 70), new Rect(50, 20, 60 + width, 60)));
        }

        /** What not every viewer can draw, and what reads other surfaces. */
        private Operation command() {
            Rect area = Rect.of(random.nextInt(20), random.nextInt(20), 1 + random.nextInt(30), 1 + random.nextInt(20));
            Source source = random.nextInt(3) == 0 ? Source.of(image(60, 50)) : new Source.OfSurface(random.nextInt(4));
            return switch (random.nextInt(6)) {
                case 0 -> new Operation.Copy(source, area, RopDescriptor.OP_XOR, ScaleMode.NEAREST, Mask.NONE);
                case 1 -> new Operation.AlphaBlend(random.nextInt(4), random.nextInt(256), source, area);
                case 2 -> new Operation.Invers(Mask.NONE);
                case 3 -> new Operation.Fill(new Brush.Pattern(source, 3, 5), RopDescriptor.OP_PUT, Mask.NONE);
                case 4 -> new Operation.Transparent(source, area, 0, 0);
                default -> Operation.Copy.of(image(60, 50), area);
            };
        }

        void drawImage(Rect box) {
            draw(Drawable.copy(0, box.left(), box.top(), image(box.width(), box.height())));
        }

        void draw(Drawable drawable) {
            worker.apply(new EventBatch(List.of(new DisplayEvent.Draw(drawable))));
        }

        private Image image(int imageWidth, int imageHeight) {
            if (!photograph && random.nextInt(3) == 0) {
                return icon(imageWidth, imageHeight, random.nextInt(5));
            }
            int colors = 1 + random.nextInt(1 << 20);
            boolean smooth = photograph || random.nextBoolean();
            int shift = random.nextInt(50);
            int[] pixels = new int[imageWidth * imageHeight];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = smooth ? landscape(i % imageWidth + shift, i / imageWidth) : random.nextInt(colors);
            }
            return asItCame(Image.ofPixels(imageWidth, imageHeight, pixels));
        }

        /** Some images come encoded, in one form or another. */
        private Image asItCame(Image image) {
            List<ImageForm> forms = List.of(ImageForm.JPEG, ImageForm.QUIC, ImageForm.LZ_RGB, ImageForm.BITMAP);
            int number = random.nextInt(2 * forms.size());
            try {
                return number < forms.size() ? Image.ofEncoded(image.encode(forms.get(number))) : image;
            } catch (ProtocolException e) {
                throw new AssertionError(e);
            }
        }

        /** One of few pictures of a size, each made anew. */
        private static Image icon(int iconWidth, int iconHeight, int number) {
            int[] pixels = new int[iconWidth * iconHeight];
            for (int i = 0; i < pixels.length; i++) {
                pixels[i] = (i * (number + 3)) & 0xff3f1f;
            }
            return Image.ofPixels(iconWidth, iconHeight, pixels);
        }

        /** Colours that change little by little, with some grain. */
        private int landscape(int x, int y) {
            int grain = random.nextInt(4);
            return ((x + grain & 0xff) << 16) | ((2 * y + grain & 0xff) << 8) | (x + y + grain & 0xff);
        }

        ModelViewer join() {
            ModelViewer viewer =
                    new ModelViewer(worker, random.nextBoolean(), random.nextInt(3) > 0, random.nextBoolean());
            all.add(viewer);
            return viewer;
        }

        /** A viewer who has joined, reads, and shows the desktop. */
        ModelViewer watching() throws ProtocolException {
            ModelViewer viewer = join();
            viewer.init();
            viewers.add(viewer);
            quiet();
            return viewer;
        }

        /** Has the encoders finish, without anybody reading. */
        void settle() {
            worker.pump();
            while (!jobs.isEmpty()) {
                jobs.remove(0).run();
            }
        }

        /** Has everybody read, and time go by, until nothing is left to do. */
        void quiet() throws ProtocolException {
            for (int restingTicks = 0; restingTicks < RESTING_TICKS; restingTicks++) {
                if (readAll()) {
                    restingTicks = 0;
                }
                tick();
            }
        }

        private boolean readAll() throws ProtocolException {
            boolean any = false;
            boolean busy = true;
            while (busy) {
                settle();
                busy = !jobs.isEmpty();
                for (ModelViewer viewer : viewers) {
                    busy |= viewer.hasUnread();
                    viewer.readOne();
                }
                any |= busy;
            }
            return any;
        }

        private void tick() {
            nanos += TICK_NANOS;
            worker.tick();
        }

        /** Less the bits that mean nothing. */
        private static int[] meaning(PixelFormat format, int[] pixels) {
            int mask = switch (format) {
                case XRGB32 -> 0xffffff;
                case RGB555 -> 0x7fff;
                case A1, A8, RGB565, ARGB32 -> format.mask();
            };
            return Arrays.stream(pixels).map(pixel -> pixel & mask).toArray();
        }

        private void compare() {
            for (ModelViewer viewer : viewers) {
                assertThat(viewer.failures()).as("seed %d", seed).isEmpty();
                for (int id = 0; id <= 3; id++) {
                    PixelFormat format = worker.state()
                            .snapshot(id)
                            .map(SurfaceSnapshot::format)
                            .orElse(PixelFormat.ARGB32);
                    int[] expected = worker.state()
                            .snapshot(id)
                            .filter(snapshot -> viewer.holds(format))
                            .map(snapshot -> meaning(format, snapshot.read(snapshot.bounds())))
                            .orElse(new int[0]);
                    int[] actual = meaning(format, viewer.screen().pixels(id).orElse(new int[0]));
                    boolean mustBeKnown = id == 0 || surfaceAges[id] > joinAges.getOrDefault(viewer, 0);
                    if (mustBeKnown || actual.length > 0) {
                        assertThat(actual).as("seed %d surface %d", seed, id).isEqualTo(expected);
                    }
                }
                Rect bounds =
                        worker.state().snapshot(0).map(SurfaceSnapshot::bounds).orElseThrow();
                assertThat(viewer.screen().bounds()).isEqualTo(bounds);
                assertThat(viewer.screen().pixels()).as("seed %d: marked", seed).isPresent();
            }
        }
    }
}
