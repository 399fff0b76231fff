package io.caraway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProtocolExceptionTest {
    @Test
    void field_message_saysFoundExpectedAndOffset() {
        assertThat(ProtocolException.field("width", 70_000, "1..32768", 12))
                .hasMessage("width: 70000 (expected: 1..32768) at offset 12");
    }

    @Test
    void in_place_standsBeforeTheMessage() {
        ProtocolException fault = new ProtocolException("fault");
        assertThat(fault.in("DRAW_COPY").in("display 0"))
                .hasMessage("display 0: DRAW_COPY: fault")
                .hasRootCause(fault);
    }
}
