package io.caraway.images.jpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.caraway.images.Scenery;
import io.caraway.raster.Pixels;
import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurboJpegTest implements JpegCodecContract {
    private static final String MISSING = "the library TurboJPEG is not there: install the package libturbojpeg0";
    private static final int VERSION_AT = 12;

    private static final Optional<JpegCodec> CODEC = TurboJpeg.load();

    @BeforeAll
    static void requireLibrary() {
        if (CODEC.isEmpty() && "true".equals(System.getenv("CI"))) {
            fail(MISSING);
        }
        assumeTrue(CODEC.isPresent(), MISSING);
    }

    @Override
    public JpegCodec codec() {
        return CODEC.orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 33, 49, 50, 85, 99, 100})
    void decode_anyQualityAndSize_givesWhatTheJdkGives(int quality) throws ProtocolException {
        JpegCodec jdk = new JdkJpeg();
        for (int[] size : Scenery.sizes()) {
            byte[] bytes = codec().encode(Scenery.photo(size[0], size[1], quality), quality);
            assertThat(codec().decode(bytes, size[0], size[1]).values())
                    .as("%dx%d", size[0], size[1])
                    .isEqualTo(jdk.decode(bytes, size[0], size[1]).values());
        }
    }

    /** All but the minor version of JFIF. */
    @Test
    void encode_anyQuality_givesTheFileOfTheJdk() {
        JpegCodec jdk = new JdkJpeg();
        Pixels photo = Scenery.photo(50, 40, 1);
        for (int quality = 1; quality <= 100; quality++) {
            byte[] expected = jdk.encode(photo, quality);
            byte[] found = codec().encode(photo, quality);
            found[VERSION_AT] = expected[VERSION_AT];
            assertThat(Arrays.equals(found, expected)).as("quality %d", quality).isTrue();
        }
    }
}
