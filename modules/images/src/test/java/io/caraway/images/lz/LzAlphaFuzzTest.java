package io.caraway.images.lz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.caraway.images.Fuzzing;
import io.caraway.raster.PixelFormat;
import io.caraway.raster.Pixels;

class LzAlphaFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void read_anyBytes_giveAPictureOrAProtocolException(FuzzedDataProvider data) {
        boolean topDown = data.consumeBoolean();
        Fuzzing.read(data, (bytes, width, height) -> {
            int[] values = new int[width * height];
            LzReader.readAlpha(bytes, width, height, topDown, values);
            return new Pixels(PixelFormat.ARGB32, width, height, values);
        });
    }
}
