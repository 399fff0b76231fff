package io.caraway.app.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.Operation;
import io.caraway.drawing.Source;
import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.images.lz.LzWriter;
import io.caraway.protocol.spice.PaletteUse;
import io.caraway.protocol.spice.WireImage;
import io.caraway.protocol.spice.WireImages;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Rect;
import io.caraway.testkit.DrawingScene;
import io.caraway.testkit.NeedsPrograms;
import io.caraway.testkit.Screenshot;
import io.caraway.testkit.ScriptedSpiceServer;
import io.caraway.testkit.SpicyScreenshot;
import io.caraway.wire.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures that our writers made, as the reference client shows them: every pixel, and for JPEG as near as it should be. */
@NeedsPrograms("spicy-screenshot")
final class ImagePeerIT {
    private static final int WIDTH = 4096;
    private static final int HEIGHT = 256;
    private static final int NOISE_BITS = 0xffffff;
    private static final long SEED = 5;
    private static final double PSNR_MIN = 30;

    /** Sizes of the pictures: single pixels, odd widths, a row as wide as the surface. */
    private static final int[][] SIZES = {
        {1, 1}, {2, 3}, {3, 3}, {7, 5}, {31, 17}, {64, 64}, {65, 63}, {257, 40}, {999, 3}, {4096, 2}, {4095, 5}
    };

    private static final WireImages AS_IT_CAME =
            image -> new WireImage.Encoded(1, 0, image.arrived().orElseThrow(), PaletteUse.INLINE);

