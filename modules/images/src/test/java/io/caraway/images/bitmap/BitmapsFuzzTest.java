package io.caraway.images.bitmap;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.caraway.images.BitmapFormat;
import io.caraway.images.EncodedImage;
import io.caraway.images.Fuzzing;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;
import java.util.Arrays;

class BitmapsFuzzTest {
    private static final int SURPLUS_BYTES_MAX = 5;

    @FuzzTest(maxDuration = "10m")
    void read_anyBytes_giveAPictureOrAProtocolException(FuzzedDataProvider data) {
        BitmapFormat[] formats = BitmapFormat.values();
        BitmapFormat format = formats[data.consumeInt(0, formats.length - 1)];
        boolean topDown = data.consumeBoolean();
        int surplus = data.consumeInt(0, SURPLUS_BYTES_MAX);
        int[] colors = data.consumeInts(data.consumeInt(0, Palette.COLORS_MAX));
        Palette palette = colors.length == 0 ? null : new Palette(0, PixelFormat.XRGB32, colors);
        Fuzzing.read(data, (bytes, width, height) -> {
            int strideBytes = format.rowBytes(width) + surplus;
            byte[] rows = Arrays.copyOf(bytes, strideBytes * height);
            return Bitmaps.read(new EncodedImage.Bitmap(format, topDown, width, height, strideBytes, palette, rows));
        });
    }
}
