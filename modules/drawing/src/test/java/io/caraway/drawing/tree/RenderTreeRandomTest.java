package io.caraway.drawing.tree;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.DrawableGenerator;
import io.caraway.drawing.Mask;
import io.caraway.drawing.Operation;
import io.caraway.drawing.RopDescriptor;
import io.caraway.drawing.ScaleMode;
import io.caraway.drawing.Source;
import io.caraway.drawing.canvas.RandomDrawables;
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.raster.SurfaceSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A viewer that is sent only what its tree left waiting shows the same pixels as one that was sent all. */
class RenderTreeRandomTest {
    private static final int SURFACES = 3;
    private static final int STEPS = 250;
    private static final int SEEDS = 80;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void add_randomDrawables_showsTheSameWhenNothingWaits(int share) {
        int hidden = 0;
        int readersHidden = 0;
        for (int i = 0; i < SEEDS; i++) {
            Session session = new Session((long) share * SEEDS + i);
            session.run();
            hidden += session.hidden;
            readersHidden += session.readersHidden;
        }
        assertThat(hidden).as("items hidden").isGreaterThan(SEEDS * STEPS / 12);
        assertThat(readersHidden).as("items hidden that may read").isGreaterThan(2 * SEEDS);
    }

    /** One viewer, and how it goes on. */
    private static final class Session {
        private final long seed;
        private final Random random;
        private final DrawableGenerator anything;
        private final RandomDrawables nearby;
        private final DisplayState server = new DisplayState();
        private final DisplayState viewer = new DisplayState();
        private final RenderTree<Item> tree = new RenderTree<>();
        private final List<Item> pipe = new ArrayList<>();
        private final int kinds;
        private int hidden;
        private int readersHidden;

        Session(long seed) {
            this.seed = seed;
            random = new Random(seed);
            anything = new DrawableGenerator(seed);
            nearby = new RandomDrawables(seed);
            kinds = seed % 2 == 0 ? 10 : 40;
        }

        void run() {
            for (int id = 0; id < SURFACES; id++) {
                create(id);
            }
            int sendOneIn = 2 + random.nextInt(9);
            for (int step = 0; step < STEPS; step++) {
                Drawable drawable = drawable();
                if (drawable.surfaceId() < SURFACES && server.apply(new DisplayEvent.Draw(drawable))) {
                    add(drawable);
                }
                if (random.nextInt(100) == 0) {
                    int id = random.nextInt(SURFACES);
                    take(tree.destroy(id));
                    create(id);
                }
                if (random.nextInt(sendOneIn) == 0) {
                    send();
                }
                if (random.nextInt(60) == 0 || step == STEPS - 1) {
                    while (!pipe.isEmpty()) {
                        send();
                    }
                    compare(step);
                }
                tree.checkInvariants();
            }
        }

        private void create(int id) {
            int width = 8 + random.nextInt(40);
            DisplayEvent create = new DisplayEvent.SurfaceCreate(id, format(), width, 8 + random.nextInt(40));
            server.apply(create);
            pipe.add(new Item(create));
        }

        private PixelFormat format() {
            PixelFormat[] formats = PixelFormat.values();
            return random.nextInt(3) > 0 ? PixelFormat.XRGB32 : formats[random.nextInt(formats.length)];
        }

        private void add(Drawable drawable) {
            Item item = new Item(new DisplayEvent.Draw(drawable));
            pipe.add(item);
            take(tree.add(
                    item,
                    drawable,
                    server.snapshot(drawable.surfaceId()).orElseThrow().bounds()));
        }

        private void take(List<Item> gone) {
            for (Item item : gone) {
                hidden++;
                readersHidden += Displaced.isPossible(
                                ((DisplayEvent.Draw) item.event).drawable().operation())
                        ? 1
                        : 0;
                assertThat(pipe.removeIf(waiting -> waiting == item))
                        .as("seed %d", seed)
                        .isTrue();
            }
        }

        private void send() {
            if (!pipe.isEmpty()) {
                Item item = pipe.remove(0);
                viewer.apply(item.event);
                tree.remove(item);
            }
        }

        private void compare(int step) {
            assertThat(tree.size()).as("seed %d, step %d", seed, step).isZero();
            for (int id = 0; id < SURFACES; id++) {
                SurfaceSnapshot expected = server.snapshot(id).orElseThrow();
                SurfaceSnapshot found = viewer.snapshot(id).orElseThrow();
                assertThat(found.read(found.bounds()))
                        .as("seed %d, step %d, surface %d", seed, step, id)
                        .isEqualTo(expected.read(expected.bounds()));
            }
        }

        private Drawable drawable() {
            int id = random.nextInt(SURFACES);
            return switch (random.nextInt(kinds)) {
                case 0 -> anything.next(id);
                case 1, 2 -> nearby.next();
                case 3 -> Drawable.copyBits(id, box(), random.nextInt(40), random.nextInt(40));
                case 4 -> new Drawable(id, box(), new Operation.AlphaBlend(random.nextInt(4), 128, image(9, 9), box()));
                case 5 -> fromSurface(id);
                case 6, 7 -> pictureOn(id, box());
                default -> Drawable.fill(id, box(), random.nextInt());
            };
        }

        private Drawable fromSurface(int id) {
            Rect box = box();
            Rect area = Rect.of(random.nextInt(20), random.nextInt(20), box.width(), box.height());
            Source source = new Source.OfSurface(random.nextInt(SURFACES));
            return new Drawable(
                    id, box, new Operation.Copy(source, area, RopDescriptor.OP_PUT, ScaleMode.NEAREST, Mask.NONE));
        }

        private Drawable pictureOn(int id, Rect box) {
            Rect area = Rect.of(random.nextInt(3), 0, box.width(), box.height());
            return new Drawable(
                    id,
                    box,
                    new Operation.Copy(
                            image(box.width() + 1, box.height()),
                            area,
                            RopDescriptor.OP_PUT,
                            ScaleMode.NEAREST,
                            Mask.NONE));
        }

        private Source image(int width, int height) {
            PixelFormat format = random.nextBoolean() ? PixelFormat.XRGB32 : PixelFormat.ARGB32;
            int[] values = random.ints((long) width * height).toArray();
            return Source.of(Image.of(new Pixels(format, width, height, values)));
        }

        private Rect box() {
            return Rect.of(
                    random.nextInt(45) - 8, random.nextInt(45) - 8, 1 + random.nextInt(40), 1 + random.nextInt(40));
        }
    }

    /** What waits, told from others by identity. */
    private static final class Item {
        private final DisplayEvent event;

        Item(DisplayEvent event) {
            this.event = event;
        }
    }
}