    @ParameterizedTest
    @CsvSource({
        "BITMAP, XRGB32",
        "BITMAP, ARGB32",
        "BITMAP, RGB555",
        "QUIC, XRGB32",
        "QUIC, ARGB32",
        "QUIC, RGB555",
        "LZ_RGB, XRGB32",
        "LZ_RGB, ARGB32",
        "LZ_RGB, RGB555",
        "LZ4, XRGB32",
        "LZ4, ARGB32",
        "LZ4, RGB555",
        "JPEG_ALPHA, ARGB32"
    })
    void show_pictureInAForm_givesItsPixels(ImageForm form, PixelFormat format) throws ProtocolException {
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < SIZES.length; i++) {
            Pixels pixels = pixels(format, SIZES[i][0], SIZES[i][1], i);
            if (form.canHold(format, pixels.width(), pixels.height())) {
                images.add(Image.ofEncoded(form.encode(pixels)));
            }
        }
        show(form + "-" + format, images);
    }

    @ParameterizedTest
    @EnumSource(names = {"ONE_BIT_LE", "ONE_BIT_BE", "FOUR_BIT_LE", "FOUR_BIT_BE", "EIGHT_BIT"})
    void show_pictureWithAPalette_givesItsColours(BitmapFormat format) throws ProtocolException {
        Random random = new Random(SEED);
        Palette palette = new Palette(
                0,
                PixelFormat.XRGB32,
                random.ints(1L << format.bits())
                        .map(color -> color & NOISE_BITS)
                        .toArray());
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < SIZES.length; i++) {
            int width = SIZES[i][0];
            int height = SIZES[i][1];
            boolean topDown = i % 2 == 0;
            int strideBytes = format.rowBytes(width);
            byte[] rows = new byte[strideBytes * height];
            for (int at = 0; at < rows.length; at++) {
                rows[at] = (byte) (i % 3 == 0 ? random.nextInt() : at / 9);
            }
            // The reference client ends itself at bitmaps that begin with the least significant bits, not at LZ of
            // them.
            if (format != BitmapFormat.ONE_BIT_LE && format != BitmapFormat.FOUR_BIT_LE) {
                images.add(Image.ofEncoded(
                        new EncodedImage.Bitmap(format, topDown, width, height, strideBytes, palette, rows)));
            }
            byte[] lz = LzWriter.writePalette(format, topDown, width, height, strideBytes, rows);
            images.add(Image.ofEncoded(new EncodedImage.LzPalette(width, height, palette, lz)));
        }
        show("palette-" + format, images);
    }

    @ParameterizedTest
    @EnumSource(names = "JPEG")
    void show_jpeg_givesNearlyItsPixels(ImageForm form) throws ProtocolException {
        Pixels pixels = smooth(512, 240);
        Screenshot shot = show("jpeg", List.of(Image.ofEncoded(form.encode(pixels))));
        double squares = 0;
        for (int y = 0; y < pixels.height(); y++) {
            for (int x = 0; x < pixels.width(); x++) {
                squares += distance(shot.at(x, y), pixels.values()[y * pixels.width() + x]);
            }
        }
        double psnr = 10 * Math.log10(255.0 * 255.0 * 3 * pixels.values().length / squares);
        System.out.printf("JPEG: %.1f dB%n", psnr);
        assertThat(psnr).isGreaterThan(PSNR_MIN);
    }

    /** Has the viewer draw them one below the other, and compares it with what we draw. */
    private static Screenshot show(String name, List<Image> images) {
        assertThat(images).isNotEmpty();
        List<Drawable> drawables = new ArrayList<>();
        drawables.add(Drawable.fill(1, new Rect(0, 0, WIDTH, HEIGHT), 0x206040));
        int x = 0;
        int y = 0;
        for (Image image : images) {
            Rect box = Rect.of(x, y, image.width(), image.height());
            boolean blend = image.format() == PixelFormat.ARGB32;
            Operation operation = blend
                    ? new Operation.AlphaBlend(0, 255, Source.of(image), image.bounds())
                    : Operation.Copy.of(image, image.bounds());
            drawables.add(new Drawable(1, box, operation));
            x = image.width() > WIDTH / 2 ? 0 : x + image.width() + 1;
            y = image.width() > WIDTH / 2 ? y + image.height() : y;
            if (x > WIDTH / 2 || image.width() == 999) {
                x = 0;
                y += 70;
            }
        }
        DrawingScene scene = new DrawingScene(List.of(new DisplayEvent.SurfaceCreate(1, WIDTH, HEIGHT)), drawables);
        try (ScriptedSpiceServer server = ScriptedSpiceServer.start(scene.messages(AS_IT_CAME))) {
            Screenshot shot = SpicyScreenshot.take(server.port());
            shot.assertEqualPixels(scene.expected(), "image-" + name);
            assertThat(server.faults()).isEmpty();
            return shot;
        }
    }

    /** Noise, stripes or runs, by {@code kind}; alpha never less than a colour. */
    private static Pixels pixels(PixelFormat format, int width, int height, int kind) {
        Random random = new Random(SEED + kind);
        int[] values = new int[width * height];
        for (int i = 0; i < values.length; i++) {
            int color = switch (kind % 3) {
                case 0 -> random.nextInt();
                case 1 -> (i % width) * 0x010203 + (i / width) * 0x040100;
                default -> random.nextInt(20) == 0 || i == 0 ? random.nextInt() : values[i - 1];
            };
            values[i] = switch (format) {
                case ARGB32 -> premultiplied(color, random.nextInt(256));
                case RGB555 -> color & 0x7fff;
                case XRGB32, A1, A8, RGB565 -> color & NOISE_BITS;
            };
        }
        return new Pixels(format, width, height, values);
    }

    private static int premultiplied(int color, int alpha) {
        int red = ((color >>> 16) & 0xff) * alpha / 255;
        int green = ((color >>> 8) & 0xff) * alpha / 255;
        int blue = (color & 0xff) * alpha / 255;
        return alpha << 24 | red << 16 | green << 8 | blue;
    }

    private static Pixels smooth(int width, int height) {
        int[] values = new int[width * height];
        for (int i = 0; i < values.length; i++) {
            int x = i % width;
            int y = i / width;
            int red = (int) (128 + 100 * Math.sin(x / 40.0));
            int green = (int) (128 + 100 * Math.cos(y / 30.0));
            values[i] = red << 16 | green << 8 | (((x + y) / 4) & 0xff);
        }
        return new Pixels(PixelFormat.XRGB32, width, height, values);
    }

    private static double distance(int one, int other) {
        double sum = 0;
        for (int shift = 0; shift <= 16; shift += 8) {
            double difference = ((one >>> shift) & 0xff) - ((other >>> shift) & 0xff);
            sum += difference * difference;
        }
        return sum;
    }
}
