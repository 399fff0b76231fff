package io.caraway.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.caraway.protocol.spice.CommonMessage;
import org.junit.jupiter.api.Test;

class AckWindowTest {
    private static final int SENT_MAX = 50 * AckWindow.WINDOW_MESSAGES + 1;

    private final AckWindow window = new AckWindow();

    @Test
    void start_tellsGenerationAndWindow() {
        assertThat(window.start()).isEqualTo(new CommonMessage.SetAck(1, 20));
    }

    @Test
    void isOpen_untilTooManyMessagesAreUnacknowledged() {
        int sent = 0;
        while (window.isOpen()) {
            window.sent();
            sent++;
        }

        assertThat(sent).isEqualTo(SENT_MAX);
        assertThat(window.unacknowledged()).isEqualTo(SENT_MAX);
    }

    @Test
    void acknowledged_afterSync_givesOneWindowBack() {
        fill();
        window.synced(1);

        window.acknowledged();

        assertThat(window.isOpen()).isTrue();
        assertThat(window.unacknowledged()).isEqualTo(SENT_MAX - AckWindow.WINDOW_MESSAGES);
    }

    @Test
    void acknowledged_beforeSync_doesNotCount() {
        fill();

        window.acknowledged();

        assertThat(window.isOpen()).isFalse();
        assertThat(window.unacknowledged()).isEqualTo(SENT_MAX);
    }

    @Test
    void synced_withOtherGeneration_doesNotCount() {
        fill();
        window.synced(0);
        window.synced(2);

        window.acknowledged();

        assertThat(window.isOpen()).isFalse();
    }

    @Test
    void synced_onceMoreWithOtherGeneration_staysSynced() {
        fill();
        window.synced(1);
        window.synced(9);

        window.acknowledged();

        assertThat(window.isOpen()).isTrue();
    }

    @Test
    void acknowledged_moreThanWasSent_givesNoCredit() {
        window.synced(1);
        window.sent();
        for (int i = 0; i < 10; i++) {
            window.acknowledged();
        }
        assertThat(window.unacknowledged()).isZero();

        fill();

        assertThat(window.unacknowledged()).isEqualTo(SENT_MAX);
    }

    private void fill() {
        while (window.isOpen()) {
            window.sent();
        }
    }
}
