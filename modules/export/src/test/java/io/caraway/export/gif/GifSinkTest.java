package io.caraway.export.gif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.caraway.export.ExportOptions;
import io.caraway.export.Extent;
import io.caraway.export.Rate;
import io.caraway.export.Session;
import io.caraway.export.Shown;
import io.caraway.export.Size;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GifSinkTest {
    private static final long SEED = 41;
    private static final ExportOptions TENTHS = ExportOptions.ALL.at(Rate.perSecond(10));

    @TempDir
    private Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void nameFile() {
        file = folder.resolve("session.caraway");
    }

    @Test
    void gif_ofFewColours_hasEveryPixelAndTime() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 80, 60).segment().fill(0, 0, 80, 60, 0x123456);
            session.at(100).fill(3, 5, 9, 9, 0xfedcba).pointer(20, 20, 5, 0xff00ff00);
            session.at(400).fill(3, 5, 9, 9, 0xfedcbb).move(40, 40);
            session.at(500).resize(100, 30).fill(0, 0, 100, 30, 0xffffff);
            session.at(600).resize(10, 10).end(1000);
        }

        Shown.Gathered shown = Shown.Gathered.ofOneSize(file, TENTHS);
        GifPictures gif = GifPictures.read(write(TENTHS), 100, 60);

        assertThat(gif.centis()).containsExactly(10, 30, 10, 10, 40);
        for (int i = 0; i < gif.count(); i++) {
            assertThat(gif.rgb(i))
                    .as("picture " + i)
                    .isEqualTo(shown.pictures().get(i).rgb());
        }
        assertThat(gif.part(2).getWidth()).isLessThan(60);
    }

    @Test
    void gif_ofNoise_packsEveryCode() throws Exception {
        Random random = new Random(SEED);
        int[] palette = random.ints(256, 0, 1 << 24).toArray();
        try (Session session = Session.to(file)) {
            session.display(0, 300, 200).segment();
            for (int colors = 1; colors <= 256; colors = 2 * colors) {
                int count = colors;
                int[] noise =
                        random.ints(300 * 200, 0, count).map(i -> palette[i]).toArray();
                session.at(100L * colors).draw(0, 0, 300, 200, noise);
            }
            session.end(30_000);
        }

        Shown.Gathered shown = Shown.Gathered.ofOneSize(file, TENTHS);
        GifPictures gif = GifPictures.read(write(TENTHS), 300, 200);

        assertThat(gif.count()).isEqualTo(shown.pictures().size()).isEqualTo(10);
        for (int i = 0; i < gif.count(); i++) {
            // A palette has room for 255 beside the transparent one.
            assertThat(shown.pictures().get(i).psnr(gif.rgb(i)))
                    .as("picture " + i + ", seed " + SEED)
                    .isGreaterThan(i < 9 ? Double.MAX_VALUE : 40);
        }
    }

    @Test
    void gif_ofPhotograph_keepsFlatColoursAndIsClose() throws Exception {
        Random random = new Random(SEED);
        int[] photo = new int[200 * 150];
        for (int i = 0; i < photo.length; i++) {
            int x = i % 200;
            int y = i / 200;
            photo[i] = x << 16 | y << 8 | (x + y) / 2 + random.nextInt(8);
        }
        try (Session session = Session.to(file)) {
            session.display(0, 400, 300).segment().fill(0, 0, 400, 300, 0xe7e9eb);
            session.draw(10, 20, 200, 150, photo).end(1000);
        }

        Shown shown = Shown.Gathered.of(file, TENTHS).in(0);
        int[] rgb = GifPictures.read(write(TENTHS), 400, 300).rgb(0);

        assertThat(rgb[399]).isEqualTo(0xe7e9eb);
        assertThat(shown.psnr(rgb)).isGreaterThan(38);
    }

    @Test
    void gif_ofPictureThatStaysForLong_tellsItInParts() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 8, 6).segment().fill(0, 0, 8, 6, 0x123456);
            session.at(1_000_000).fill(0, 0, 1, 1, 0).end(1_001_000);
        }

        GifPictures gif = GifPictures.read(write(TENTHS), 8, 6);

        assertThat(gif.centis()).containsExactly(65_535, 100_000 - 65_535, 100);
        assertThat(gif.rgb(1)).containsOnly(0x123456);
    }

    @Test
    void gif_ofMorePicturesThanPlayersTake_isRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new GifSink(new ByteArrayOutputStream(), new Size(1, 1), Rate.perSecond(51)));
    }

    private byte[] write(ExportOptions options) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Size size = Extent.of(file, options, time -> {}).orElseThrow();
        try (GifSink sink = new GifSink(bytes, size, options.rate())) {
            Shown.Gathered.play(file, options, sink);
        }
        return bytes.toByteArray();
    }
}
