package io.caraway.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.drawing.DisplayEvent;
import io.caraway.drawing.Drawable;
import io.caraway.drawing.EventBatch;
import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.wire.ByteWriter;
import io.caraway.wire.ProtocolException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images that recur in a segment. */
class WrittenImagesTest {
    private static final int SIDE = 64;
    private static final int BYTES = SIDE * SIDE * Integer.BYTES;
    private static final int SMALL_BYTES = 400;

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void nameFile() {
        file = folder.resolve("a.caraway");
    }

    @Test
    void append_sameImageAgain_refersToTheFirst() throws Exception {
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(0, 0, batch(noise(1)));
            Image image = noise(2);
            assertThat(grows(writer, image)).isGreaterThan(BYTES / 2);
            assertThat(grows(writer, image)).as("by identity").isLessThan(SMALL_BYTES);
            assertThat(grows(writer, noise(2))).as("by content").isLessThan(SMALL_BYTES);
            assertThat(grows(writer, noise(1))).as("of the keyframe").isLessThan(SMALL_BYTES);
            writer.keyframe(1, 0, batch(noise(3)));
            assertThat(grows(writer, image)).as("in the next segment").isGreaterThan(BYTES / 2);
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            int[] seeds = {1, 2, 2, 2, 1, 3, 2};
            for (int seed : seeds) {
                EventBatch read = reader.next().orElseThrow().batch();
                assertThat(imageOf(read).pixels().values())
                        .isEqualTo(noise(seed).pixels().values());
            }
        }
    }

    @Test
    void append_imagesOfSameBytesThatDifferBeside_areApart() throws Exception {
        byte[] bytes = new byte[SIDE * SIDE];
        new Random(1).nextBytes(bytes);
        List<Image> images = List.of(
                paletted(bytes, true, 0),
                paletted(bytes, false, 0),
                paletted(bytes, true, 1),
                paletted(bytes, true, 0));
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(0, 0, new EventBatch(List.of()));
            for (Image image : images) {
                writer.append(0, batch(image));
            }
            assertThat(writer.size()).isBetween(3L * bytes.length, 4L * bytes.length);
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            reader.next();
            for (Image image : images) {
                assertThat(imageOf(reader.next().orElseThrow().batch()).pixels().values())
                        .isEqualTo(image.pixels().values());
            }
        }
    }

    @Test
    void append_moreImagesThanAreKept_stillReadsAllOfThem() throws Exception {
        int count = ImageTable.IMAGES_MAX + 500;
        List<Image> images = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            images.add(Image.ofPixels(2, 1, new int[] {i, ~i & 0xffffff}));
        }
        List<Image> sequence = new ArrayList<>(images);
        Random random = new Random(5);
        Collections.shuffle(images, random);
        sequence.addAll(images);
        sequence.addAll(images.subList(0, 900));
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(0, 0, new EventBatch(List.of()));
            for (Image image : sequence) {
                writer.append(0, batch(image));
            }
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            reader.next();
            for (Image image : sequence) {
                assertThat(imageOf(reader.next().orElseThrow().batch()).pixels().values())
                        .isEqualTo(image.pixels().values());
            }
            assertThat(reader.next()).isEmpty();
            assertThat(reader.warnings()).isEmpty();
        }
    }

    @Test
    void append_largeImages_keepsNoMorePixelsThanAllowed() throws Exception {
        int side = 1024;
        int kept = (int) (ImageTable.PIXELS_MAX / side / side);
        List<Image> images = new ArrayList<>();
        for (int i = 0; i <= kept; i++) {
            images.add(Image.ofPixels(
                    side, side, new Random(i).ints((long) side * side, 0, 4).toArray()));
        }
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(0, 0, new EventBatch(List.of()));
            for (Image image : images.subList(0, kept)) {
                grows(writer, image);
            }
            assertThat(grows(writer, images.get(0))).isLessThan(SMALL_BYTES);
            assertThat(grows(writer, images.get(kept))).isGreaterThan(SMALL_BYTES);
            assertThat(grows(writer, images.get(0))).as("the oldest has gone").isGreaterThan(SMALL_BYTES);
            assertThat(grows(writer, images.get(2))).isLessThan(SMALL_BYTES);
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            assertThat(TestRecording.readAll(reader).size()).isEqualTo(kept + 5);
            assertThat(reader.warnings()).isEmpty();
        }
    }

    @Test
    void append_batchThatIsTooLarge_leavesNumbersRight() throws Exception {
        EventBatch tooLarge =
                new EventBatch(Collections.nCopies(EventLimits.EVENTS_MAX + 1, new DisplayEvent.CursorHide()));
        List<DisplayEvent> tooManyPixels = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            tooManyPixels.add(new DisplayEvent.Draw(Drawable.copy(0, 0, 0, noise(10 + i))));
            int side = 1 << 13;
            tooManyPixels.add(new DisplayEvent.Draw(Drawable.copy(0, 0, 0, flat(side, side, i))));
        }
        try (RecordingWriter writer = RecordingWriter.create(file, 0, false)) {
            writer.keyframe(0, 0, batch(noise(1)));
            writer.append(0, batch(noise(2)));
            assertThatThrownBy(() -> writer.append(0, tooLarge)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> writer.append(0, new EventBatch(tooManyPixels)))
                    .isInstanceOf(IllegalArgumentException.class);
            writer.append(0, batch(noise(3)));
            writer.append(0, batch(noise(3)));
            assertThatThrownBy(() -> writer.keyframe(0, 0, new EventBatch(tooManyPixels)))
                    .isInstanceOf(IllegalArgumentException.class);
            writer.append(0, batch(noise(3)));
            writer.append(0, batch(noise(4)));
            writer.append(0, batch(noise(4)));
        }
        try (RecordingReader reader = RecordingReader.open(file)) {
            for (int seed : new int[] {1, 2, 3, 3, 3, 4, 4}) {
                assertThat(imageOf(reader.next().orElseThrow().batch()).pixels().values())
                        .isEqualTo(noise(seed).pixels().values());
            }
            assertThat(reader.next()).isEmpty();
        }
    }

    @Test
    void read_referenceToAnImageThatIsNotKept_isDamage() throws Exception {
        Image image = noise(1);
        Payload payload = new Payload();
        EventWriter writer = new EventWriter(payload, EventLimits.RECORD_PIXELS_MAX, new WrittenImages());
        writer.write(batch(image));
        byte[] first = bytes(payload);
        writer.write(batch(image));
        byte[] second = bytes(payload);
        ImageTable<Image> kept = new ImageTable<>(dropped -> {});
        assertThatThrownBy(() -> read(second, kept))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("kept image: 0 (expected: one that is kept)");
        read(first, kept);
        read(second, kept);
        kept.restart(0);
        assertThatThrownBy(() -> read(second, kept)).isInstanceOf(ProtocolException.class);
    }

    @Test
    void table_anyRow_holdsTheNewestWithinItsLimits() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<Long> dropped = new ArrayList<>();
            ImageTable<Long> table = new ImageTable<>(dropped::add);
            List<long[]> sizes = new ArrayList<>();
            for (int i = 0; i < 3 * ImageTable.IMAGES_MAX; i++) {
                long pixels = random.nextInt(seed % 2 == 0 ? 100 : (int) ImageTable.PIXELS_MAX / 3);
                long bytes = random.nextInt(seed % 3 == 0 ? 100 : (int) ImageTable.BYTES_MAX / 40);
                table.add((long) i, pixels, bytes);
                sizes.add(new long[] {pixels, bytes});
            }
            long pixels = 0;
            long bytes = 0;
            for (int number = sizes.size() - 1; number >= 0; number--) {
                pixels += sizes.get(number)[0];
                bytes += sizes.get(number)[1];
                boolean held = sizes.size() - number <= ImageTable.IMAGES_MAX
                        && pixels <= ImageTable.PIXELS_MAX
                        && bytes <= ImageTable.BYTES_MAX;
                assertThat(table.find(number).isPresent())
                        .as("seed %d, image %d", seed, number)
                        .isEqualTo(held);
                assertThat(held || dropped.contains((long) number)).isTrue();
                if (!held) {
                    break;
                }
            }
        }
    }

    private static void read(byte[] payload, ImageTable<Image> kept) throws ProtocolException {
        EventReader.read(payload, EventLimits.RECORD_PIXELS_MAX, kept, number -> {});
    }

    private static byte[] bytes(Payload payload) {
        ByteWriter out = ByteWriter.little();
        payload.parts().forEach(out::bytes);
        return out.toByteArray();
    }

    private static long grows(RecordingWriter writer, Image image) throws Exception {
        long before = writer.size();
        writer.append(1, batch(image));
        return writer.size() - before;
    }

    private static Image noise(int seed) {
        return Image.ofPixels(
                SIDE,
                SIDE,
                new Random(seed).ints((long) SIDE * SIDE, 0, 1 << 24).toArray());
    }

    private static Image flat(int width, int height, int color) throws ProtocolException {
        int[] pixels = new int[width * height];
        pixels[0] = color;
        Image image = Image.ofPixels(width, height, pixels);
        image.encode(ImageForm.LZ_RGB);
        return image;
    }

    private static Image paletted(byte[] bytes, boolean topDown, int color) throws ProtocolException {
        int[] colors = new int[Palette.COLORS_MAX];
        colors[7] = color;
        return Image.ofEncoded(new EncodedImage.Bitmap(
                BitmapFormat.EIGHT_BIT, topDown, SIDE, SIDE, SIDE, new Palette(0, PixelFormat.XRGB32, colors), bytes));
    }

    private static EventBatch batch(Image image) {
        return new EventBatch(List.of(new DisplayEvent.Draw(Drawable.copy(0, 0, 0, image))));
    }

    private static Image imageOf(EventBatch batch) {
        return ((DisplayEvent.Draw) batch.events().get(0))
                .drawable()
                .operation()
                .images()
                .get(0);
    }
}
