package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SpiceAddressTest {
    private final SpiceAddress.Converter converter = new SpiceAddress.Converter();

    @ParameterizedTest
    @CsvSource({
        "spice://desk:5930, desk, 5930",
        "SPICE://desk:1, desk, 1",
        "spice://192.0.2.7:65535/, 192.0.2.7, 65535",
        "spice://[::1]:5930, ::1, 5930",
        "spice://my_desk?port=5931, my_desk, 5931",
        "spice://desk/?port=5931&tls-port=5932, desk, 5931",
        "spice://desk?tls-port=5932&port=5931, desk, 5931",
    })
    void convert_uri_isHostAndPort(String text, String host, int port) {
        assertThat(converter.convert(text)).isEqualTo(new SpiceAddress(host, port));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "desk",
                "desk:5930",
                "spice://",
                "spice://:5930",
                "spice://desk",
                "spice://desk:0",
                "spice://desk:65536",
                "spice://desk:123456",
                "spice://::1:5930",
                "vnc://desk:5930",
                "spice://desk:1/x",
                "spice://desk?xport=1",
                "spice://desk?port=1x"
            })
    void convert_anythingElse_isRefused(String text) {
        assertThatThrownBy(() -> converter.convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = "spice://desk?tls-port=5931")
    void convert_tlsPortAlone_saysSo(String text) {
        assertThatThrownBy(() -> converter.convert(text)).hasMessageContaining("TLS port alone");
    }
}
