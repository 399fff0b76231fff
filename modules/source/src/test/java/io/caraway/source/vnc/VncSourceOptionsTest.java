package io.caraway.source.vnc;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.rfb.RfbOptions;
import org.junit.jupiter.api.Test;

class VncSourceOptionsTest {
    private static final RfbOptions RFB =
            RfbOptions.builder().password("do not tell").build();

    @Test
    void uri_ofName_isHostAndPort() {
        assertThat(new VncSourceOptions("desk", 5901, RFB).uri()).isEqualTo("vnc://desk:5901");
    }

    @Test
    void uri_ofIpv6Address_hasBrackets() {
        assertThat(new VncSourceOptions("::1", 5900, RFB).uri()).isEqualTo("vnc://[::1]:5900");
    }

    @Test
    void toString_withPassword_doesNotTellIt() {
        assertThat(new VncSourceOptions("desk", 5901, RFB).toString()).doesNotContain("do not tell");
    }
}
