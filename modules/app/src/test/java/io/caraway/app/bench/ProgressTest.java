package io.caraway.app.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void tell_onTerminal_rewritesTheLine() {
        Progress progress = new Progress(out, true, 0);
        progress.tell(SECOND, 16, 500, 2_000_000, SECOND / 4);
        progress.tell(3 * SECOND, 15, 700, 3_000_000, SECOND / 2);
        progress.end();

        assertThat(text())
                .isEqualTo("\r    1 s  16 viewers connected  2.0 MB/s  500 messages/s  server CPU 25 %\033[K"
                        + "\r    3 s  15 viewers connected  0.5 MB/s  100 messages/s  server CPU 13 %\033[K"
                        + "\r\033[K");
        assertThat(progress.seconds()).isEqualTo(1);
    }

    @Test
    void tell_elsewhere_writesALine() {
        Progress progress = new Progress(out, false, 0);
        progress.tell(5 * SECOND, 1, 0, 0, -1);
        progress.end();

        assertThat(text().lines()).containsExactly("    5 s  1 viewers connected  0.0 MB/s  0 messages/s");
        assertThat(progress.seconds()).isEqualTo(5);
    }

    private String text() {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
