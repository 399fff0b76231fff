package io.caraway.images.glz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.caraway.images.Fuzzing;

class ZlibGlzFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void read_anyBytes_giveAPictureOrAProtocolException(FuzzedDataProvider data) {
        int glzBytes = data.consumeInt();
        byte[] zlib = data.consumeRemainingAsBytes();
        Fuzzing.survives(() -> ZlibGlz.inflate(zlib, glzBytes));
    }
}
