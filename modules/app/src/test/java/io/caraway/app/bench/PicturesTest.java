package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.DisplayState;
import io.caraway.drawing.Drawable;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Rect;
import io.caraway.raster.SurfaceSnapshot;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PicturesTest {
    @TempDir
    private Path folder;

    @Test
    void of_samePixels_areEqual() {
        Pictures pictures = Pictures.of(
                Map.of(0, picture(PixelFormat.XRGB32, 70, 0x204060), 4, picture(PixelFormat.XRGB32, 70, 0x204060)), 2);

        assertThat(pictures.areEqual()).isTrue();
    }

    @Test
    void of_otherPixels_countsThem() {
        Pictures pictures = Pictures.of(
                Map.of(0, picture(PixelFormat.XRGB32, 70, 0x204060), 4, picture(PixelFormat.XRGB32, 70, 0x204061)), 2);

        assertThat(pictures.areEqual()).isFalse();
        assertThat(pictures.differing()).isEqualTo(Map.of(4, 70L * 10));
    }

    @Test
    void of_otherSize_areNotEqual() {
        Pictures pictures =
                Pictures.of(Map.of(0, picture(PixelFormat.XRGB32, 70, 0), 4, picture(PixelFormat.XRGB32, 60, 0)), 2);

        assertThat(pictures.differing()).isEqualTo(Map.of(4, 60L * 10));
    }

    @Test
    void of_viewerWithoutPicture_isNotEqual() {
        assertThat(Pictures.of(Map.of(0, picture(PixelFormat.XRGB32, 70, 0)), 2).areEqual())
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({"XRGB32, 2113632, 204060", "RGB555, 31744, ff0000", "RGB555, 31, 0000ff", "RGB565, 2016, 00ff00"})
    void write_picture_isAPng(PixelFormat format, int pixel, String rgb) throws Exception {
        Pictures.of(Map.of(3, picture(format, 70, pixel)), 1).write(folder.resolve("new"));

        BufferedImage image = ImageIO.read(folder.resolve("new/viewer-3.png").toFile());
        assertThat(image.getWidth()).isEqualTo(70);
        assertThat(image.getHeight()).isEqualTo(10);
        assertThat(image.getRGB(69, 9) & 0xffffff).isEqualTo(Integer.parseInt(rgb, 16));
    }

    private static SurfaceSnapshot picture(PixelFormat format, int width, int pixel) {
        DisplayState state = new DisplayState();
        state.apply(new DisplayEvent.SurfaceCreate(DisplayEvent.PRIMARY_SURFACE, format, width, 10));
        state.apply(new DisplayEvent.Draw(Drawable.fill(0, new Rect(0, 0, width, 10), pixel)));
        return state.snapshot(DisplayEvent.PRIMARY_SURFACE).orElseThrow();
    }
}
