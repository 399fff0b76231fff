package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.caraway.protocol.spice.ChannelType;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpiceEndpointTest {
    private static final int PORT = 5900;
    private static final int TLS_PORT = 5901;

    @Test
    void uri_ofEachWay_isAsItIsWritten() {
        assertThat(SpiceEndpoint.of("desk", PORT).uri()).isEqualTo("spice://desk:5900");
        assertThat(SpiceEndpoint.of("::1", PORT).uri()).isEqualTo("spice://[::1]:5900");
        assertThat(new SpiceEndpoint.Tcp("desk", 0, tls()).uri()).isEqualTo("spice+tls://desk:5901");
        assertThat(new SpiceEndpoint.Tcp("::1", 0, tls()).uri()).isEqualTo("spice+tls://[::1]:5901");
        assertThat(new SpiceEndpoint.Tcp("desk", PORT, tls()).uri()).isEqualTo("spice://desk:5900?tls-port=5901");
        assertThat(new SpiceEndpoint.Unix("/run/spice").uri()).isEqualTo("spice+unix:///run/spice");
    }

    @ParameterizedTest
    @EnumSource(ChannelType.class)
    void beginsWithTls_ofEachChannel_isSoWhereItHasTo(ChannelType type) {
        assertThat(SpiceEndpoint.of("desk", PORT).beginsWithTls(type)).isFalse();
        assertThat(new SpiceEndpoint.Unix("/run/spice").beginsWithTls(type)).isFalse();
        assertThat(new SpiceEndpoint.Tcp("desk", 0, tls()).beginsWithTls(type)).isTrue();
        assertThat(new SpiceEndpoint.Tcp("desk", PORT, tls()).beginsWithTls(type))
                .isFalse();
        assertThat(new SpiceEndpoint.Tcp("desk", PORT, tls(ChannelType.INPUTS)).beginsWithTls(type))
                .isEqualTo(type == ChannelType.INPUTS);
    }

    @Test
    void address_byTlsOrNot_hasThatPort() {
        SpiceEndpoint both = new SpiceEndpoint.Tcp("desk", PORT, tls());

        assertThat(both.address(false).port()).isEqualTo(PORT);
        assertThat(both.address(true).port()).isEqualTo(TLS_PORT);
        assertThat(new SpiceEndpoint.Unix("/run/spice").address(false).path()).isEqualTo("/run/spice");
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65_536})
    void endpoint_withoutGoodPort_isRefused(int port) {
        assertThatThrownBy(() -> SpiceEndpoint.of("desk", port)).hasMessage("port: " + port + " (expected: 1..65535)");
        assertThatThrownBy(() -> new SpiceTls(port, TlsTrust.anyCertificate(), Set.of()))
                .hasMessage("TLS port: " + port + " (expected: 1..65535)");
    }

    @Test
    void unix_withoutRoot_isRefused() {
        assertThatThrownBy(() -> new SpiceEndpoint.Unix("run/spice")).hasMessageContaining("'run/spice'");
    }

    private static SpiceTls tls(ChannelType... channels) {
        return new SpiceTls(TLS_PORT, TlsTrust.anyCertificate(), Set.of(channels));
    }
}
