package io.caraway.images.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Image;
import io.caraway.images.ImageForm;
import io.caraway.images.Scenery;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;
import io.caraway.raster.Surface;
import io.caraway.wire.ProtocolException;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecurringImagesTest {
    private final RecurringImages images = new RecurringImages();

    @AfterEach
    void checkInvariants() {
        images.checkInvariants();
    }

    @Test
    void known_equalPixels_isTheEarlierImage() {
        Image first = noise(40, 30, 1);
        assertThat(images.known(first)).isSameAs(first);
        assertThat(images.recurs(first)).isFalse();
        int id = images.id(first);
        assertThat(id).isPositive();
        Image second = noise(40, 30, 1);
        assertThat(images.known(second)).isSameAs(first);
        assertThat(images.recurs(first)).isTrue();
        assertThat(images.id(first)).isEqualTo(id);
        assertThat(images.id(second)).isZero();
        assertThat(images.recurs(second)).isFalse();
        assertThat(images.size()).isEqualTo(1);
    }

    @Test
    void known_theSameObject_recurs() {
        Image image = noise(40, 30, 1);
        images.known(image);
        assertThat(images.known(image)).isSameAs(image);
        assertThat(images.recurs(image)).isTrue();
    }

    @Test
    void known_otherPixels_isAnotherImage() {
        Image first = images.known(noise(40, 30, 1));
        Image second = images.known(noise(40, 30, 2));
        assertThat(second).isNotSameAs(first);
        assertThat(images.id(second)).isNotEqualTo(images.id(first));
        assertThat(images.size()).isEqualTo(2);
    }

    @Test
    void known_otherShapeOrFormat_isAnotherImage() {
        int[] values = new int[1200];
        Image first = images.known(Image.of(new Pixels(PixelFormat.XRGB32, 40, 30, values)));
        Image turned = images.known(Image.of(new Pixels(PixelFormat.XRGB32, 30, 40, values)));
        Image alpha = images.known(Image.of(new Pixels(PixelFormat.ARGB32, 40, 30, values)));
        assertThat(turned).isNotSameAs(first);
        assertThat(alpha).isNotSameAs(first);
        assertThat(images.size()).isEqualTo(3);
    }

    @Test
    void known_equalSampleOtherPixels_isTheNewerImage() {
        Image first = noise(200, 100, 1);
        Image second = withOnePixelChanged(first, unsampledPlace(200 * 100));
        assertThat(Sample.of(second)).isEqualTo(Sample.of(first));
        images.known(first);
        images.known(first);
        assertThat(images.known(second)).isSameAs(second);
        assertThat(images.id(first)).isZero();
        assertThat(images.recurs(first)).isFalse();
        assertThat(images.recurs(second)).isFalse();
        assertThat(images.id(second)).isPositive();
        assertThat(images.size()).isEqualTo(1);
    }

    @Test
    void known_samePixelsAsIsAndFromAPalette_areTwoImages() throws ProtocolException {
        Palette palette = new Palette(0, PixelFormat.XRGB32, new int[] {0x123456, 0x654321});
        Image paletted = Image.ofEncoded(
                new EncodedImage.Bitmap(BitmapFormat.EIGHT_BIT, true, 10, 10, 10, palette, new byte[100]));
        Image plain = Image.of(paletted.pixels());
        assertThat(images.known(paletted)).isSameAs(paletted);
        assertThat(images.known(plain)).isSameAs(plain);
    }

    @Test
    void known_samePixelsWithAndWithoutHighBits_areTwoImages() throws ProtocolException {
        EncodedImage encoded = noise(40, 30, 1).encode(ImageForm.BITMAP);
        Image high = Image.ofEncoded(encoded, true);
        Image plain = Image.of(high.pixels());
        assertThat(images.known(high)).isSameAs(high);
        assertThat(images.known(plain)).isSameAs(plain);
    }

    @ParameterizedTest
    @CsvSource({"7, 9, 0", "8, 8, 1", "2048, 2048, 1", "2049, 2048, 0"})
    void known_outsideTheLimits_isLeftAlone(int width, int height, int size) {
        Image image = Image.ofPixels(width, height, new int[width * height]);
        assertThat(images.known(image)).isSameAs(image);
        assertThat(images.size()).isEqualTo(size);
        assertThat(images.id(image)).isEqualTo(size);
    }

    @Test
    void known_pixelsThatAreGathered_areNotAskedFor() {
        Surface surface = new Surface(20, 20);
        Image image = Image.ofSnapshot(surface.snapshot(), surface.bounds());
        assertThat(images.known(image)).isSameAs(image);
        assertThat(images.size()).isZero();
    }

    @Test
    void id_counterAtItsEnd_goesOnWithFreeNumbers() {
        RecurringImages wrapped = new RecurringImages(RecurringImages.BYTES_DEFAULT, 0);
        Image held = wrapped.known(noise(10, 10, 1));
        assertThat(wrapped.id(held)).isEqualTo(1);
        RecurringImages ending = new RecurringImages(RecurringImages.BYTES_DEFAULT, Integer.MAX_VALUE - 1);
        Image last = ending.known(noise(10, 10, 1));
        Image next = ending.known(noise(10, 10, 2));
        assertThat(ending.id(last)).isEqualTo(Integer.MAX_VALUE);
        assertThat(ending.id(next)).isEqualTo(1);
        ending.checkInvariants();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void known_moreThanThereIsRoomFor_booksStayInOrder(long seed) {
        Random random = new Random(seed);
        RecurringImages few = new RecurringImages(200_000);
        Map<Integer, Image> withId = new HashMap<>();
        int found = 0;
        for (int step = 0; step < 2000; step++) {
            int which = (int) Math.abs(random.nextGaussian() * 30);
            Image image = noise(8 + which, 20, which);
            Image known = few.known(image);
            String how = "seed " + seed + ", step " + step;
            assertThat(known.pixels().values()).as(how).isEqualTo(image.pixels().values());
            if (known != image) {
                found++;
                assertThat(few.recurs(known)).as(how).isTrue();
            }
            int id = few.id(known);
            if (id > 0) {
                Image before = withId.put(id, known);
                assertThat(before == null || before == known).as(how).isTrue();
            }
            few.checkInvariants();
        }
        assertThat(found).as("seed %d", seed).isBetween(200, 1999);
        assertThat(few.size()).isLessThan(100);
        assertThat(withId.size()).isGreaterThan(few.size());
    }

    @Test
    void known_noRoomAtAll_knowsNothing() {
        RecurringImages none = new RecurringImages(0);
        Image image = noise(10, 10, 1);
        assertThat(none.known(image)).isSameAs(image);
        assertThat(none.known(noise(10, 10, 1))).isNotSameAs(image);
        assertThat(none.size()).isZero();
        none.checkInvariants();
    }

    private static Image noise(int width, int height, int seed) {
        return Image.of(Scenery.noise(PixelFormat.XRGB32, width, height, seed));
    }

    private static Image withOnePixelChanged(Image image, int at) {
        int[] values = image.pixels().values().clone();
        values[at] ^= 1;
        return Image.ofPixels(image.width(), image.height(), values);
    }

    /** A place that is in no sample of an image of that many pixels: the last of a part of which another is taken. */
    private static int unsampledPlace(int count) {
        int part = count / Sample.COUNT;
        int i = 3;
        int last = i * part + part - 1;
        assertThat(Sample.place(i, part)).isNotEqualTo(last);
        return last;
    }
}
