package io.caraway.drawing.canvas;

import io.caraway.drawing.Mask;
import io.caraway.drawing.Source;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.raster.Region;
import java.util.Optional;

/** What a mask leaves of a region ("SPICE protocol, display channel, QMask"). */
final class MaskRegion {
    /*
     * The mask lies on the box, moved by its position. Beyond its edges nothing is drawn, inverted or not. An image must be of
     * one bit a pixel. A surface may be of any format: its rows are then taken for rows of bits, of which there are as many as
     * it has columns; so of 32-bit pixels only the first in 32 counts, for 32 places, lowest bit first.
     */

    private final PixelSources sources;

    MaskRegion(PixelSources sources) {
        this.sources = sources;
    }

    /** The pixels of {@code region} that a mask on {@code box} lets through. */
    Region within(Region region, Rect box, Mask mask) {
        if (region.isEmpty() || !(mask instanceof Mask.Bits bits)) {
            return region;
        }
        Optional<PixelSource> found = sources.asIs(bits.source());
        boolean image = bits.source() instanceof Source.OfImage;
        if (found.isEmpty() || (image && found.get().format() != PixelFormat.A1)) {
            return Region.EMPTY;
        }
        int dx = box.left() - bits.x();
        int dy = box.top() - bits.y();
        Rect area = region.bounds().translate(-dx, -dy).intersect(found.get().bounds());
        if (area.isEmpty()) {
            return Region.EMPTY;
        }
        Pixels read = bits(found.get(), area);
        Region let = Region.ofBits(read, read.bounds(), !bits.inverted()).translate(area.left() + dx, area.top() + dy);
        return region.rectCount() == 1 ? let : let.intersect(region);
    }

    /** The bits of the columns and rows of {@code area}. */
    private static Pixels bits(PixelSource source, Rect area) {
        int perPixel = source.format().bits();
        if (perPixel == 1) {
            return source.pixels(area);
        }
        int first = area.left() / perPixel;
        int[] row = new int[(area.right() - 1) / perPixel - first + 1];
        int[] bits = new int[area.width() * area.height()];
        int at = 0;
        for (int y = area.top(); y < area.bottom(); y++) {
            source.read(first, y, row.length, row, 0);
            for (int x = area.left(); x < area.right(); x++) {
                bits[at++] = (row[x / perPixel - first] >>> (x % perPixel)) & 1;
            }
        }
        return new Pixels(PixelFormat.A1, area.width(), area.height(), bits);
    }
}
