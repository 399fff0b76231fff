package io.caraway.export.avi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.export.ExportOptions;
import io.caraway.export.Extent;
import io.caraway.export.Rate;
import io.caraway.export.Session;
import io.caraway.export.Shown;
import io.caraway.export.Size;
import io.caraway.images.jpeg.JpegImages;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AviSinkTest {
    private static final int PER_SECOND = 10;
    private static final int HEAD_BYTES = 8;
    private static final int EMPTY = 0;
    private static final ExportOptions TENTHS = ExportOptions.ALL.at(Rate.perSecond(PER_SECOND));

    @TempDir
    private Path folder;

    private Path file = Path.of("");
    private Path avi = Path.of("");

    @BeforeEach
    void record() throws IOException {
        file = folder.resolve("session.caraway");
        avi = folder.resolve("session.avi");
        try (Session session = Session.to(file)) {
            session.display(0, 83, 60).segment().fill(0, 0, 83, 60, 0x123456);
            session.at(500).fill(3, 5, 30, 30, 0xc0c0c0);
            session.at(700).resize(40, 77).fill(0, 0, 40, 77, 0xe0e4e8).end(4000);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void avi_hasAFrameForEverySlot_thatLooksLikeTheDesktop(boolean halfColors) throws Exception {
        assertLooksLikeTheDesktop(write(AviFile.PART_BYTES_MAX, halfColors));
    }

    @Test
    void avi_keepsTheColorsOfThinLines() throws Exception {
        try (Session session = Session.to(file)) {
            session.display(0, 83, 77).segment().fill(0, 0, 83, 77, 0xffffff);
            for (int x = 0; x < 80; x += 9) {
                session.fill(x, 0, 1, 77, 0xff0000).fill(x + 1, 0, 1, 77, 0x0000ff);
            }
            session.end(4000);
        }

        assertLooksLikeTheDesktop(write(AviFile.PART_BYTES_MAX));
    }

    private void assertLooksLikeTheDesktop(AviReader reader) throws Exception {
        Shown.Gathered shown = Shown.Gathered.ofOneSize(file, TENTHS);
        assertThat(reader.frames()).hasSize(40);
        byte[] last = {};
        for (int slot = 0; slot < reader.frames().size(); slot++) {
            byte[] bytes = reader.frames().get(slot);
            last = bytes.length == EMPTY ? last : bytes;
            Shown expected = shown.in(slot);
            assertThat(expected.psnr(JpegImages.read(last, 83, 77).values()))
                    .as("slot " + slot)
                    .isGreaterThan(38);
        }
    }

    @Test
    void avi_whereNothingChanges_hasFramesWithoutBytes_andOneWithEachSecond() throws Exception {
        List<byte[]> frames = write(AviFile.PART_BYTES_MAX).frames();

        assertThat(frames.get(1)).isEmpty();
        assertThat(frames.get(16)).isEmpty();
        assertThat(frames.get(17)).isEqualTo(frames.get(7)).isNotEmpty();
        assertThat(frames.get(27)).isEqualTo(frames.get(7));
    }

    @Test
    void avi_saysWhatItHolds() throws Exception {
        AviReader reader = write(AviFile.PART_BYTES_MAX);

        int largest =
                reader.frames().stream().mapToInt(frame -> frame.length).max().orElseThrow();
        assertThat(reader.parts()).isEqualTo(1);
        assertThat(reader.field("avih", 0)).isEqualTo(100_000);
        assertThat(reader.field("avih", 16)).isEqualTo(40);
        assertThat(reader.field("avih", 28)).isEqualTo(largest);
        assertThat(reader.field("avih", 32)).isEqualTo(83);
        assertThat(reader.field("avih", 36)).isEqualTo(77);
        assertThat(reader.field("strh", 20)).isEqualTo(1);
        assertThat(reader.field("strh", 24)).isEqualTo(PER_SECOND);
        assertThat(reader.field("strh", 32)).isEqualTo(40);
        assertThat(reader.field("strf", 4)).isEqualTo(83);
        assertThat(reader.field("strf", 8)).isEqualTo(77);
        assertThat(reader.field("dmlh", 0)).isEqualTo(40);
        assertThat(reader.indexed()).isEqualTo(reader.places());
        assertThat(reader.oldIndexed()).isEqualTo(reader.places());
        assertThat(reader.whole())
                .isEqualTo(
                        reader.frames().stream().map(frame -> frame.length > 0).toList());
    }

    @Test
    void avi_ofManyParts_isIndexedWhole_andItsFirstPartByItself() throws Exception {
        AviReader reader = write(3000);

        assertThat(reader.parts()).isGreaterThan(2);
        assertThat(reader.frames()).hasSize(40);
        assertThat(reader.field("strh", 32)).isEqualTo(40);
        assertThat(reader.field("dmlh", 0)).isEqualTo(40);
        assertThat(reader.indexed()).isEqualTo(reader.places());
        assertThat(reader.oldIndexed())
                .isNotEmpty()
                .isEqualTo(reader.places().subList(0, reader.oldIndexed().size()));
        assertThat(reader.field("avih", 16)).isEqualTo(reader.oldIndexed().size());
    }

    @Test
    void avi_thatGetsTooLong_saysSo() {
        assertThatThrownBy(() -> {
                    try (AviFile video = new AviFile(channel(), new Size(8, 8), PER_SECOND, HEAD_BYTES)) {
                        for (int i = 0; i <= AviHeads.PARTS_MAX; i++) {
                            video.frame(new byte[3]);
                        }
                    }
                })
                .isInstanceOf(IOException.class)
                .hasMessageContaining("longer than an AVI file can be");
    }

    private FileChannel channel() throws IOException {
        return FileChannel.open(avi, StandardOpenOption.WRITE, StandardOpenOption.CREATE);
    }

    private AviReader write(long partBytesMax) throws Exception {
        return write(partBytesMax, false);
    }

    private AviReader write(long partBytesMax, boolean halfColors) throws Exception {
        Size size = Extent.of(file, TENTHS, time -> {}).orElseThrow();
        try (AviSink sink = new AviSink(channel(), size, PER_SECOND, halfColors, partBytesMax)) {
            Shown.Gathered.play(file, TENTHS, sink);
        }
        return new AviReader(Files.readAllBytes(avi));
    }
}
