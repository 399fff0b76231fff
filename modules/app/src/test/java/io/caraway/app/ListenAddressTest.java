package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class ListenAddressTest {
    @ParameterizedTest
    @CsvSource({
        "5930, 127.0.0.1, 5930",
        "0, 127.0.0.1, 0",
        "65535, 127.0.0.1, 65535",
        "0.0.0.0:5930, 0.0.0.0, 5930",
        "desk:5930, desk, 5930",
        "[::1]:5930, ::1, 5930",
        "[::]:0, ::, 0",
    })
    void convert_isHostAndPort(String text, String host, int port) {
        assertThat(convert(text)).isEqualTo(new ListenAddress(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "port", "desk", "desk:", ":5930", "[]:5930", "65536", "desk:65536", "123456", "-1", "5930 "})
    void convert_bad_failsAndShowsHowItIsWritten(String text) {
        assertThatThrownBy(() -> convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessage("'" + text + "' is not [HOST:]PORT, for instance 5930 or 0.0.0.0:5930");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5930", "127.0.0.1:5930", "127.9.9.9:5930", "[::1]:5930", "localhost:5930"})
    void isLoopback_ofThisMachine_isTrue(String text) {
        assertThat(convert(text).isLoopback()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:5930", "[::]:5930", "192.0.2.7:5930", "[2001:db8::7]:5930"})
    void isLoopback_ofOthers_isFalse(String text) {
        assertThat(convert(text).isLoopback()).isFalse();
    }

    @Test
    void authority_isHostAndPortThatWasTaken() {
        assertThat(convert("0").authority(4711)).isEqualTo("127.0.0.1:4711");
        assertThat(convert("[::1]:5930").authority(5930)).isEqualTo("[::1]:5930");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0:5930", "[::]:5930"})
    void authority_ofAllAddresses_isOneThatCanBeOpened(String text) {
        assertThat(convert(text).authority(5930))
                .endsWith(":5930")
                .doesNotStartWith("0.0.0.0")
                .doesNotStartWith("[::]");
    }

    private static ListenAddress convert(String text) {
        return new ListenAddress.Converter().convert(text);
    }
}
