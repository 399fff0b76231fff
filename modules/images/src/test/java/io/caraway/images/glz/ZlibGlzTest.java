package io.caraway.images.glz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.wire.ProtocolException;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ZlibGlzTest {
    @Test
    void inflate_image_givesItsBytes() throws ProtocolException {
        byte[] glz = GlzVectors.STREAMS.get(0);
        assertThat(ZlibGlz.inflate(deflate(glz), glz.length)).isEqualTo(glz);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1000, 32_768, 1 << 20})
    void inflate_zeros_givesAsMany(int size) throws ProtocolException {
        assertThat(ZlibGlz.inflate(deflate(new byte[size]), size)).isEqualTo(new byte[size]);
    }

    @Test
    void inflate_moreThanDataCanHold_isRefusedBeforeMemoryIsTaken() {
        assertThatThrownBy(() -> ZlibGlz.inflate(new byte[20], Integer.MAX_VALUE))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("GLZ bytes: 2147483647 (expected: 1..20640)");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, Integer.MIN_VALUE})
    void inflate_nothing_isRefused(int size) {
        assertThatThrownBy(() -> ZlibGlz.inflate(deflate(new byte[8]), size))
                .isInstanceOf(ProtocolException.class)
                .hasMessageStartingWith("GLZ bytes: " + size);
    }

    @Test
    void inflate_otherSize_isRefused() {
        byte[] zlib = deflate(GlzVectors.STREAMS.get(0));
        int size = GlzVectors.STREAMS.get(0).length;
        assertThatThrownBy(() -> ZlibGlz.inflate(zlib, size + 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("inflated GLZ bytes: " + size + " (expected: " + (size + 1) + ")");
        assertThatThrownBy(() -> ZlibGlz.inflate(zlib, size - 1))
                .isInstanceOf(ProtocolException.class)
                .hasMessageContaining("(expected: 0 left, ended)");
    }

    @Test
    void inflate_bytesAfterTheEnd_isRefused() {
        byte[] glz = GlzVectors.STREAMS.get(0);
        byte[] zlib = deflate(glz);
        assertThatThrownBy(() -> ZlibGlz.inflate(Arrays.copyOf(zlib, zlib.length + 3), glz.length))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("deflated GLZ bytes: 3 left, ended (expected: 0 left, ended)");
    }

    @Test
    void inflate_cutAnywhere_isRefused() {
        byte[] glz = GlzVectors.STREAMS.get(0);
        byte[] zlib = deflate(glz);
        for (int length = 0; length < zlib.length; length++) {
            byte[] cut = Arrays.copyOf(zlib, length);
            assertThatThrownBy(() -> ZlibGlz.inflate(cut, glz.length))
                    .as("cut after %d of %d bytes", length, zlib.length)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    @Test
    void inflate_anyByteChanged_isRefused() {
        byte[] glz = GlzVectors.STREAMS.get(0);
        byte[] zlib = deflate(glz);
        Random random = new Random(11);
        for (int at = 2; at < zlib.length; at++) {
            byte[] changed = zlib.clone();
            changed[at] ^= (byte) (1 + random.nextInt(255));
            assertThatThrownBy(() -> ZlibGlz.inflate(changed, glz.length))
                    .as("byte %d changed", at)
                    .isInstanceOf(ProtocolException.class);
        }
    }

    private static byte[] deflate(byte[] bytes) {
        Deflater deflater = new Deflater(3);
        deflater.setInput(bytes);
        deflater.finish();
        byte[] zlib = new byte[bytes.length + 100];
        int size = deflater.deflate(zlib);
        deflater.end();
        return Arrays.copyOf(zlib, size);
    }
}
