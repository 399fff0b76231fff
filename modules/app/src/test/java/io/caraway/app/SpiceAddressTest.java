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
        "spice+tls://desk:5901, desk, 0, 5901",
        "SPICE+TLS://[::1]:5901, ::1, 0, 5901",
        "spice+tls://desk?tls-port=5901, desk, 0, 5901",
        "spice://desk?tls-port=5901, desk, 0, 5901",
        "spice://desk:5900?tls-port=5901, desk, 5900, 5901",
        "spice://desk?port=5900&tls-port=5901, desk, 5900, 5901",
        "spice://desk/?tls-port=5901;port=5900, desk, 5900, 5901",
    })
    void convert_uriWithTls_hasBothPorts(String text, String host, int port, int tlsPort) {
        assertThat(convert(text)).isEqualTo(new SpiceAddress(host, port, tlsPort, "", null));
    }

    @ParameterizedTest
    @CsvSource({
        "spice+unix:///run/desk.sock, /run/desk.sock",
        "Spice+Unix:///run/my%20desk, /run/my desk",
        "spice+unix:///run/a+b?c, /run/a+b?c",
    })
    void convert_uriOfSocket_isItsPath(String text, String path) {
        assertThat(convert(text)).isEqualTo(new SpiceAddress("", 0, 0, path, null));
    }

    @Test
    void convert_uriWithTlsAndPassword_hasItAndDoesNotShowIt() {
        SourceAddress address = convert("spice+tls://:secret@desk:5901");

        assertThat(address.password()).isEqualTo("secret");
        assertThat(address.toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "desktop.vv", "DESKTOP.VV", "./desktop", "/tmp/day/desktop.vv"})
    void convert_nameOfFile_isViewerFile(String text) {
        assertThat(convert(text)).isEqualTo(new ViewerFile(text));
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
        "spice://desk?port=x, no number of a port",
        "spice://desk?tls-port=, no number of a port",
        "spice://desk?tls-port=0, tls-port 0",
        "spice://desk:1?tls-port=65536, tls-port 65536",
        "spice://desk?tls-port=1&tls-port=2, two ports for TLS",
        "spice+tls://desk, no port",
        "spice+tls://desk:1?tls-port=2, two ports for TLS",
        "spice+tls://desk:1?port=2, no port without TLS",
        "spice+tls://:1, no host",
        "spice+unix://, no path",
        "spice+unix://run/desk, no path",
        "spice+unix:///run/%zz, written %25",
        "spice://desk:1?port=2, two ports",
        "spice://desk?port=1&port=2, two ports",
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
                "spice+tls://:secret@desk",
                "spice+unix://:secret@/run/desk",
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
