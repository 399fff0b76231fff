package io.caraway.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.raster.Rect;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ScreenshotTest {
    @TempDir
    Path folder;

    @Test
    void read_pixmapWithComment_hasItsPixels() throws IOException {
        byte[] header = "P6\n# a comment\n2 1\n255\n".getBytes(StandardCharsets.US_ASCII);
        byte[] file = new byte[header.length + 6];
        System.arraycopy(header, 0, file, 0, header.length);
        byte[] pixels = {1, 2, 3, (byte) 0xff, (byte) 0xfe, (byte) 0x80};
        System.arraycopy(pixels, 0, file, header.length, pixels.length);
        Path path = Files.write(folder.resolve("a.ppm"), file);

        assertThat(Screenshot.read(path)).isEqualTo(new Screenshot(2, 1, new int[] {0x010203, 0xfffe80}));
    }

    @Test
    void read_pixmapCutAtAnyByte_fails() throws IOException {
        byte[] file = "P6 1 1 255 abc".getBytes(StandardCharsets.US_ASCII);
        for (int length = 2; length < file.length; length++) {
            byte[] cut = new String(file, 0, length, StandardCharsets.US_ASCII).getBytes(StandardCharsets.US_ASCII);
            Path path = Files.write(folder.resolve("cut.ppm"), cut);
            assertThatThrownBy(() -> Screenshot.read(path)).isInstanceOf(UncheckedIOException.class);
        }
    }

    @Test
    void read_writtenPng_isTheSame() {
        Screenshot shot = new Screenshot(2, 2, new int[] {0, 0xffffff, 0x123456, 0xff0000});
        shot.write(folder.resolve("a.png"));

        assertThat(Screenshot.read(folder.resolve("a.png"))).isEqualTo(shot);
    }

    @Test
    void assertEqualPixels_onePixelOff_namesCountPlaceAndColours() {
        Screenshot expected = new Screenshot(3, 2, new int[] {0, 0, 0, 0, 0, 0});
        Screenshot actual = new Screenshot(3, 2, new int[] {0, 0, 0, 0, 0x000100, 0});

        assertThatThrownBy(() -> actual.assertEqualPixels(expected, "self-test"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("1 of 6 pixels")
                .hasMessageContaining("at 1,1: #000100 (expected: #000000)")
                .hasMessageContaining(new Rect(1, 1, 2, 2).toString());
        assertThat(Path.of("target", "screenshots", "self-test-difference.png")).exists();
    }

    @Test
    void differingPixels_otherSize_areAll() {
        assertThat(new Screenshot(2, 1, new int[2]).differingPixels(new Screenshot(1, 1, new int[1])))
                .isEqualTo(2);
    }

    @Test
    void find_partInTheCorner_isFoundThereAndNowhereElse() {
        Screenshot whole = new Screenshot(3, 2, new int[] {1, 1, 1, 1, 1, 2});

        assertThat(whole.find(new Screenshot(2, 1, new int[] {1, 2}))).contains(new Rect(1, 1, 3, 2));
        assertThat(whole.find(new Screenshot(2, 1, new int[] {2, 1}))).isEmpty();
    }
}
