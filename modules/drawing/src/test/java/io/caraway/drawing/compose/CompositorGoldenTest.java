package io.caraway.drawing.compose;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.raster.PixelFormat;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * Results of the pixman library: pixman-0.42.2.bin.gz holds, after a line that says which library made it and a count, calls of
 * {@code pixman_image_composite32} with what the target held before and after. Each operator is there with each format of the
 * target, without mask, with one, and with one of component alpha.
 */
class CompositorGoldenTest {
    @Test
    void compose_eachRecordedCall_givesTheRecordedPixels() throws IOException {
        try (DataInputStream in = new DataInputStream(new GZIPInputStream(
                Objects.requireNonNull(CompositorGoldenTest.class.getResourceAsStream("pixman-0.42.2.bin.gz"))))) {
            assertThat(in.readUTF()).startsWith("pixman 0.42.2");
            int count = in.readInt();
            assertThat(count).isGreaterThan(1000);
            for (int i = 0; i < count; i++) {
                ComposeRequest request = ComposeRequest.read(in);
                PixelFormat format = request.target().format();
                int[] expected =
                        ComposeRequest.readValues(in, format, request.target().values().length);
                assertThat(meant(format, request.values()))
                        .as("call %s: %s", i, request)
                        .isEqualTo(meant(format, expected));
            }
        }
    }

    /** Without the bits that mean nothing. */
    private static int[] meant(PixelFormat format, int[] values) {
        int mask = switch (format) {
            case XRGB32 -> 0xFFFFFF;
            case RGB555 -> 0x7FFF;
            default -> format.mask();
        };
        int[] meant = values.clone();
        for (int i = 0; i < meant.length; i++) {
            meant[i] &= mask;
        }
        return meant;
    }
}
