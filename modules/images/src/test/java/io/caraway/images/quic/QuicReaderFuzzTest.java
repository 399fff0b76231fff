package io.caraway.images.quic;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.caraway.images.Fuzzing;

class QuicReaderFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void read_anyBytes_giveAPictureOrAProtocolException(FuzzedDataProvider data) {
        Fuzzing.read(data, QuicReader::read);
    }
}
