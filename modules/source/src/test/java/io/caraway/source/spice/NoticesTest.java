package io.caraway.source.spice;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.spice.CommonMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoticesTest {
    @Test
    void text_ofCharactersThatWouldForgeALine_isMadeHarmless() {
        assertThat(Notices.text(notice("keyboard channel is insecure")))
                .isEqualTo("severity=1 text=\"keyboard channel is insecure\"");
        assertThat(Notices.text(notice("a\" event=\n\u0000\u00e9"))).isEqualTo("severity=1 text=\"a? event=???\"");
    }

    @Test
    void text_ofAnyLength_isShort() {
        assertThat(Notices.text(notice("x".repeat(5000)))).hasSizeLessThan(250);
    }

    @ParameterizedTest
    @CsvSource({"7, PERMISSION_DENIED", "0, OK", "4711, 4711", "-1, 4294967295"})
    void reason_isNamedIfItIsKnown(int number, String name) {
        assertThat(Notices.reason(new CommonMessage.Disconnecting(0, number))).isEqualTo("disconnecting=" + name);
    }

    private static CommonMessage.Notify notice(String text) {
        return new CommonMessage.Notify(0, 1, 2, 0, text);
    }
}
