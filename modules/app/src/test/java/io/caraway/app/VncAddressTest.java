package io.caraway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class VncAddressTest {
    @ParameterizedTest
    @CsvSource({
        "desk, desk, 5900",
        "desk.example.org, desk.example.org, 5900",
        "192.0.2.7, 192.0.2.7, 5900",
        "desk:0, desk, 5900",
        "desk:1, desk, 5901",
        "desk:99, desk, 5999",
        "desk:100, desk, 100",
        "desk:5901, desk, 5901",
        "desk::1, desk, 1",
        "desk::5901, desk, 5901",
        "desk::65535, desk, 65535",
        "my_desk:1, my_desk, 5901",
        "[::1], ::1, 5900",
        "[::1]:2, ::1, 5902",
        "[2001:db8::7]::5903, 2001:db8::7, 5903",
    })
    void convert_viewerForm_isHostAndPort(String text, String host, int port) {
        assertThat(convert(text)).isEqualTo(new VncAddress(host, port, null));
    }

    @ParameterizedTest
    @CsvSource({
        "vnc://desk, desk, 5900",
        "vnc://desk/, desk, 5900",
        "VNC://desk, desk, 5900",
        "vnc://desk:1, desk, 1",
        "vnc://desk:5901, desk, 5901",
        "vnc://192.0.2.7:65535, 192.0.2.7, 65535",
        "vnc://[::1], ::1, 5900",
        "vnc://[2001:db8::7]:5902, 2001:db8::7, 5902",
        "vnc://desk:, desk, 5900",
        "vnc://somebody@desk, desk, 5900",
        "vnc://desk?VncUsername=x, desk, 5900",
    })
    void convert_uri_isHostAndPort(String text, String host, int port) {
        assertThat(convert(text)).isEqualTo(new VncAddress(host, port, null));
    }

    @ParameterizedTest
    @CsvSource({
        "vnc://:secret@desk, secret",
        "vnc://somebody:secret@desk, secret",
        "vnc://:a:b@desk, a:b",
        "vnc://:p%40ss%2Fw%20d@desk, p@ss/w d",
        "vnc://:@desk, ''",
        "vnc://desk?VncPassword=secret, secret",
        "vnc://desk?VncUsername=x&VncPassword=p%26q, p&q",
        "vnc://desk/?VncPassword=a=b, a=b",
        "vnc://:first@desk?VncPassword=second, first",
    })
    void convert_uriWithPassword_hasIt(String text, String password) {
        assertThat(convert(text)).isEqualTo(new VncAddress("desk", 5900, password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                ":1",
                "::1",
                "::5901",
                "desk:",
                "desk:one",
                "desk:-1",
                "desk:123456",
                "desk:1:2",
                "de sk:1",
                "desk/1",
                "[::1",
                "::1]:5900",
                "fe80::1:2",
                "desk::0",
                "desk::65536",
                "desk:70000",
            })
    void convert_badViewerForm_fails(String text) {
        assertThatThrownBy(() -> convert(text)).isInstanceOf(TypeConversionException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vnc://",
                "vnc:///path",
                "vnc://:5901",
                "vnc://desk:0",
                "vnc://desk:65536",
                "vnc://desk:port",
                "vnc://de sk",
                "vnc://[::1",
                "vnc://desk?VncPassword=%zz",
                "://desk",
                "vn://desk",
                "vncs://desk",
            })
    void convert_badUri_fails(String text) {
        assertThatThrownBy(() -> convert(text)).isInstanceOf(TypeConversionException.class);
    }

    @Test
    void convert_otherScheme_namesItAndWhatIsKnown() {
        assertThatThrownBy(() -> convert("rdp://desk"))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining("'rdp://'")
                .hasMessageContaining("vnc://HOST:PORT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "vnc://:secret@",
                "vnc://:secret@desk:0",
                "vnc://:secret@desk:65536",
                "vnc://:secret@de sk",
                "vnc://desk:0?VncPassword=secret",
                "rdp://:secret@desk",
            })
    void convert_badUriWithPassword_doesNotTellIt(String text) {
        assertThatThrownBy(() -> convert(text))
                .isInstanceOf(TypeConversionException.class)
                .satisfies(fault -> assertThat(fault.toString()).doesNotContain("secret"));
    }

    @ParameterizedTest
    @CsvSource({
        "[fe80::1%eth0]::5903, fe80::1%eth0, 5903",
        "vnc://my_desk:5901, my_desk, 5901",
    })
    void convert_hostsThatExist_areTaken(String text, String host, int port) {
        assertThat(convert(text)).isEqualTo(new VncAddress(host, port, null));
    }

    @Test
    void convert_passwordInQueryWithPlus_keepsIt() {
        assertThat(convert("vnc://desk?VncPassword=a+b").password()).isEqualTo("a+b");
    }

    private static VncAddress convert(String text) {
        return new VncAddress.Converter().convert(text);
    }
}
