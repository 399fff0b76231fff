package io.caraway.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngSeriesTest {
    private static final ExportOptions TENTHS = ExportOptions.ALL.at(Rate.perSecond(10));

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void record() throws IOException {
        file = folder.resolve("session.caraway");
        try (Session session = Session.to(file)) {
            session.display(0, 80, 60).segment().fill(0, 0, 80, 60, 0x123456);
            session.at(300)
                    .resize(31, 70)
                    .fill(3, 5, 9, 9, 0xfedcba)
                    .pointer(20, 20, 5, 0xff00ff00)
                    .end(500);
        }
    }

    @Test
    void series_ofChanges_isOnePictureForEach_ofItsOwnSize() throws Exception {
        List<byte[]> files = write(false);

        List<Shown> shown = Shown.Gathered.of(file, TENTHS).pictures();
        assertThat(files).hasSameSizeAs(shown).hasSize(2);
        for (int i = 0; i < files.size(); i++) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(files.get(i)));
            Size size = shown.get(i).size();
            assertThat(new Size(image.getWidth(), image.getHeight())).isEqualTo(size);
            assertThat(image.getRGB(0, 0, size.width(), size.height(), null, 0, size.width()))
                    .isEqualTo(opaque(shown.get(i).rgb()));
        }
    }

    @Test
    void series_ofEverySlot_repeatsTheBytes() throws Exception {
        List<byte[]> files = write(true);

        assertThat(files).hasSize(5);
        assertThat(files.get(2)).isSameAs(files.get(0));
        assertThat(files.get(3)).isNotEqualTo(files.get(2));
        assertThat(files.get(4)).isSameAs(files.get(3));
    }

    private List<byte[]> write(boolean everySlot) throws Exception {
        List<byte[]> files = new ArrayList<>();
        try (PngSeries series = new PngSeries(
                        (number, bytes) -> {
                            assertThat(number).isEqualTo(files.size() + 1);
                            files.add(bytes);
                        },
                        everySlot);
                Walk walk = Walk.open(file, TENTHS, time -> {})) {
            while (walk.next()) {
                series.put(walk.slot(), walk.picture());
            }
            series.end(walk.slots());
        }
        return files;
    }

    private static int[] opaque(int[] rgb) {
        int[] argb = new int[rgb.length];
        for (int i = 0; i < rgb.length; i++) {
            argb[i] = 0xff000000 | rgb[i];
        }
        return argb;
    }
}
