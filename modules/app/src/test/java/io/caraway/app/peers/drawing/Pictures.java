package io.caraway.app.peers.drawing;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Source;
import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Pictures that drawings take pixels from: noise, in every format, as images and as surfaces. */
final class Pictures {
    /** Columns of each picture. */
    static final int WIDTH = 48;
    /** Rows of each picture. */
    static final int HEIGHT = 41;

    /** How many surfaces of each format there are. */
    static final int SETS = 4;

    private static final long SEED = 5;
    private static final int FIRST_SURFACE = 10;
    private static final int PER_SET = 10;
    private static final List<PixelFormat> SURFACE_FORMATS =
            List.of(PixelFormat.XRGB32, PixelFormat.ARGB32, PixelFormat.RGB555, PixelFormat.RGB565, PixelFormat.A8);
    private static final int[] STEPS = {0, 0xff, 0x80, 0x7f, 1, 0xfe};

    private static final Map<PixelFormat, List<Source>> IMAGES = new ConcurrentHashMap<>();

    private static final Source WHITE = Source.of(Image.of(new Pixels(PixelFormat.ARGB32, 1, 1, new int[] {-1})));

    private Pictures() {}

    /** One white pixel. */
    static Source white() {
        return WHITE;
    }

    /** The surfaces that {@link #surface} names. */
    static List<DisplayEvent.SurfaceCreate> surfaces() {
        List<DisplayEvent.SurfaceCreate> surfaces = new ArrayList<>();
        for (PixelFormat format : SURFACE_FORMATS) {
            for (int set = 0; set < SETS; set++) {
                surfaces.add(new DisplayEvent.SurfaceCreate(id(format) + set * PER_SET, format, WIDTH, HEIGHT));
            }
        }
        return surfaces;
    }

    /** What is drawn on them. */
    static List<Drawable> fillings() {
        List<Drawable> fillings = new ArrayList<>();
        for (PixelFormat format : SURFACE_FORMATS) {
            for (int set = 0; set < SETS; set++) {
                fillings.add(Drawable.copy(id(format) + set * PER_SET, 0, 0, noise(format, WIDTH, HEIGHT)));
            }
        }
        return fillings;
    }

    /** The surface of that format. */
    static Source surface(PixelFormat format) {
        return new Source.OfSurface(id(format));
    }

    /** The n-th surface of any format. */
    static Source surface(int n) {
        return surface(SURFACE_FORMATS.get(n % SURFACE_FORMATS.size()));
    }

    /**
     * Another surface of that format, which shows the same.
     *
     * @param set 0..{@link #SETS} - 1, of which 0 is {@link #surface(PixelFormat)}
     */
    static Source surface(PixelFormat format, int set) {
        return new Source.OfSurface(id(format) + set * PER_SET);
    }

    private static int id(PixelFormat format) {
        return FIRST_SURFACE + SURFACE_FORMATS.indexOf(format);
    }

    /** An image that fills a surface of that format. */
    static Image noise(PixelFormat format, int width, int height) {
        PixelFormat form = format == PixelFormat.RGB565 ? PixelFormat.XRGB32 : format;
        Random random = new Random(SEED + width + form.number());
        int[] values = new int[width * height];
        for (int i = 0; i < values.length; i++) {
            values[i] = value(form, random) & form.mask();
        }
        return Image.of(new Pixels(form, width, height, values));
    }

    /** Any bits, or bytes that are the least, the greatest, or near; of colours with alpha none is above alpha. */
    private static int value(PixelFormat format, Random random) {
        int value = random.nextInt();
        if (random.nextInt(4) == 0) {
            value = 0;
            for (int i = 0; i < Integer.BYTES; i++) {
                value = value << Byte.SIZE | STEPS[random.nextInt(STEPS.length)];
            }
        }
        if (format != PixelFormat.ARGB32) {
            return value;
        }
        int alpha = value >>> 24;
        int red = (value >> 16 & 0xff) * alpha / 0xff;
        int green = (value >> 8 & 0xff) * alpha / 0xff;
        int blue = (value & 0xff) * alpha / 0xff;
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    /** All kinds of pictures that can be drawn on a surface of that format. */
    static List<Source> drawable(PixelFormat target) {
        List<Source> sources = new ArrayList<>(images(target));
        SURFACE_FORMATS.forEach(format -> sources.add(surface(format)));
        return sources;
    }

    /** Those whose pixels have as many bits as the surface's. */
    static List<Source> sameDepth(PixelFormat target) {
        List<Source> sources = new ArrayList<>(images(target));
        SURFACE_FORMATS.stream()
                .filter(format -> format.bits() == target.bits())
                .forEach(format -> sources.add(surface(format)));
        return sources;
    }

    /** All kinds of images that can be drawn on a surface of that format, in {@link #WIDTH} and {@link #HEIGHT}. */
    static List<Source> images(PixelFormat target) {
        return IMAGES.computeIfAbsent(target, Pictures::makeImages);
    }

    private static List<Source> makeImages(PixelFormat target) {
        List<Source> sources = new ArrayList<>();
        for (PixelFormat format : List.of(PixelFormat.XRGB32, PixelFormat.ARGB32, PixelFormat.RGB555)) {
            sources.add(Source.of(noise(format, WIDTH, HEIGHT)));
        }
        PixelFormat colors = target == PixelFormat.RGB555 ? PixelFormat.RGB555 : PixelFormat.XRGB32;
        // The client knows no palettes on other surfaces, and ends itself at one whose numbers have their lowest bits
        // first.
        boolean known = target != PixelFormat.RGB565 && target != PixelFormat.A8;
        for (BitmapFormat format : BitmapFormat.values()) {
            boolean topDown = sources.size() % 2 == 0;
            boolean reversed = format == BitmapFormat.ONE_BIT_LE || format == BitmapFormat.FOUR_BIT_LE;
            if (format.isPaletted() && known && !reversed) {
                sources.add(bitmap(format, topDown, palette(colors, 1 << format.bits())));
            } else if (format == BitmapFormat.TWENTY_FOUR_BIT || format == BitmapFormat.THIRTY_TWO_BIT) {
                sources.add(bitmap(format, topDown, null));
            }
        }
        return sources;
    }

    /** A mask of one bit. */
    static Source mask(BitmapFormat format, boolean topDown, int width, int height) {
        return bitmap(format, topDown, null, Rect.of(0, 0, width, height));
    }

    private static Source bitmap(BitmapFormat format, boolean topDown, @Nullable Palette palette) {
        return bitmap(format, topDown, palette, Rect.of(0, 0, WIDTH, HEIGHT));
    }

    private static Source bitmap(BitmapFormat format, boolean topDown, @Nullable Palette palette, Rect size) {
        int stride = (format.rowBytes(size.width()) + 3) / 4 * 4;
        byte[] bytes = new byte[stride * size.height()];
        new Random(SEED + format.number() + size.width()).nextBytes(bytes);
        try {
            return Source.of(Image.ofEncoded(
                    new EncodedImage.Bitmap(format, topDown, size.width(), size.height(), stride, palette, bytes)));
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
    }

    private static Palette palette(PixelFormat format, int count) {
        int mask = format == PixelFormat.RGB555 ? 0x7fff : 0xffffff;
        int[] colors =
                new Random(SEED + count).ints(count).map(color -> color & mask).toArray();
        return new Palette(0, format, colors);
    }
}
