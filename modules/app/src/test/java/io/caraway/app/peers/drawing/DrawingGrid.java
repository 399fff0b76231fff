package io.caraway.app.peers.drawing;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Layer;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.protocol.spice.PaletteUse;
import io.caraway.protocol.spice.WireImage;
import io.caraway.protocol.spice.WireImages;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.testkit.DrawingScene;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.ScriptedSpiceServer;
import io.caraway.testkit.SpicyScreenshot;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Cells of one surface, each with a drawing on noise of its own; whenever all are taken, the scene is sent to the reference
 * client, and its pixels are compared with ours, cell by cell.
 */
final class DrawingGrid {
    /*
     * The surface drawn on has any format, and is shown by a copy of its colours, and below that by white seen through its
     * alpha. The box of a drawing lies inside its cell, so that pixels around it are compared as well; but at the edges of the
     * surface it sticks out.
     */

    static final int CELL = 32;
    static final int COLUMNS = 32;
    static final int ROWS = 24;
    static final int WIDTH = COLUMNS * CELL;
    static final int HEIGHT = ROWS * CELL;
    static final int TARGET = 2;

    private static final int SHOWN = 1;
    private static final int OUTSIDE = 5;
    private static final int OPERATOR_SRC = 1;
    private static final Rect AREA = Rect.of(0, 0, WIDTH, HEIGHT);
    private static final Path FOLDER = Path.of("target", "screenshots");

    private static final WireImages WIRE = DrawingGrid::wireImage;

    private final DrawingTable table;
    private final PixelFormat format;
    private final int every;
    private final List<Drawable> drawables = new ArrayList<>();
    private final List<String> names = new ArrayList<>();
    private int offered;
    private int scenes;

    /**
     * A grid on a surface of that format.
     *
     * @param every how many drawings are offered for each that is made
     */
    DrawingGrid(DrawingTable table, PixelFormat format, int every) {
        this.table = table;
        this.format = format;
        this.every = every;
    }

    /** What is drawn on. */
    PixelFormat format() {
        return format;
    }

    /** Makes a drawing in the next cell; the function is told its box. */
    void add(String name, Clips clip, Function<Rect, Operation> operation) {
        if (offered++ % every == 0) {
            Rect box = box(names.size());
            add(name, new Drawable(TARGET, box, clip.within(box), operation.apply(box)));
        }
    }

    /** The same, but the box does not stick out of the surface. */
    void addInside(String name, Clips clip, Function<Rect, Operation> operation) {
        if (offered++ % every == 0) {
            Rect box = box(names.size()).intersect(AREA);
            add(name, new Drawable(TARGET, box, clip.within(box), operation.apply(box)));
        }
    }

    private void add(String name, Drawable drawable) {
        drawables.add(drawable);
        names.add(name);
        if (names.size() == COLUMNS * ROWS) {
            run();
        }
    }

    /** Where a cell lies. */
    private static Rect cell(int index) {
        return Rect.of(index % COLUMNS * CELL, index / COLUMNS * CELL, CELL, CELL);
    }

    private static Rect box(int index) {
        Rect cell = cell(index);
        return new Rect(
                cell.left() == 0 ? -OUTSIDE : cell.left() + 3,
                cell.top() == 0 ? -OUTSIDE : cell.top() + 2,
                cell.right() == WIDTH ? WIDTH + OUTSIDE : cell.right() - 2,
                cell.bottom() == HEIGHT ? HEIGHT + OUTSIDE : cell.bottom() - 3);
    }

    /** Compares what has not been compared. */
    void run() {
        if (names.isEmpty()) {
            return;
        }
        List<DisplayEvent.SurfaceCreate> surfaces = new ArrayList<>();
        surfaces.add(new DisplayEvent.SurfaceCreate(SHOWN, WIDTH, 2 * HEIGHT));
        surfaces.add(new DisplayEvent.SurfaceCreate(TARGET, format, WIDTH, HEIGHT));
        surfaces.addAll(Pictures.surfaces());
        List<Drawable> all = new ArrayList<>(Pictures.fillings());
        all.add(Drawable.copy(TARGET, 0, 0, Pictures.noise(format, WIDTH, HEIGHT)));
        all.addAll(drawables);
        show(all);
        DrawingScene scene = new DrawingScene(surfaces, all);
        try (ScriptedSpiceServer server = ScriptedSpiceServer.start(scene.messages(WIRE))) {
            compare(SpicyScreenshot.take(server.port()), scene.expected());
            if (!server.faults().isEmpty()) {
                throw new AssertionError("server: " + server.faults());
            }
        }
        drawables.clear();
        names.clear();
        scenes++;
    }

    private void show(List<Drawable> all) {
        Layer target = layer(new Source.OfSurface(TARGET), 0);
        if (format != PixelFormat.A8) {
            all.add(compose(AREA, target, null));
        }
        if (format == PixelFormat.A8 || format == PixelFormat.ARGB32) {
            all.add(compose(AREA.translate(0, HEIGHT), layer(Pictures.white(), 1), target));
        }
    }

    private static Layer layer(Source source, int repeat) {
        return new Layer(source, Layer.Transform.IDENTITY, 0, repeat, 0, 0, false);
    }

    private static Drawable compose(Rect area, Layer source, @Nullable Layer mask) {
        return new Drawable(SHOWN, area, new Operation.Composite(OPERATOR_SRC, source, mask, false, false));
    }

    /**
     * The bits as they are; but not those of 15-bit pixels, with which the client fills the byte that means nothing, as it does
     * with no other form of them.
     */
    private static WireImage wireImage(Image image) {
        boolean wide = image.format() != PixelFormat.RGB555 || image.arrived().isPresent();
        EncodedImage encoded = wide ? image.encode(ImageForm.BITMAP) : ImageForm.LZ_RGB.encode(image.pixels());
        return new WireImage.Encoded(1, 0, encoded, PaletteUse.INLINE);
    }

    private void compare(Screenshot actual, Screenshot expected) {
        long differing = 0;
        for (int i = 0; i < names.size(); i++) {
            int count = 0;
            Rect cell = cell(i);
            for (int y = cell.top(); y < cell.bottom(); y++) {
                for (int x = cell.left(); x < cell.right(); x++) {
                    boolean same = actual.at(x, y) == expected.at(x, y)
                            && actual.at(x, y + HEIGHT) == expected.at(x, y + HEIGHT);
                    count += same ? 0 : 1;
                }
            }
            table.count(name(i), cell.area(), count);
            if (count > 0 && differing == 0) {
                System.out.println("first to differ: cell " + cell + ", " + count + " pixels, " + drawables.get(i));
            }
            differing += count;
        }
        if (differing > 0) {
            String stem = name(0).toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + "-" + scenes;
            actual.write(FOLDER.resolve(stem + "-actual.png"));
            expected.write(FOLDER.resolve(stem + "-expected.png"));
        }
    }

    private String name(int index) {
        return names.get(index) + (format == PixelFormat.XRGB32 ? "" : " on " + format);
    }
}
