package io.caraway.images.jpeg;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.caraway.images.Fuzzing;

class JdkJpegFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void read_anyBytes_giveAPictureOrAProtocolException(FuzzedDataProvider data) {
        Fuzzing.read(data, new JdkJpeg()::decode);
    }
}
