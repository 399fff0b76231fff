package io.caraway.images.lz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.caraway.images.Fuzzing;
import io.caraway.raster.Palette;
import io.caraway.raster.PixelFormat;

class LzPaletteFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void read_anyBytes_giveAPictureOrAProtocolException(FuzzedDataProvider data) {
        int[] colors = data.consumeInts(data.consumeInt(1, Palette.COLORS_MAX));
        Palette palette = new Palette(0, PixelFormat.XRGB32, colors.length == 0 ? new int[1] : colors);
        Fuzzing.read(data, (bytes, width, height) -> LzReader.readPalette(bytes, width, height, palette));
    }
}
