package io.caraway.app.peers.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.raster.PixelFormat;
import io.caraway.testkit.NeedsPrograms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Every drawing operation, in all its variants, must give the very pixels that the reference client shows. */
@NeedsPrograms("spicy-screenshot")
final class DrawingMatrixIT {
    private static final Path FILE = Path.of("target", "drawing-table.txt");
    private static final int FEWER = 7;

    private final DrawingTable table = new DrawingTable();

    @Test
    void show_allOperations_givesOurPixels() throws IOException {
        for (PixelFormat format : PixelFormat.values()) {
            if (format != PixelFormat.A1) {
                drawOn(format, format == PixelFormat.XRGB32 ? 1 : FEWER);
            }
        }
        System.out.println(table);
        Files.writeString(FILE, table.toString());
        assertThat(table.variants()).isGreaterThan(1 << 12);
        assertThat(table.differing()).as("pixels that differ, see " + FILE).isZero();
    }

    private void drawOn(PixelFormat format, int every) {
        draw(format, every, FillScenes::draw);
        draw(format, every, FillScenes::drawMasked);
        draw(format, every, FillScenes::drawClipped);
        draw(format, every, PictureScenes::draw);
        if (format != PixelFormat.A8) {
            // On pixels of 8 bits the client writes 16, and breaks its memory.
            draw(format, every, PictureScenes::drawRop3);
        }
        draw(format, every, PictureScenes::drawOtherDepths);
        draw(format, every, StrokeScenes::draw);
        draw(format, every, TextScenes::draw);
        draw(format, every, AlphaScenes::draw);
        draw(format, every, AlphaScenes::drawTransparent);
        draw(format, every, CompositeScenes::draw);
        draw(format, every, CopyBitsScenes::draw);
    }

    private void draw(PixelFormat format, int every, Consumer<DrawingGrid> family) {
        DrawingGrid grid = new DrawingGrid(table, format, every);
        family.accept(grid);
        grid.run();
    }
}
