package io.caraway.images.lz4;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.caraway.images.Fuzzing;

class Lz4ReaderFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void read_anyBytes_giveAPictureOrAProtocolException(FuzzedDataProvider data) {
        Fuzzing.read(data, Lz4Reader::read);
    }
}
