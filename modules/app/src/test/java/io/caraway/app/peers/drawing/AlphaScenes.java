package io.caraway.app.peers.drawing;

import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.images.Image;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import java.util.List;

/** TRANSPARENT and ALPHA_BLEND. */
final class AlphaScenes {
    private static final int[] ALPHAS = {0, 1, 2, 127, 128, 254, 255};
    private static final int FLAGS = 4;

    private AlphaScenes() {}

    static void draw(DrawingGrid grid) {
        List<Source> sources = Pictures.drawable(grid.format());
        int n = 0;
        for (Source source : sources) {
            for (int size = 0; size < PictureScenes.SIZES; size++) {
                int stretch = size;
                String way = size == 0 ? "same size" : "scaled";
                for (int alpha : ALPHAS) {
                    for (int i = 0; i < FLAGS; i++, n++) {
                        int flags = i;
                        grid.add(
                                "ALPHA_BLEND " + way,
                                Clips.of(n / 3),
                                box -> new Operation.AlphaBlend(
                                        flags, alpha, source, PictureScenes.area(box, stretch)));
                    }
                }
            }
        }
    }

    /** Pictures of few colours, less one of them. */
    static void drawTransparent(DrawingGrid grid) {
        List<Source> sources = Pictures.sameDepth(grid.format());
        for (int n = 0; n < 384; n++) {
            Source source = sources.get(n % sources.size());
            int size = n / 3 % PictureScenes.SIZES;
            int color = color(source, n);
            grid.add("TRANSPARENT " + (size == 0 ? "same size" : "scaled"), Clips.of(n / 5), box -> {
                Rect area = PictureScenes.area(box, size);
                return new Operation.Transparent(source, area, color, color);
            });
        }
    }

    /** A colour that the picture has. */
    private static int color(Source source, int n) {
        if (source instanceof Source.OfImage of) {
            Image image = of.image();
            int[] values = image.pixels().values();
            int value = values[n * 37 % values.length];
            return image.format() == PixelFormat.RGB555 ? wide(value) : value;
        }
        return 0;
    }

    private static int wide(int value) {
        int red = value >> 10 & 0x1f;
        int green = value >> 5 & 0x1f;
        int blue = value & 0x1f;
        return (red << 3 | red >> 2) << 16 | (green << 3 | green >> 2) << 8 | blue << 3 | blue >> 2;
    }
}
