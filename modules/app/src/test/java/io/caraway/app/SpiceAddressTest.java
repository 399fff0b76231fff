package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class SpiceAddressTest {
    @ParameterizedTest
    @CsvSource({
        "spice://desk:5900, desk, 5900",
        "SPICE://desk:1, desk, 1",
        "spice://desk:65535/, desk, 65535",
        "spice://desk?port=5901, desk, 5901",
        "spice://desk/?port=5901, desk, 5901",
        "spice://192.0.2.7:5902, 192.0.2.7, 5902",
        "spice://[::1]:5903, ::1, 5903",
        "spice://[2001:db8::7]?port=5904, 2001:db8::7, 5904",
        "spice://my_desk:5905, my_desk, 5905",
        "spice://somebody@desk:5906, desk, 5906",
    })
    void convert_uri_isHostAndPort(String text, String host, int port) {
        assertThat(convert(text)).isEqualTo(new SpiceAddress(host, port, null));
    }

    @ParameterizedTest
    @CsvSource({
        "spice://:secret@desk:5900, secret",
        "spice://somebody:secret@desk:5900, secret",
        "spice://somebody:secret@desk?port=5900, secret",
        "spice://:a:b@desk:5900, a:b",
        "spice://:p%40ss%2Fw%20d@desk:5900, p@ss/w d",
        "spice://:@desk:5900, ''",
    })
    void convert_uriWithPassword_hasIt(String text, String password) {
        assertThat(convert(text)).isEqualTo(new SpiceAddress("desk", 5900, password));
    }

    @ParameterizedTest
    @CsvSource({
        "spice://desk, no port",
        "spice://, the address",
        "spice:///path, no host",
        "spice://:5900, no host",
        "spice://desk:0, port 0",
        "spice://desk:65536, port 65536",
        "spice://desk:port, no host",
        "spice://desk?port=0, port 0",
        "spice://desk?port=x, 'port'",
        "spice://desk:1?port=2, two ports",
        "spice://desk?port=1&port=2, two ports",
        "spice://desk?port=1&tls-port=2, TLS",
        "spice://desk:1?color=red, 'color'",
        "spice://de sk:1, no URI",
        "spice://[::1:5900, no URI",
    })
    void convert_badUri_saysWhatIsWrong(String text, String words) {
        assertThatThrownBy(() -> convert(text))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spice://:secret@",
                "spice://:secret@desk",
                "spice://:secret@desk:0",
                "spice://:secret@desk:65536",
                "spice://:secret@de sk:1",
                "spice://desk:1?password=secret",
            })
    void convert_badUriWithPassword_doesNotTellIt(String text) {
        assertThatThrownBy(() -> convert(text))
                .isInstanceOf(TypeConversionException.class)
                .satisfies(fault -> assertThat(fault.toString()).doesNotContain("secret"));
    }

    @Test
    void convert_otherForms_areVnc() {
        assertThat(convert("desk:1")).isEqualTo(new VncAddress("desk", 5901, null));
        assertThat(convert("vnc://desk:1")).isEqualTo(new VncAddress("desk", 1, null));
        assertThat(convert("spice:1")).isEqualTo(new VncAddress("spice", 5901, null));
    }

    @Test
    void convert_unknownScheme_namesBothThatAreKnown() {
        assertThatThrownBy(() -> convert("rdp://desk"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContainingAll("'rdp://'", "vnc://HOST:PORT", "spice://HOST:PORT");
    }

    private static SourceAddress convert(String text) {
        return new SourceAddress.Converter().convert(text);
    }

    @Test
    void convert_whereOnlySpiceIsMeant_refusesAnythingElse() {
        SpiceAddress.Converter converter = new SpiceAddress.Converter();
        assertThat(converter.convert("SPICE://desk:1")).isEqualTo(new SpiceAddress("desk", 1, null));
        assertThatThrownBy(() -> converter.convert("vnc://desk:5930")).hasMessageContaining("no SPICE server");
        assertThatThrownBy(() -> converter.convert("desk:5930")).hasMessageContaining("no SPICE server");
    }
}
