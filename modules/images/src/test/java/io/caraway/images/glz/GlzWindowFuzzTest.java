package io.caraway.images.glz;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.caraway.images.Fuzzing;

class GlzWindowFuzzTest {
    private static final int IMAGE_BYTES_MAX = 400;
    private static final int SIDE_MAX = 24;

    @FuzzTest(maxDuration = "10m")
    void read_anyBytes_giveAPictureOrAProtocolException(FuzzedDataProvider data) {
        // Several images of one session: later ones may take from earlier ones.
        GlzWindow window = new GlzWindow();
        while (data.remainingBytes() > 0) {
            byte[] image = data.consumeBytes(data.consumeInt(0, IMAGE_BYTES_MAX));
            int side = data.consumeInt(1, SIDE_MAX);
            Fuzzing.survives(() -> window.read(image, side, side));
            window.checkInvariants();
        }
    }
}
